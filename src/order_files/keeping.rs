use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What this area keeps in memory.
pub struct Keeping {
    turn: Arc<Semaphore>,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            turn: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Keeping {
    /// Held while files of orders lie in memory with all their cells: this node reads one import after another.
    pub async fn turn(&self) -> OwnedSemaphorePermit {
        let turn = self.turn.clone().acquire_owned().await;
        turn.expect("it is never closed")
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn one_import_is_read_after_the_other() {
        let keeping = Keeping::default();
        let first = keeping.turn().await;
        assert!(keeping.turn().now_or_never().is_none());
        drop(first);
        assert!(keeping.turn().now_or_never().is_some());
    }
}
