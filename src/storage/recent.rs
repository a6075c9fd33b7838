use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;

use super::StorageError;
use crate::vocabulary::ShopId;

/// Another node's change is followed no later than this.
const KEPT_FOR: Duration = Duration::from_secs(5);
const MOST_SHOPS: u64 = 10_000;

/// What was read of shops lately, for those who ask at every line. Cheap to clone; clones share what they keep.
#[derive(Clone)]
pub struct Recent<T: Clone + Send + Sync + 'static> {
    read: Cache<ShopId, T>,
    changes: Arc<AtomicU64>,
}

impl<T: Clone + Send + Sync + 'static> Default for Recent<T> {
    fn default() -> Self {
        let read = Cache::builder()
            .max_capacity(MOST_SHOPS)
            .time_to_live(KEPT_FOR);
        Self {
            read: read.build(),
            changes: Arc::default(),
        }
    }
}

impl<T: Clone + Send + Sync + 'static> Recent<T> {
    /// What is kept of a shop, or else what `reading` finds. A reading that a change overtook is not kept.
    pub async fn of(
        &self,
        shop: ShopId,
        reading: impl Future<Output = Result<T, StorageError>>,
    ) -> Result<T, StorageError> {
        if let Some(kept) = self.read.get(&shop) {
            return Ok(kept);
        }
        let before = self.changes.load(Ordering::SeqCst);
        let found = reading.await?;
        self.read.insert(shop, found.clone());
        if self.changes.load(Ordering::SeqCst) != before {
            self.read.invalidate(&shop);
        }
        Ok(found)
    }

    /// After a change is committed: this node follows it at once.
    pub fn changed(&self, shop: ShopId) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.read.invalidate(&shop);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop() -> ShopId {
        ShopId(uuid::Uuid::from_u128(1))
    }

    async fn read(recent: &Recent<u8>, shop: ShopId, found: u8) -> u8 {
        recent.of(shop, async { Ok(found) }).await.unwrap()
    }

    #[tokio::test]
    async fn what_was_read_is_kept_until_it_changes() {
        let (recent, shop) = (Recent::default(), shop());
        assert_eq!(read(&recent, shop, 1).await, 1);
        assert_eq!(read(&recent, shop, 2).await, 1);
        recent.changed(shop);
        assert_eq!(read(&recent, shop, 2).await, 2);
    }

    #[tokio::test]
    async fn a_reading_that_a_change_overtook_is_not_kept() {
        let (recent, shop) = (Recent::default(), shop());
        let overtaken = recent.of(shop, async {
            recent.changed(shop);
            Ok(1)
        });
        assert_eq!(overtaken.await.unwrap(), 1);
        assert_eq!(read(&recent, shop, 2).await, 2);
    }
}
