use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::storage::{self, CollectionRow};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{OrderView, payouts::tried::unsure_until},
    vocabulary::Millis,
};

/// A payment that paid for nothing and could not be called off yet: nobody knows whether it came.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CallOffView {
    pub key: Uuid,
    pub amount_fen: i64,
    /// It had certainly not gone then: when it was written, or refused last.
    pub since: Millis,
    pub tries: i64,
    /// Why the last try failed, `declined` or `unreachable`.
    pub reason: Option<String>,
    /// What the payment service said then.
    pub words: String,
    /// It is tried by itself then.
    pub next_at: Millis,
    /// Nobody knows whether it went, for there is no answer: nobody settles it before then, and after that the owner alone. None: it
    /// was refused, and whoever leads settles it.
    pub unsure_until: Option<Millis>,
}

impl From<&CollectionRow> for CallOffView {
    fn from(row: &CollectionRow) -> Self {
        Self {
            key: row.key,
            amount_fen: row.amount_fen,
            since: row.since,
            tries: row.tries,
            reason: row.reason.clone(),
            words: row.words.clone(),
            next_at: row.next_at,
            unsure_until: unsure_until(row.reason.as_deref(), (row.claimed_until, row.since)),
        }
    }
}

/// Says of orders what of them could not be called off.
pub async fn complete(db: &ShopDb, orders: &mut [OrderView]) -> Result<(), StorageError> {
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let stuck = storage::stuck_of(db, &ids).await?;
    for order in orders {
        let of_this = stuck.iter().filter(|row| row.order_id == order.id);
        order.call_offs = of_this.map(CallOffView::from).collect();
    }
    Ok(())
}
