//! When the orders of a list end by themselves: their timers know, so that no history is read.

use std::collections::HashMap;

use super::Deadline;
use crate::{
    storage::{ShopDb, StorageError},
    timers,
    trade::{State, storage::OrderRow},
    vocabulary::{Millis, OrderId},
};

impl Deadline {
    /// What an order that stands so may wait for.
    fn in_state(code: &str) -> Option<Self> {
        match State::of_code(code)? {
            State::WaitBuyerPay => Some(Self::Unpaid),
            State::WaitBuyerConfirmGoods => Some(Self::Confirm),
            State::WaitSellerSendGoods
            | State::SellerConsignedPart
            | State::TradeFinished
            | State::TradeClosed => None,
        }
    }
}

/// When those of these orders end by themselves that do, as their states are: unpaid, or with a receipt that confirms itself.
pub async fn ends_of(
    db: &ShopDb,
    rows: &[OrderRow],
) -> Result<HashMap<OrderId, Millis>, StorageError> {
    let waiting = rows.iter().filter_map(|row| {
        let deadline = Deadline::in_state(&row.state)?;
        Some((row.id, deadline.key(row.id)))
    });
    let waiting: Vec<_> = waiting.collect();
    let keys = waiting.iter().map(|(_, key)| key.clone());
    let due_of = timers::due_of(db, keys.collect()).await?;
    let ends = waiting.into_iter();
    let ends = ends.filter_map(|(id, key)| Some((id, due_of.get(&key).copied()?)));
    Ok(ends.collect())
}
