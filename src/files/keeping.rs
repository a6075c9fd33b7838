use std::hash::{DefaultHasher, Hash, Hasher};

use tokio::sync::{Mutex, MutexGuard, OnceCell, Semaphore, SemaphorePermit};
use uuid::Uuid;

use super::depot::{Depot, DepotError};
use crate::{http::Limiter, vocabulary::UploadId};

/// Files made ready at the same time: each may hold hundreds of megabytes while a large picture is decoded.
const AT_ONCE: usize = 2;
const LANES: usize = 128;

/// What this area keeps in memory.
pub struct Keeping {
    address: String,
    depot: OnceCell<Depot>,
    finishing: Semaphore,
    /// One piece of an upload at a time; uploads share lanes.
    lanes: Vec<Mutex<()>>,
    pub(super) by_owner: Limiter<Uuid>,
}

impl Keeping {
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            depot: OnceCell::new(),
            finishing: Semaphore::new(AT_ONCE),
            lanes: (0..LANES).map(|_| Mutex::new(())).collect(),
            by_owner: Limiter::new(30, 2_000),
        }
    }

    /// Opened when first needed, and tried again after a failure.
    pub async fn depot(&self) -> Result<&Depot, DepotError> {
        self.depot
            .get_or_try_init(|| async { Depot::open(&self.address) })
            .await
    }

    pub(super) async fn turn_to_finish(&self) -> SemaphorePermit<'_> {
        self.finishing.acquire().await.expect("it is never closed")
    }

    pub(super) async fn turn_of(&self, upload: UploadId) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        upload.hash(&mut hasher);
        self.lanes[hasher.finish() as usize % LANES].lock().await
    }
}
