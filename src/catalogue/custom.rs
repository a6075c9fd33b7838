use std::collections::HashSet;

use super::{
    Availability,
    storage::{self, Brief},
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ProductId,
};

/// Those of these products that are made to order.
pub async fn made_to_order(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<HashSet<ProductId>, StorageError> {
    Ok(custom(storage::briefs_of_ids(db, ids).await?))
}

/// As [`made_to_order`], inside a transaction.
pub async fn made_to_order_in(
    tx: &ShopTx,
    ids: &[ProductId],
) -> Result<HashSet<ProductId>, StorageError> {
    Ok(custom(storage::briefs_of_ids_in(tx, ids).await?))
}

fn custom(briefs: Vec<Brief>) -> HashSet<ProductId> {
    let custom = Availability::Custom.code();
    let custom = briefs
        .into_iter()
        .filter(|brief| brief.availability == custom);
    custom.map(|brief| brief.id).collect()
}
