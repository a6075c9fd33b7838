use std::{path::PathBuf, sync::Arc};

use parking_lot::Mutex;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use super::StorageError;

/// Connections that may read at once; opened when first needed.
const READERS: usize = 4;

/// Enough for the inner pages of a long log; taken only as needed.
const CACHE_KIB: i64 = 4_096;

/// Read-only connections to a SQLite file for the queries of the message path, which the pool's row-by-row hand-over makes several
/// times dearer.
#[derive(Clone)]
pub struct Readers(Arc<Shared>);

struct Shared {
    path: PathBuf,
    turns: Semaphore,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub fn new(path: PathBuf) -> Self {
        Self(Arc::new(Shared {
            path,
            turns: Semaphore::new(READERS),
            idle: Mutex::default(),
        }))
    }

    /// Runs `query` on a thread that may wait for the disk.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StorageError> {
        let shared = self.0.clone();
        let Ok(_turn) = self.0.turns.acquire().await else {
            return Err(StorageError::Reader(rusqlite::Error::InvalidQuery));
        };
        let read = tokio::task::spawn_blocking(move || {
            let db = shared.connection()?;
            let answer = query(&db)?;
            shared.idle.lock().push(db);
            Ok(answer)
        });
        let answer: rusqlite::Result<T> = read.await.unwrap_or(Err(rusqlite::Error::InvalidQuery));
        answer.map_err(StorageError::Reader)
    }
}

impl Shared {
    /// One that failed is not put back: the next opens the file anew.
    fn connection(&self) -> rusqlite::Result<Connection> {
        if let Some(db) = self.idle.lock().pop() {
            return Ok(db);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(&self.path, flags)?;
        db.busy_timeout(std::time::Duration::from_secs(5))?;
        db.pragma_update(None, "cache_size", -CACHE_KIB)?;
        Ok(db)
    }
}
