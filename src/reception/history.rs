//! What happened in a span of time, conversation by conversation, for those who count.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, FromQueryResult};
use yingke_schema::reception::{entry, session};

use super::{Row, customers_of};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, CustomerId, Millis},
};

/// Both lanes of one conversation within a span, as it happened.
#[derive(Clone, Debug)]
pub struct History {
    pub conversation: ConversationId,
    pub customer: CustomerId,
    pub rows: Vec<Row>,
}

#[derive(FromQueryResult)]
struct Alive {
    conversation_id: ConversationId,
}

/// Conversations that had a reception within `[from, to)`: what customers ask and members answer stands in one.
pub async fn alive_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<ConversationId>, StorageError> {
    let mut alive = BTreeSet::new();
    let closed = session::Column::ClosedAt;
    for ends in [closed.gte(from), closed.is_null()] {
        let rows = db.rows::<session::Entity>().with(ends);
        let rows = rows.with(session::Column::OpenedAt.lt(to));
        let rows = rows.only::<Alive>([session::Column::ConversationId]);
        alive.extend(rows.await?.into_iter().map(|row| row.conversation_id));
    }
    Ok(alive.into_iter().collect())
}

/// What happened in a few conversations within `[from, to)`; those in which nothing did are left out.
pub async fn histories(
    db: &ShopDb,
    of: &[ConversationId],
    from: Millis,
    to: Millis,
) -> Result<Vec<History>, StorageError> {
    let rows = db
        .rows::<entry::Entity>()
        .with(entry::Column::ConversationId.is_in(of.iter().copied()))
        .with(entry::Column::At.gte(from))
        .with(entry::Column::At.lt(to));
    let mut by_conversation: HashMap<_, Vec<Row>> = HashMap::new();
    for row in rows.all().await? {
        let rows = by_conversation.entry(row.conversation_id).or_default();
        rows.push(row.into());
    }
    let customers = customers_of(db, of.iter().copied()).await?;
    let histories = by_conversation
        .into_iter()
        .filter_map(|(conversation, mut rows)| {
            // A staff entry says which public number it follows.
            rows.sort_by_key(|row| (row.at, row.seq.max(row.follows), row.lane, row.seq));
            Some(History {
                conversation,
                customer: *customers.get(&conversation)?,
                rows,
            })
        });
    Ok(histories.collect())
}
