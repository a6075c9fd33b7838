use serde::{Deserialize, Serialize};
use serde_json::json;

use super::storage::{self, PayoutRow};
use crate::{
    storage::{ShopTx, StorageError},
    timers::{self, Timer},
    trade::{Order, storage::Stored},
    vocabulary::{Millis, OrderId, new_id},
};

pub const KIND: &str = "payout";

/// Which money: each event gives once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct PayoutOf {
    pub id: OrderId,
    /// Of the order's events, from 1.
    pub no: i64,
}

impl PayoutOf {
    /// Of its timer.
    pub fn key(self) -> String {
        format!("{KIND}:{}:{}", self.id, self.no)
    }

    /// When it is tried.
    pub fn timer(self, due_at: Millis) -> Timer<'static> {
        Timer {
            key: self.key(),
            kind: KIND,
            due_at,
            payload: json!(self).to_string(),
        }
    }
}

/// Writes down what the event that has just been written gives back.
pub async fn owe(
    tx: &ShopTx,
    stored: &Stored,
    (before, after): (&Order, &Order),
    at: Millis,
) -> Result<(), StorageError> {
    let amount_fen = after.to_customer_fen() - before.to_customer_fen();
    if amount_fen == 0 || before.source.is_some() {
        return Ok(());
    }
    let last = stored.events.last().map_or(0, |event| event.no);
    let of = PayoutOf {
        id: stored.row.id,
        no: last + 1,
    };
    let row = PayoutRow {
        shop_id: tx.shop(),
        order_id: of.id,
        event_no: of.no,
        key: new_id(),
        amount_fen,
        since: at,
        claimed_until: 0,
        tries: 0,
        next_at: at,
        reason: None,
        words: String::new(),
        done_at: None,
    };
    storage::write(tx, row).await?;
    timers::set(tx, of.timer(at)).await
}
