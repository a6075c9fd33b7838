use sea_orm::{ActiveValue::Set, ColumnTrait, Condition};
use uuid::Uuid;
use yingke_schema::reception::entry;

use crate::{
    reception::{Lane, SenderKind},
    storage::{ShopTx, StorageError},
    vocabulary::{ClientId, ConversationId, new_id, new_secret},
};

/// Some 17 KB at random, which no database makes smaller: as much as the longest text takes.
const PIECES: usize = 400;
/// Below every number of a lane.
const NO_NUMBER: i64 = 0;

/// Writes the largest message and takes it back; nobody sees it. PostgreSQL has room in pages it holds already long after the disk is
/// full: a small row fits there, and says nothing of whether messages do.
pub async fn try_out(tx: &ShopTx, conversation: ConversationId) -> Result<(), StorageError> {
    let body: String = std::iter::repeat_with(new_secret).take(PIECES).collect();
    tx.insert(entry::ActiveModel {
        shop_id: Set(tx.shop()),
        conversation_id: Set(conversation),
        lane: Set(Lane::Public.code()),
        seq: Set(NO_NUMBER),
        client_id: Set(ClientId(new_id())),
        sender_kind: Set(SenderKind::System.code()),
        sender_id: Set(Uuid::nil()),
        sender_name: Set(String::new()),
        follows: Set(0),
        kind: Set("text".to_owned()),
        body: Set(body),
        at: Set(0),
        channel: Set(String::new()),
        external_id: Set(None),
    })
    .await?;
    let it = Condition::all()
        .add(entry::Column::ConversationId.eq(conversation))
        .add(entry::Column::Seq.eq(NO_NUMBER));
    tx.delete::<entry::Entity>(it).await?;
    Ok(())
}
