//! What search reads of the log: which conversations have moved, and lines by their places.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, ExprTrait};
use yingke_schema::reception::{entry, head};

use super::{Lane, Row};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, CustomerId, Millis},
};

/// Where a line stands.
pub type Standing = (ConversationId, Lane, i64);

/// How far a conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    pub conversation: ConversationId,
    pub public: i64,
    pub staff: i64,
    pub last_at: Millis,
}

impl From<head::Model> for Reached {
    fn from(head: head::Model) -> Self {
        Self {
            conversation: head.conversation_id,
            public: head.public_seq,
            staff: head.staff_seq,
            last_at: head.last_at,
        }
    }
}

/// Every conversation, page by page, by id.
pub async fn reached(
    db: &ShopDb,
    after: Option<ConversationId>,
    most: u64,
) -> Result<Vec<Reached>, StorageError> {
    let rows = db.rows::<head::Entity>();
    let rows = match after {
        Some(after) => rows.with(head::Column::ConversationId.gt(after)),
        None => rows,
    };
    let rows = rows.ascending(head::Column::ConversationId).limit(most);
    Ok(rows.all().await?.into_iter().map(Reached::from).collect())
}

/// Conversations in which something was written since.
pub async fn moved_since(db: &ShopDb, since: Millis) -> Result<Vec<Reached>, StorageError> {
    let rows = db
        .rows::<head::Entity>()
        .with(head::Column::LastAt.gte(since));
    Ok(rows.all().await?.into_iter().map(Reached::from).collect())
}

/// The lines that stand in these places now; at most a few hundred.
pub async fn lines(db: &ShopDb, places: &[Standing]) -> Result<Vec<Row>, StorageError> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let any = places
        .iter()
        .fold(Condition::any(), |any, (conversation, lane, seq)| {
            any.add(
                entry::Column::ConversationId
                    .eq(*conversation)
                    .and(entry::Column::Lane.eq(lane.code()))
                    .and(entry::Column::Seq.eq(*seq)),
            )
        });
    let rows = db.rows::<entry::Entity>().with(any).all().await?;
    Ok(rows.into_iter().map(Row::from).collect())
}

/// Whose these conversations are.
pub async fn customers_of(
    db: &ShopDb,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, CustomerId>, StorageError> {
    super::customers_of(db, of.iter().copied()).await
}
