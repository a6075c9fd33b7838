use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    storage::{self, PayoutRow},
    tried::unsure_until,
};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{CaseView, OrderView},
    vocabulary::{Millis, OrderId},
};

/// Money that was decided to go back, and has not gone yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PayoutView {
    /// Of the order's events, from 1: the one that gives it back.
    pub no: i64,
    pub amount_fen: i64,
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
            unsure_until: unsure_until(row.reason.as_deref(), (row.claimed_until, row.since)),
        }
    }
}

/// What of each order's money has not gone back yet, in turn; none where all has.
pub async fn due_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<PayoutView>>, StorageError> {
    let mut due: HashMap<_, Vec<_>> = HashMap::new();
    for row in storage::due_of(db, orders).await? {
        due.entry(row.order_id).or_default().push((&row).into());
    }
    Ok(due)
}

/// Says of a case what of its money is among what of its order is due.
pub fn say_due(case: &mut CaseView, due: &[PayoutView]) {
    case.payouts_due_fen = sum_of(&case.events, due);
    case.freight_due_fen = sum_of(&case.freight_events, due);
}

fn sum_of(events: &[i64], due: &[PayoutView]) -> i64 {
    let own = due.iter().filter(|due| events.contains(&due.no));
    own.map(|due| due.amount_fen).sum()
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
