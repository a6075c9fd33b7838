use std::collections::BTreeMap;

use super::{goods, storage};
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Tells members which of these an order has just taken the last piece of, in its transaction.
pub async fn tell_sold_out(tx: &ShopTx, ids: &[ProductId], at: Millis) -> Result<(), StorageError> {
    for (id, title) in storage::sold_out_of(tx, ids).await? {
        let notice = goods::sold_out(id, &format!("t{at}"), &title);
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
