use std::{future::Future, sync::Arc};

use moka::sync::Cache;
use tokio::sync::Mutex;

use super::count::OfShop;
use crate::{
    storage::StorageError,
    vocabulary::{Millis, ShopId},
};

/// So long figures are shown again. By the shop's clock and not the machine's: what was counted a second ago is counted anew.
const FRESH_MS: Millis = 1_000;
const MOST_SHOPS: u64 = 10_000;

/// Whoever counts holds it; whoever comes meanwhile waits, and finds it counted.
type Last = Arc<Mutex<Option<Arc<OfShop>>>>;

/// What this area keeps in memory: the last figures of each shop that somebody looks at.
pub struct Keeping(Cache<ShopId, Last>);

impl Default for Keeping {
    fn default() -> Self {
        Self(Cache::new(MOST_SHOPS))
    }
}

impl Keeping {
    /// What was counted a moment ago, or else what `counting` finds.
    pub(super) async fn of(
        &self,
        shop: ShopId,
        now: Millis,
        counting: impl Future<Output = Result<OfShop, StorageError>>,
    ) -> Result<Arc<OfShop>, StorageError> {
        let last = self.0.get_with(shop, Last::default);
        let mut last = last.lock().await;
        let is_fresh = |kept: &&Arc<OfShop>| (0..FRESH_MS).contains(&(now - kept.at));
        if let Some(kept) = last.as_ref().filter(is_fresh) {
            return Ok(kept.clone());
        }
        let counted = Arc::new(counting.await?);
        *last = Some(counted.clone());
        Ok(counted)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    async fn seen(keeping: &Keeping, shop: u128, now: Millis) -> Millis {
        let shop = ShopId(uuid::Uuid::from_u128(shop));
        let counting = async {
            Ok(OfShop {
                at: now,
                ..OfShop::default()
            })
        };
        keeping.of(shop, now, counting).await.unwrap().at
    }

    #[tokio::test]
    async fn figures_are_kept_for_a_second_and_for_their_shop() {
        let keeping = Keeping::default();
        assert_eq!(seen(&keeping, 1, 5_000).await, 5_000);
        assert_eq!(seen(&keeping, 1, 5_999).await, 5_000);
        assert_eq!(seen(&keeping, 2, 5_999).await, 5_999);
        assert_eq!(seen(&keeping, 1, 6_000).await, 6_000);
        // A clock that was set back.
        assert_eq!(seen(&keeping, 1, 5_000).await, 5_000);
    }

    #[tokio::test]
    async fn those_who_look_at_once_have_it_counted_once() {
        let keeping = Keeping::default();
        let times = AtomicUsize::new(0);
        let look = || {
            let counting = async {
                times.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                Ok(OfShop {
                    at: 5_000,
                    ..OfShop::default()
                })
            };
            keeping.of(ShopId(uuid::Uuid::nil()), 5_000, counting)
        };
        let (one, other, third) = tokio::join!(look(), look(), look());
        assert!([one, other, third].iter().all(Result::is_ok));
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn what_could_not_be_counted_is_counted_by_the_next() {
        let keeping = Keeping::default();
        let shop = ShopId(uuid::Uuid::from_u128(1));
        let failed = async { Err(StorageError::BadRow) };
        assert!(keeping.of(shop, 5_000, failed).await.is_err());
        assert_eq!(seen(&keeping, 1, 5_000).await, 5_000);
    }
}
