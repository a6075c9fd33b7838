use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Exports for Taobao that lie on this node's disk at the same time.
const AT_ONCE: usize = 4;

/// What this area keeps in memory.
pub struct Keeping {
    room: Arc<Semaphore>,
    counting: Arc<Semaphore>,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            room: Arc::new(Semaphore::new(AT_ONCE)),
            counting: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Keeping {
    /// Held while an export lies on the disk; none: as many as may lie there already.
    pub fn room(&self) -> Option<OwnedSemaphorePermit> {
        self.room.clone().try_acquire_owned().ok()
    }

    /// Held while rows are read for their numbers, which may be very many: this node counts for one after another.
    pub async fn turn_to_count(&self) -> OwnedSemaphorePermit {
        let turn = self.counting.clone().acquire_owned().await;
        turn.expect("it is never closed")
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn numbers_are_counted_for_one_after_the_other() {
        let keeping = Keeping::default();
        let first = keeping.turn_to_count().await;
        assert!(keeping.turn_to_count().now_or_never().is_none());
        drop(first);
        assert!(keeping.turn_to_count().now_or_never().is_some());
    }
}
