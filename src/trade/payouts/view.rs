use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::storage::{self, PayoutRow};
use crate::{
    storage::{ShopDb, StorageError},
    trade::OrderView,
    vocabulary::{Millis, OrderId},
};

/// Money that was decided to go back, and has not gone yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PayoutView {
    /// Of the order's events, from 1: the one that gives it back.
    pub no: i64,
    pub amount_fen: i64,
    pub since: Millis,
    pub tries: i64,
    /// Why the last try moved no money, `declined` or `unreachable`; none: it was not tried yet.
    pub reason: Option<String>,
    /// What the payment service said then.
    pub words: String,
    /// It is tried by itself then.
    pub next_at: Millis,
}

impl From<&PayoutRow> for PayoutView {
    fn from(row: &PayoutRow) -> Self {
        Self {
            no: row.event_no,
            amount_fen: row.amount_fen,
            since: row.since,
            tries: row.tries,
            reason: row.reason.clone(),
            words: row.words.clone(),
            next_at: row.next_at,
        }
    }
}

/// What of each order's money has not gone back yet; none where all has.
pub async fn due_fen_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, i64>, StorageError> {
    let mut due_fen: HashMap<_, i64> = HashMap::new();
    for row in storage::due_of(db, orders).await? {
        *due_fen.entry(row.order_id).or_default() += row.amount_fen;
    }
    Ok(due_fen)
}

/// Says of orders what of their money is still on its way back.
pub async fn complete(db: &ShopDb, orders: &mut [OrderView]) -> Result<(), StorageError> {
    let refunded = orders.iter().filter(|order| order.refunded_fen > 0);
    let ids: Vec<_> = refunded.map(|order| order.id).collect();
    let due = storage::due_of(db, &ids).await?;
    for order in orders {
        let of_this = due.iter().filter(|row| row.order_id == order.id);
        order.payouts = of_this.map(PayoutView::from).collect();
    }
    Ok(())
}
