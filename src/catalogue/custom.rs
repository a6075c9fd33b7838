use std::collections::HashSet;

use super::{Availability, storage};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Those of these products that are made to order.
pub async fn made_to_order(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<HashSet<ProductId>, StorageError> {
    let briefs = storage::briefs_of_ids(db, ids).await?;
    let custom = Availability::Custom.code();
    let custom = briefs
        .into_iter()
        .filter(|brief| brief.availability == custom);
    Ok(custom.map(|brief| brief.id).collect())
}
