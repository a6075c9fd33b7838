//! What a member has read, not read and starred.

use std::collections::{HashMap, HashSet};

use sea_orm::ColumnTrait;
use yingke_schema::reception::{entry, head, star, watermark};

use super::lines::{TOGETHER, above, any_of};
use crate::{
    reception::SenderKind,
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, MemberId},
};

pub(super) async fn read_by(
    db: &ShopDb,
    member: MemberId,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let mine = watermark::Column::ReaderId.eq(member.0);
    let which = watermark::Column::ConversationId.is_in(of.iter().copied());
    let rows = db
        .rows::<watermark::Entity>()
        .with(mine)
        .with(which)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.conversation_id, row.read))
        .collect())
}

/// How many lines of the customer stand above what the member has read; none where there are none.
pub(super) async fn unread(
    db: &ShopDb,
    heads: &[head::Model],
    read: &HashMap<ConversationId, i64>,
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let upto = |head: &head::Model| read.get(&head.conversation_id).copied().unwrap_or(0);
    let behind: Vec<_> = heads
        .iter()
        .filter(|head| upto(head) < head.public_seq)
        .collect();
    let mut unread = HashMap::new();
    for some in behind.chunks(TOGETHER) {
        let unseen = some
            .iter()
            .map(|head| above(head.conversation_id, upto(head)));
        let theirs = entry::Column::SenderKind.eq(SenderKind::Customer.code());
        let rows = db.rows::<entry::Entity>().with(theirs).with(any_of(unseen));
        unread.extend(
            rows.counts_by::<ConversationId>(entry::Column::ConversationId)
                .await?,
        );
    }
    Ok(unread)
}

pub async fn starred(
    db: &ShopDb,
    member: MemberId,
) -> Result<HashSet<ConversationId>, StorageError> {
    let rows = db
        .rows::<star::Entity>()
        .with(star::Column::MemberId.eq(member));
    Ok(rows
        .all()
        .await?
        .into_iter()
        .map(|row| row.conversation_id)
        .collect())
}
