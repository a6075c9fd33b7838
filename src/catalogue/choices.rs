use std::collections::HashMap;

use super::{Offer, offers, storage};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// What a product is sold as now, in the order of its page.
pub async fn choices(db: &ShopDb, product: ProductId) -> Result<Vec<Offer>, StorageError> {
    let skus = storage::skus_of(db, product).await?;
    let ids: Vec<_> = skus.iter().map(|sku| sku.id).collect();
    let found = offers(db, &ids).await?;
    let mut found: HashMap<_, _> = found.into_iter().map(|offer| (offer.sku, offer)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}
