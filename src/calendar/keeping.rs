use super::{Calendar, storage};
use crate::{
    storage::{Recent, ShopDb, StorageError},
    vocabulary::ShopId,
};

/// Calendars of shops that were read lately, for those who ask about every line. Cheap to clone.
#[derive(Clone, Default)]
pub struct Keeping(Recent<Calendar>);

impl Keeping {
    /// As [`super::of`] has it.
    pub async fn of(&self, db: &ShopDb) -> Result<Calendar, StorageError> {
        self.0.of(db.shop(), storage::of(db)).await
    }

    /// This node follows a change at once.
    pub fn changed(&self, shop: ShopId) {
        self.0.changed(shop);
    }
}
