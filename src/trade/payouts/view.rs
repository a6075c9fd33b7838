use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    storage::{self, PayoutRow},
    tried::unsure_until,
};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{CaseView, OrderView, storage::freights_of},
    vocabulary::{Millis, OrderId},
};

/// Money that was decided to go back, and has not gone yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PayoutView {
    /// Of the order's events, from 1: the one that gives it back.
    pub no: i64,
    pub amount_fen: i64,
    /// For the way back of a return (寄回运费), and no refund.
    pub is_freight: bool,
    /// It had certainly not gone then: when it was written, or refused last.
    pub since: Millis,
    pub tries: i64,
    /// Why the last try moved no money, `declined` or `unreachable`; none: it was not tried yet.
    pub reason: Option<String>,
    /// What the payment service said then.
    pub words: String,
    /// It is tried by itself then.
    pub next_at: Millis,
    /// Nobody knows whether it went, for there is no answer: nobody settles it before then, and after that the owner alone. None: it
    /// was refused, and whoever leads settles it.
    pub unsure_until: Option<Millis>,
}

impl PayoutView {
    fn of(row: PayoutRow, is_freight: bool) -> Self {
        Self {
            unsure_until: unsure_until(row.reason.as_deref(), (row.claimed_until, row.since)),
            no: row.event_no,
            amount_fen: row.amount_fen,
            is_freight,
            since: row.since,
            tries: row.tries,
            reason: row.reason,
            words: row.words,
            next_at: row.next_at,
        }
    }
}

/// What of each order's money has not gone back yet, in turn; none where all has.
pub async fn due_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<PayoutView>>, StorageError> {
    let rows = storage::due_of(db, orders).await?;
    let owed: Vec<_> = rows.iter().map(|row| row.order_id).collect();
    let freights = freights_of(db, &owed).await?;
    let mut due: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let is_freight = freights.contains(&(row.order_id, row.event_no));
        let of_order = due.entry(row.order_id).or_default();
        of_order.push(PayoutView::of(row, is_freight));
    }
    Ok(due)
}

/// What of an order's refunds is due, whichever of its cases they are of: the way back is paid beside them.
pub fn refund_due_fen(due: &[PayoutView]) -> i64 {
    let refunds = due.iter().filter(|due| !due.is_freight);
    refunds.map(|due| due.amount_fen).sum()
}

/// Says of a case what of its money is among what of its order is due.
pub fn say_due(case: &mut CaseView, due: &[PayoutView]) {
    let own = due.iter().filter(|due| case.events.contains(&due.no));
    let own: Vec<_> = own.collect();
    case.payouts_due_fen = own.iter().map(|due| due.amount_fen).sum();
    let freights = own.iter().filter(|due| due.is_freight);
    case.freight_due_fen = freights.map(|due| due.amount_fen).sum();
}

/// Says of orders, and of their cases, what of their money is still on its way back.
pub async fn complete(db: &ShopDb, orders: &mut [OrderView]) -> Result<(), StorageError> {
    let given = |order: &&OrderView| order.refunded_fen + order.freight_back_fen > 0;
    let ids: Vec<_> = orders.iter().filter(given).map(|order| order.id).collect();
    let mut due = due_of(db, &ids).await?;
    for order in orders {
        order.payouts = due.remove(&order.id).unwrap_or_default();
        let lines = order.lines.iter_mut();
        for case in lines.filter_map(|line| line.case.as_mut()) {
            say_due(case, &order.payouts);
        }
    }
    Ok(())
}
