//! What happened in a span of time, conversation by conversation, for those who count.

use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::reception::{conversation, entry, head};

use super::Row;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, CustomerId, Millis},
};

/// Conversations read together.
const AT_ONCE: usize = 50;

/// Both lanes of one conversation within a span, as it happened.
#[derive(Clone, Debug)]
pub struct History {
    pub conversation: ConversationId,
    pub customer: CustomerId,
    pub rows: Vec<Row>,
}

/// Every conversation with entries in `[from, to)`.
pub async fn histories(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<History>, StorageError> {
    let begun = conversation::Column::CreatedAt.lt(to);
    let begun = db.rows::<conversation::Entity>().with(begun).all().await?;
    let mut customers: HashMap<_, _> = begun
        .into_iter()
        .map(|row| (row.id, row.customer_id))
        .collect();
    let alive = head::Column::LastAt.gte(from);
    let alive = db.rows::<head::Entity>().with(alive).all().await?;
    let ids: Vec<_> = alive.into_iter().map(|head| head.conversation_id).collect();
    let mut histories = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        for (conversation, rows) in rows_of(db, some, from, to).await? {
            if let Some(customer) = customers.remove(&conversation) {
                histories.push(History {
                    conversation,
                    customer,
                    rows,
                });
            }
        }
    }
    Ok(histories)
}

async fn rows_of(
    db: &ShopDb,
    of: &[ConversationId],
    from: Millis,
    to: Millis,
) -> Result<HashMap<ConversationId, Vec<Row>>, StorageError> {
    let rows = db
        .rows::<entry::Entity>()
        .with(entry::Column::ConversationId.is_in(of.iter().copied()))
        .with(entry::Column::At.gte(from))
        .with(entry::Column::At.lt(to));
    let mut histories: HashMap<_, Vec<Row>> = HashMap::new();
    for row in rows.all().await? {
        let rows = histories.entry(row.conversation_id).or_default();
        rows.push(row.into());
    }
    // A staff entry says which public number it follows.
    for rows in histories.values_mut() {
        rows.sort_by_key(|row| (row.at, row.seq.max(row.follows), row.lane, row.seq));
    }
    Ok(histories)
}
