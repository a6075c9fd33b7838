use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use sqlx::{
    Connection, SqliteConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use yingke_schema::migrations::Migrator;

use super::{Engine, Gate, Inner, Readers, StorageError, Store};

/// Any number: it only has to be the same on every node.
const MIGRATION_LOCK: i64 = 0x59_69_6e_67_6b_65;
/// Pages of SQLite's log with which a commit here folds it back; the message writer has it done much earlier, beside the commits.
const MOST_LOGGED: &str = "16000";
/// Pages that a writer keeps, as SQLite counts it, and the one that does long work: a turn of it goes through several indexes in any
/// order, and what does not fit is written twice. Taken only as needed.
const WRITERS_CACHE: &str = "-24576";
const LONG_WORKS_CACHE: &str = "-98304";
/// Rows that a connection hands over before somebody takes them: waking each other for each fifty takes longer than reading them.
const ROWS_AHEAD: usize = 512;
const READERS: u32 = 4;
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(5);

impl Store {
    /// Connects to `sqlite://FILE` or `postgres://…` and brings the schema up to date.
    pub async fn open(address: &str) -> Result<Self, StorageError> {
        if let Some(path) = address.strip_prefix("sqlite://") {
            return open_sqlite(Path::new(path)).await;
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return open_postgres(address).await;
        }
        Err(StorageError::Address(address.to_owned()))
    }
}

impl Store {
    /// Opens for reading only, also while another process serves: takes no lock and migrates nothing.
    pub async fn open_to_read(address: &str) -> Result<Self, StorageError> {
        let Some(path) = address.strip_prefix("sqlite://") else {
            return Self::open(address).await;
        };
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .busy_timeout(Duration::from_secs(5));
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await?;
        let read = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
        Ok(Self(Arc::new(Inner {
            engine: Engine::Sqlite(path.into()),
            write: read.clone(),
            unsynced: read.clone(),
            read,
            gate: Gate::closed(),
            readers: Some(Readers::new(path.into())),
            _lock: None,
        })))
    }
}

async fn open_sqlite(path: &Path) -> Result<Store, StorageError> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)?;
    }
    let lock = lock_beside(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("wal_autocheckpoint", MOST_LOGGED)
        .row_buffer_size(ROWS_AHEAD);
    let one = || {
        SqlitePoolOptions::new()
            .max_connections(1)
            .after_release(|connection, _| Box::pin(is_between_transactions(connection)))
    };
    // What a statement of many rows keeps to be undone alone stays in memory: on the disk it would be written for nothing.
    let writing = options
        .clone()
        .pragma("cache_size", WRITERS_CACHE)
        .pragma("temp_store", "memory");
    let write = one().connect_with(writing.clone()).await?;
    let write = SqlxSqliteConnector::from_sqlx_sqlite_pool(write);
    let unsynced = writing
        .synchronous(SqliteSynchronous::Normal)
        .pragma("cache_size", LONG_WORKS_CACHE);
    let unsynced = one().connect_lazy_with(unsynced);
    Migrator::up(&write, None).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(WAIT_FOR_CONNECTION)
        .connect_lazy_with(options.pragma("query_only", "on"));
    Ok(Store(Arc::new(Inner {
        engine: Engine::Sqlite(path.to_owned()),
        read: SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
        write,
        unsynced: SqlxSqliteConnector::from_sqlx_sqlite_pool(unsynced),
        gate: Gate::closed(),
        readers: Some(Readers::new(path.to_owned())),
        _lock: Some(lock),
    })))
}

/// False gives the connection up. SQLite undoes a transaction by itself where a commit cannot be written, which the driver does not
/// learn: it would nest all that follow in one that nobody ends, so that nothing is stored and nobody else may write.
async fn is_between_transactions(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A rollback may still be on its way.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

fn lock_beside(path: &Path) -> Result<std::fs::File, StorageError> {
    let lock = std::fs::File::create(path.with_extension("lock"))?;
    lock.try_lock().map_err(|_| StorageError::InUse)?;
    Ok(lock)
}

/// What every connection to PostgreSQL asks for, whatever its server, database or role would give by itself: what is acknowledged is
/// durable, and a node that froze lets go.
pub fn postgres_options(address: &str) -> Result<PgConnectOptions, sqlx::Error> {
    Ok(PgConnectOptions::from_str(address)?.options([
        ("synchronous_commit", "on"),
        ("statement_timeout", "5000"),
        ("idle_in_transaction_session_timeout", "5000"),
    ]))
}

async fn open_postgres(address: &str) -> Result<Store, StorageError> {
    let options = postgres_options(address)?;
    let pool = |most| {
        PgPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(WAIT_FOR_CONNECTION)
    };
    let write = SqlxPostgresConnector::from_sqlx_postgres_pool(
        pool(4).connect_with(options.clone()).await?,
    );
    // However much there is to bring over.
    let patient = [
        ("statement_timeout", "0"),
        ("idle_in_transaction_session_timeout", "0"),
    ];
    let patient = pool(2)
        .connect_with(options.clone().options(patient))
        .await?;
    let patient = SqlxPostgresConnector::from_sqlx_postgres_pool(patient);
    migrate_alone(&patient).await?;
    patient.close().await?;
    let unsynced = options.clone().options([("synchronous_commit", "off")]);
    Ok(Store(Arc::new(Inner {
        engine: Engine::Postgres(address.to_owned()),
        read: SqlxPostgresConnector::from_sqlx_postgres_pool(
            pool(READERS).connect_lazy_with(options),
        ),
        write,
        unsynced: SqlxPostgresConnector::from_sqlx_postgres_pool(
            pool(1).connect_lazy_with(unsynced),
        ),
        gate: Gate::open(),
        readers: None,
        _lock: None,
    })))
}

/// Several nodes may start at once: the lock's transaction outlives the migrations, which run on a connection beside it.
#[expect(clippy::disallowed_methods, reason = "before there is a shop")]
async fn migrate_alone(patient: &DatabaseConnection) -> Result<(), StorageError> {
    let holder = patient.begin().await?;
    holder
        .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        .await?;
    Migrator::up(patient, None).await?;
    holder.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "asks the connections themselves")]
    async fn only_what_is_worked_out_again_does_not_wait_for_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = open_sqlite(&folder.path().join("y.db")).await.unwrap();
        let level = async |connection: &DatabaseConnection| {
            let asked = connection.query_one_raw(sea_orm::Statement::from_string(
                sea_orm::DatabaseBackend::Sqlite,
                "PRAGMA synchronous",
            ));
            let row = asked.await.unwrap().unwrap();
            row.try_get_by_index::<i32>(0).unwrap()
        };
        let (full, normal) = (2, 1);
        assert_eq!(level(&store.0.write).await, full);
        assert_eq!(level(&store.0.unsynced).await, normal);
    }
}
