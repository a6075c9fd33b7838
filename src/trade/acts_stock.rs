//! What members do that needs pieces, with the stock as it is: what cannot be had is said before anybody promises it.

use std::collections::HashMap;

use super::{Illegal, OrderView, acts::ActView};
use crate::{
    catalogue,
    storage::{ShopDb, StorageError},
    vocabulary::SkuId,
};

/// How many pieces are free of what these need: one query, or none.
pub async fn weigh(
    db: &ShopDb,
    acts: &mut [&mut ActView],
) -> Result<HashMap<SkuId, i64>, StorageError> {
    let needs = acts.iter().flat_map(|act| &act.needs);
    let mut skus: Vec<_> = needs.map(|wanted| wanted.sku).collect();
    skus.sort_unstable();
    skus.dedup();
    if skus.is_empty() {
        return Ok(HashMap::new());
    }
    let free = catalogue::free_of(db, &skus).await?;
    for act in acts {
        if !catalogue::is_enough(&free, &act.needs) {
            act.is_allowed = false;
            act.reason = Some(Illegal::OutOfStock.code().to_owned());
        }
    }
    Ok(free)
}

/// The same of orders, whose lines send no more pieces again than there are.
pub async fn weigh_orders(db: &ShopDb, orders: &mut [OrderView]) -> Result<(), StorageError> {
    let acts = orders.iter_mut().flat_map(|order| &mut order.acts);
    let free = weigh(db, &mut acts.collect::<Vec<_>>()).await?;
    let here = orders.iter_mut().filter(|order| order.source.is_none());
    for line in here.flat_map(|order| &mut order.lines) {
        if let Some(sku) = line.sku_id.filter(|_| line.reissuable > 0) {
            let most = free.get(&sku).copied().unwrap_or_default();
            line.reissuable = line.reissuable.min(most);
        }
    }
    Ok(())
}
