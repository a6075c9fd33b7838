//! What a filter asks of rows, and how many it leaves.

use sea_orm::Condition;
use yingke_schema::catalogue::product::Entity;

use crate::{
    catalogue::storage::deleted,
    storage::{ShopDb, StorageError},
};

/// What a filter asks of rows.
pub struct Sifted {
    pub which: Condition,
    /// More is asked than the orders' indexes hold: `product_sifted` is walked, and what it leaves is put in order.
    pub is_wide: bool,
    /// A page of it takes about as long as counting it.
    pub is_long: bool,
    /// The same with what lies in the recycle bin, where that is counted apart: no index of a category or a template holds the state.
    pub(super) all: Option<Condition>,
    /// The same for counting, where an index of few holds all that are meant: no order has to be kept.
    pub(super) counted: Option<Condition>,
}

impl Sifted {
    pub async fn count(&self, db: &ShopDb) -> Result<u64, StorageError> {
        let count = |which: Condition| db.rows::<Entity>().with(which).count();
        let Some(all) = &self.all else {
            let which = self.counted.as_ref().unwrap_or(&self.which);
            return count(which.clone()).await;
        };
        let in_bin = count(all.clone().add(deleted())).await?;
        Ok(count(all.clone()).await?.saturating_sub(in_bin))
    }
}
