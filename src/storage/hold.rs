use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};

use super::{StorageError, Store};

/// Longer than any holder works; one whose node froze is let go after it.
const LONGEST: &str = "SET LOCAL idle_in_transaction_session_timeout = 60000";

/// A lock over several transactions, let go when dropped, also with the node.
pub struct Hold(DatabaseTransaction);

impl Store {
    /// Waits until no other node holds `key`. On PostgreSQL: a SQLite file has one process, which takes turns by itself.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn hold(&self, key: i64) -> Result<Hold, StorageError> {
        let tx = self.write_connection().begin().await?;
        let lock = format!("{LONGEST}; SELECT pg_advisory_xact_lock({key})");
        tx.execute_unprepared(&lock).await?;
        Ok(Hold(tx))
    }
}

impl Hold {
    pub async fn release(self) -> Result<(), StorageError> {
        Ok(self.0.rollback().await?)
    }
}
