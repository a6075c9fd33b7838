use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::{Engine, StorageError, Store};

/// Longer than the largest log takes on a slow disk; whoever stops a node does not wait for more.
const LONGEST: Duration = Duration::from_secs(10);

impl Store {
    /// Folds SQLite's log back into the file and empties it, at the end: the next start has nothing to read again, and the file
    /// alone is whole. Nothing to do on PostgreSQL.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn settle(&self) -> Result<(), StorageError> {
        if let Engine::Sqlite(_) = self.engine() {
            let _turn = self.gate().turn().await;
            let fold = self
                .write_connection()
                .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)");
            // What is stored is safe in the log as well.
            if let Ok(done) = tokio::time::timeout(LONGEST, fold).await {
                done?;
            }
        }
        Ok(())
    }
}
