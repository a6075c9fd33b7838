use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::trade::cart_line::{Column, Entity, Model};

use super::{basket, cart::MOST_LINES};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{CustomerId, SkuId},
};

/// Puts what lies in one cart into another and leaves the first empty; how many lines it had. Of the same thing the larger number
/// counts, as both may be one wish; where there is no room for all, what was put in last goes along.
pub async fn pour_cart(
    tx: &ShopTx,
    from: CustomerId,
    to: CustomerId,
) -> Result<usize, StorageError> {
    // As the cart's own changes: two windows at once would both find room.
    for customer in [from, to] {
        tx.lock(customer.0.as_u64_pair().1 as i64).await?;
    }
    let poured = newest_first(tx, from).await?;
    if poured.is_empty() {
        return Ok(0);
    }
    let held = newest_first(tx, to).await?.into_iter();
    let held: HashMap<SkuId, i64> = held.map(|line| (line.sku_id, line.quantity)).collect();
    let room = MOST_LINES.saturating_sub(held.len());
    let count = poured.len();
    let (same, new): (Vec<Model>, Vec<Model>) = poured
        .into_iter()
        .partition(|line| held.contains_key(&line.sku_id));
    for line in same.iter().chain(new.iter().take(room)) {
        let before = held.get(&line.sku_id).copied().unwrap_or_default();
        let quantity = before.max(line.quantity);
        basket::put(tx, to, (line.sku_id, quantity), line.at).await?;
    }
    tx.delete::<Entity>(Column::CustomerId.eq(from)).await?;
    Ok(count)
}

async fn newest_first(tx: &ShopTx, customer: CustomerId) -> Result<Vec<Model>, StorageError> {
    let rows = tx.rows::<Entity>().with(Column::CustomerId.eq(customer));
    let rows = rows.descending(Column::At).descending(Column::SkuId);
    rows.all().await
}
