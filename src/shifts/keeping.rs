use std::sync::Arc;

use super::{Duty, Rules, duty::duty_by, storage};
use crate::{
    storage::{Recent, ShopDb, StorageError},
    vocabulary::{Millis, ShopId},
};

/// Rules of shops that were read lately, for those who ask about every line. Cheap to clone.
#[derive(Clone, Default)]
pub struct Keeping(Recent<Arc<Rules>>);

impl Keeping {
    /// As [`super::duty`] has it. Of a shop that does not go by its shifts nothing is read.
    pub async fn duty(&self, db: &ShopDb, now: Millis) -> Result<Duty, StorageError> {
        let reading = async { Ok(Arc::new(storage::rules_of(db).await?.0)) };
        let rules = self.0.of(db.shop(), reading).await?;
        duty_by(&rules, db, now).await
    }

    /// This node follows a change at once.
    pub fn changed(&self, shop: ShopId) {
        self.0.changed(shop);
    }
}
