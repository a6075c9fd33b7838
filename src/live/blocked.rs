//! Customers a shop does not listen to, in memory: the message path asks with one hash look-up.
//!
//! Read at the start, told by other nodes at once, and compared with the database every second, because news may get lost.

use std::{
    collections::HashSet,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use parking_lot::RwLock;

use super::{Live, WeakLive, cluster};
use crate::{
    access::Actor,
    storage::StorageError,
    vocabulary::{CustomerId, ShopId},
};

const COMPARE: Duration = Duration::from_secs(1);

/// Knows who is blocked; the customers' area does.
#[async_trait::async_trait]
pub trait Blocks: Send + Sync {
    async fn all(&self) -> Result<Vec<(ShopId, CustomerId)>, StorageError>;
}

#[derive(Default)]
pub struct Blocked {
    who: RwLock<HashSet<(ShopId, CustomerId)>>,
    /// Raised by each told change, so that an older look at the database does not undo it.
    told: AtomicU64,
}

impl Blocked {
    pub fn has(&self, shop: ShopId, customer: CustomerId) -> bool {
        self.who.read().contains(&(shop, customer))
    }

    pub fn set(&self, shop: ShopId, customer: CustomerId, is_blocked: bool) {
        let mut who = self.who.write();
        self.told.fetch_add(1, Ordering::Release);
        if is_blocked {
            who.insert((shop, customer));
        } else {
            who.remove(&(shop, customer));
        }
    }

    fn replace(&self, all: HashSet<(ShopId, CustomerId)>, seen: u64) {
        let mut who = self.who.write();
        if self.told.load(Ordering::Acquire) == seen {
            *who = all;
        }
    }
}

impl Live {
    /// Whether a shop does not listen to a customer.
    pub fn is_blocked(&self, shop: ShopId, customer: CustomerId) -> bool {
        self.0.blocked.has(shop, customer)
    }

    /// From now on, on every node. Whoever calls has stored it.
    pub fn block(&self, shop: ShopId, customer: CustomerId, is_blocked: bool) {
        self.0.blocked.set(shop, customer, is_blocked);
        let news = cluster::News::Blocked {
            shop,
            customer,
            is_blocked,
        };
        cluster::tell(self, &news);
    }

    pub(super) fn does_not_hear(&self, actor: &Actor) -> bool {
        match actor {
            Actor::Customer { shop, customer } => self.is_blocked(*shop, *customer),
            _ => false,
        }
    }
}

pub async fn run(live: WeakLive) {
    let mut tick = tokio::time::interval(COMPARE);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut is_known = false;
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        // A node that is alone has told itself everything since.
        if is_known && !live.0.ports.bus.is_shared() {
            continue;
        }
        let seen = live.0.blocked.told.load(Ordering::Acquire);
        match live.0.ports.blocks.all().await {
            Ok(all) => {
                live.0.blocked.replace(all.into_iter().collect(), seen);
                is_known = true;
            }
            Err(error) => tracing::warn!(%error, "who is blocked could not be read"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::new_id;

    #[test]
    fn what_was_told_meanwhile_outlives_an_older_look() {
        let (blocked, shop, customer) =
            (Blocked::default(), ShopId(new_id()), CustomerId(new_id()));
        let seen = blocked.told.load(Ordering::Acquire);
        blocked.set(shop, customer, true);
        blocked.replace(HashSet::new(), seen);
        assert!(blocked.has(shop, customer));
        blocked.replace(HashSet::new(), seen + 1);
        assert!(!blocked.has(shop, customer));
    }
}
