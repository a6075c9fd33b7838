use super::{Offer, offers::offer, storage};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// What a product is sold as now, in the order of its page.
pub async fn choices(db: &ShopDb, product: ProductId) -> Result<Vec<Offer>, StorageError> {
    let Some(brief) = storage::brief(db, product).await? else {
        return Ok(Vec::new());
    };
    let skus = storage::skus_of(db, product).await?;
    Ok(skus.iter().map(|sku| offer(&brief, sku)).collect())
}
