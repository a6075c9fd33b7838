use std::collections::BTreeMap;

use super::{
    goods,
    low_stock::{became_low, low_stock_in},
    storage,
};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Tells members of which products an order has just taken the last piece, or one of the last, in its transaction. `taken` is how
/// many pieces less of each can be bought now.
pub async fn tell_taken(
    tx: &ShopTx,
    taken: &BTreeMap<ProductId, i64>,
    at: Millis,
) -> Result<(), StorageError> {
    let low = low_stock_in(tx).await?;
    let ids: Vec<_> = taken.keys().copied().collect();
    let when = format!("t{at}");
    for brief in storage::low_of(tx, &ids, low).await? {
        let before = brief.stock + taken[&brief.id];
        let low = brief.low_stock.unwrap_or(low);
        let notice = if brief.stock == 0 {
            goods::sold_out(brief.id, &when, &brief.title)
        } else if brief.is_listed() && became_low(before, brief.stock, low) {
            goods::low(brief.id, &when, &brief.title, brief.stock)
        } else {
            continue;
        };
        tx.emit(&notice, at).await?;
    }
    Ok(())
}

/// Tells members which of these can be bought again: all there is of them are the pieces that have just come back.
pub async fn tell_back(
    tx: &ShopTx,
    came: &BTreeMap<ProductId, i64>,
    at: Millis,
) -> Result<(), StorageError> {
    if came.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = came.keys().copied().collect();
    for brief in storage::briefs_of_ids_in(tx, &ids).await? {
        let is_back = brief.stock > 0 && came.get(&brief.id) == Some(&brief.stock);
        if is_back && brief.is_listed() {
            let notice = goods::back_in_stock(brief.id, &format!("t{at}"), &brief.title);
            tx.emit(&notice, at).await?;
        }
    }
    Ok(())
}
