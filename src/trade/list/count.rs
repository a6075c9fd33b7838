use yingke_schema::trade::order;

use super::{find, sought::Sought};
use crate::storage::{ShopDb, StorageError};

/// So many are found by whatever leaves few, which no count does.
const FEW: u64 = 1_000;

/// How many orders are found.
pub async fn count(db: &ShopDb, sought: &Sought) -> Result<u64, StorageError> {
    let first = find::page(db, sought, None, FEW + 1).await?;
    if first.len() as u64 <= FEW {
        return Ok(first.len() as u64);
    }
    let rows = db.rows::<order::Entity>().with(sought.which(db));
    rows.count().await
}
