use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, TransactionTrait};

use super::{StorageError, Store};

/// Longer than any holder works; one whose node froze is let go after it.
const LONGEST: &str = "SET LOCAL idle_in_transaction_session_timeout = 60000";

/// A lock over several transactions, let go when dropped, also with the node.
pub struct Hold(Option<DatabaseTransaction>);

impl Store {
    /// Waits until no other node holds `key`. A SQLite file has one process, which has to take turns by itself.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn hold(&self, key: i64) -> Result<Hold, StorageError> {
        let connection = self.write_connection();
        if connection.get_database_backend() != DatabaseBackend::Postgres {
            return Ok(Hold(None));
        }
        let tx = connection.begin().await?;
        let lock = format!("{LONGEST}; SELECT pg_advisory_xact_lock({key})");
        tx.execute_unprepared(&lock).await?;
        Ok(Hold(Some(tx)))
    }
}

impl Hold {
    pub async fn release(self) -> Result<(), StorageError> {
        if let Some(tx) = self.0 {
            tx.rollback().await?;
        }
        Ok(())
    }
}
