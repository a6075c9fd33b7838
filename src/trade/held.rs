//! An order as a timer finds it.

use super::{
    Order,
    deed::lock_of,
    storage::{self, OrderRow},
};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::OrderId,
};

/// Under its lock: nobody else changes it before this transaction ends. None: there is none, or its history cannot be read.
pub async fn held(tx: &ShopTx, id: OrderId) -> Result<Option<(OrderRow, Order)>, StorageError> {
    tx.lock(lock_of(id)).await?;
    let stored = storage::stored_in(tx, id).await?;
    Ok(stored.and_then(|stored| {
        let order = stored.order().ok()?;
        Some((stored.row, order))
    }))
}
