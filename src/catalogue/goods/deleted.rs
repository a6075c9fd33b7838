//! Into the recycle bin 回收站: nothing is lost of a product that lies there, and no order waits for it.

use super::{Fault, Goods, Shelf, Stored, Unwritten, fault};
use crate::{
    catalogue::{stock::hold, storage::skus_of_ids_in},
    storage::ShopTx,
};

pub fn is_deleting(before: &Goods, after: &Goods) -> bool {
    before.state != Shelf::Deleted && after.state == Shelf::Deleted
}

/// Orders set so many pieces of it aside.
pub fn waited_for(pieces: i64) -> Result<(), Fault> {
    if pieces == 0 {
        return Ok(());
    }
    let title = format!("Orders wait for {pieces} of it: it cannot be deleted");
    Err(fault("goods_reserved", "state", title).about(pieces))
}

/// Where it is deleted by this, no order sets pieces of it aside before the transaction ends.
pub async fn hold_to_delete(tx: &ShopTx, stored: &Stored, after: &Goods) -> Result<(), Unwritten> {
    if !is_deleting(&stored.goods, after) {
        return Ok(());
    }
    let skus: Vec<_> = stored.goods.skus.iter().map(|sku| sku.id).collect();
    hold(tx, &skus).await?;
    let skus = skus_of_ids_in(tx, &skus).await?;
    waited_for(skus.iter().map(|sku| sku.reserved).sum())?;
    Ok(())
}
