//! A database read at one moment.

use futures_util::{Stream, TryStreamExt};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseTransaction, IsolationLevel, Statement,
    StreamTrait, TransactionOptions, TransactionTrait,
};
use serde_json::Value as Json;

use super::{
    Column,
    column::{backend_of, columns},
    value::write_value,
};
use crate::storage::{StorageError, Store};

/// One moment of the whole database, however long it takes to read.
pub struct Snapshot(DatabaseTransaction);

impl Store {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn snapshot(&self) -> Result<Snapshot, StorageError> {
        let is_sqlite = self.0.read.get_database_backend() == DatabaseBackend::Sqlite;
        let options = TransactionOptions {
            isolation_level: (!is_sqlite).then_some(IsolationLevel::RepeatableRead),
            access_mode: (!is_sqlite).then_some(AccessMode::ReadOnly),
            ..Default::default()
        };
        let tx = self.0.read.begin_with_options(options).await?;
        if !is_sqlite {
            tx.execute_unprepared(
                "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
            )
            .await?;
        }
        Ok(Snapshot(tx))
    }
}

impl Snapshot {
    pub async fn columns(&self, table: &str) -> Result<Vec<Column>, StorageError> {
        columns(&self.0, table).await
    }

    /// The rows of a table, one JSON array each.
    pub async fn rows<'a>(
        &'a self,
        table: &str,
        columns: &'a [Column],
    ) -> Result<impl Stream<Item = Result<Vec<Json>, StorageError>> + 'a, StorageError> {
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let sql = format!("SELECT {} FROM {table}", names.join(", "));
        let rows = self
            .0
            .stream_raw(Statement::from_string(backend_of(&self.0), sql))
            .await?;
        Ok(rows.map_err(StorageError::from).and_then(async move |row| {
            let values = columns.iter().map(|column| write_value(&row, column));
            Ok(values.collect::<Result<Vec<_>, _>>()?)
        }))
    }

    /// The newest change of the tables that this database has seen.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn newest_migration(&self) -> Result<String, StorageError> {
        let sql = "SELECT MAX(version) AS version FROM seaql_migrations";
        let rows = self
            .0
            .query_all_raw(Statement::from_string(backend_of(&self.0), sql))
            .await?;
        let version = rows.first().map(|row| row.try_get("", "version"));
        Ok(version.transpose()?.unwrap_or_default())
    }

    /// Tables that are there, apart from the migrations' own.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn tables(&self) -> Result<Vec<String>, StorageError> {
        let sql = match backend_of(&self.0) {
            DatabaseBackend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'seaql%'"
            }
            _ => {
                "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name NOT LIKE 'seaql%'"
            }
        };
        let rows = self
            .0
            .query_all_raw(Statement::from_string(backend_of(&self.0), sql));
        let names = rows
            .await?
            .iter()
            .map(|row| row.try_get("", "name"))
            .collect::<Result<_, _>>()?;
        Ok(names)
    }
}
