use super::storage::{done, due_in, of};
use crate::{
    storage::{ShopTx, StorageError},
    timers,
    vocabulary::OrderId,
};

/// What an order of the past gave back went at once, long ago: there is nobody to ask.
pub async fn give_past(tx: &ShopTx, order: OrderId) -> Result<(), StorageError> {
    let due = due_in(tx, order).await?;
    for row in &due {
        done(tx, row, row.since).await?;
    }
    let keys: Vec<_> = due.iter().map(|row| of(row).key()).collect();
    timers::unset(tx, &keys).await
}
