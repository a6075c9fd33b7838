use super::{
    CollectionOf,
    storage::{self, CollectionRow},
};
use crate::{
    storage::{ShopTx, StorageError},
    timers,
    trade::{Order, State, Undone},
    vocabulary::{Millis, OrderId},
};

/// What an event of an order does to what is being collected for it, in its transaction. None becomes paid without money.
pub async fn follow(
    tx: &ShopTx,
    order: OrderId,
    (before, after): (&Order, &Order),
    at: Millis,
) -> Result<(), Undone> {
    if before.state != State::WaitBuyerPay {
        return Ok(());
    }
    if after.paid_at.is_some() {
        return keep(tx, order, after.total_fen(), at).await;
    }
    let is_wanted = after.state == before.state && after.total_fen() == before.total_fen();
    if !is_wanted {
        call_off_wanted(tx, order, at).await?;
    }
    Ok(())
}

/// Only what is known to be collected, and has not been called off since the port said so.
async fn keep(tx: &ShopTx, order: OrderId, total_fen: i64, at: Millis) -> Result<(), Undone> {
    let row = storage::wanted(tx, order).await?;
    let row = row.filter(|row| row.amount_fen == total_fen);
    let row = row.ok_or(Undone::ChangedMeanwhile)?;
    if !storage::keep(tx, row.key, at).await? {
        return Err(Undone::ChangedMeanwhile);
    }
    timers::unset(tx, &[of(&row).timer_key()]).await?;
    Ok(())
}

/// Nothing of it pays the order any more.
pub async fn call_off_wanted(tx: &ShopTx, order: OrderId, at: Millis) -> Result<(), StorageError> {
    let Some(row) = storage::wanted(tx, order).await? else {
        return Ok(());
    };
    if storage::call_off(tx, row.key).await? {
        timers::set(tx, of(&row).timer(at)).await?;
    }
    Ok(())
}

pub const fn of(row: &CollectionRow) -> CollectionOf {
    CollectionOf {
        id: row.order_id,
        key: row.key,
    }
}
