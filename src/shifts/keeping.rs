use std::{sync::Arc, time::Duration};

use moka::sync::Cache;

use super::{Duty, Rules, duty::duty_by, storage};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{Millis, ShopId},
};

/// Another node's change of the rules is followed no later than this.
const RULES_FOR: Duration = Duration::from_secs(5);

/// Rules of shops that were read lately, for those who ask about every line. Cheap to clone.
#[derive(Clone)]
pub struct Keeping(Cache<ShopId, Arc<Rules>>);

impl Default for Keeping {
    fn default() -> Self {
        let rules = Cache::builder().max_capacity(10_000);
        Self(rules.time_to_live(RULES_FOR).build())
    }
}

impl Keeping {
    /// As [`super::duty`] has it. Of a shop that does not go by its shifts nothing is read.
    pub async fn duty(&self, db: &ShopDb, now: Millis) -> Result<Duty, StorageError> {
        if let Some(known) = self.0.get(&db.shop()) {
            return duty_by(&known, db, now).await;
        }
        let (rules, _) = storage::rules_of(db).await?;
        let rules = Arc::new(rules);
        self.0.insert(db.shop(), rules.clone());
        duty_by(&rules, db, now).await
    }

    /// This node follows a change at once.
    pub fn changed(&self, shop: ShopId) {
        self.0.invalidate(&shop);
    }
}
