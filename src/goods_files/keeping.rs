use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Exports for Taobao that lie on this node's disk at the same time.
const AT_ONCE: usize = 4;

/// What this area keeps in memory.
pub struct Keeping {
    room: Arc<Semaphore>,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            room: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Keeping {
    /// Held while an export lies on the disk; none: as many as may lie there already.
    pub fn room(&self) -> Option<OwnedSemaphorePermit> {
        self.room.clone().try_acquire_owned().ok()
    }
}
