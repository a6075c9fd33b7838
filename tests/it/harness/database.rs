use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use sea_orm::{SqlxPostgresConnector, SqlxSqliteConnector};
use sea_orm_migration::MigratorTrait;
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tempfile::TempDir;
use yingke_schema::migrations::Migrator;

const MIGRATIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/src/migrations");
/// Any number that nothing else locks.
const TEMPLATE_LOCK: i64 = 0x7465_6d70;
const HOW: &str = "TEST_PG_URL is not set, and no test is skipped. Start PostgreSQL with\n\
    \n    eval \"$(scripts/services.sh start)\"\n";

#[derive(Clone, Copy, Debug)]
pub enum On {
    Sqlite,
    Postgres,
}

/// A migrated database of one test.
pub struct Database {
    pub address: String,
    folder: TempDir,
    /// Address of the server's own database and name of ours, to drop it.
    on_server: Option<(String, String)>,
}

impl Database {
    pub async fn create(on: On) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        match on {
            On::Sqlite => {
                let file = folder.path().join("test.db");
                std::fs::copy(sqlite_template().await, &file).expect("the template is copied");
                let address = format!("sqlite://{}", file.display());
                Self {
                    address,
                    folder,
                    on_server: None,
                }
            }
            On::Postgres => {
                let server = server();
                let name = format!("yingke_{}", yingke::vocabulary::new_id().simple());
                clone_template(&server, &name).await;
                let address = in_database(&server, &name);
                Self {
                    address,
                    folder,
                    on_server: Some((server, name)),
                }
            }
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn execute(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.on_server.is_some() {
            let mut connection = connect(&self.address).await;
            connection.execute(sql).await.expect("the statement runs");
        } else {
            let path = self.address.replace("sqlite://", "sqlite:");
            let mut connection = SqliteConnection::connect(&path)
                .await
                .expect("the file opens");
            connection.execute(sql).await.expect("the statement runs");
        }
    }

    pub async fn migrate(&self) {
        let beside = sea_orm::Database::connect(self.address.as_str()).await;
        let beside = beside.expect("it opens");
        Migrator::up(&beside, None).await.expect("migrations run");
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some((server, name)) = self.on_server.take() else {
            return;
        };
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.expect("a runtime").block_on(async {
                let mut connection = connect(&server).await;
                run(
                    &mut connection,
                    format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
                )
                .await;
            });
        });
        // A failure here has no bearing on what was tested.
        let _ = dropping.join();
    }
}

/// Migrated once per text of the schema. Whoever makes it beside others makes the same, and it stands whole or not at all.
pub async fn sqlite_template() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{}.db", template_name()));
    if file.exists() {
        return file;
    }
    let making = tempfile::tempdir_in(folder).expect("a folder for the template");
    let made = making.path().join("template.db");
    let options = SqliteConnectOptions::new()
        .filename(&made)
        .create_if_missing(true);
    let pool = SqlitePoolOptions::new().max_connections(1);
    let pool = pool.connect_with(options).await.expect("it opens");
    let migrated = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool.clone());
    Migrator::up(&migrated, None).await.expect("migrations run");
    drop(migrated);
    pool.close().await;
    std::fs::rename(&made, &file).expect("the template has its name");
    file
}

pub fn template_name() -> String {
    let texts = texts_in(Path::new(MIGRATIONS));
    format!("yingke_template_{:016x}", hashed(&texts))
}

pub fn hashed(value: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    value.hash(&mut hash);
    hash.finish()
}

pub async fn clone_template(server: &str, name: &str) {
    let mut connection = connect(server).await;
    let template = make_template(server, &mut connection).await;
    let way = way_of_copying(&connection);
    run(
        &mut connection,
        format!("CREATE DATABASE {name} TEMPLATE {template}{way}"),
    )
    .await;
}

/// Its files, with what a first connection would have to find out again. Since PostgreSQL 15 it copies pages through its log by itself,
/// which takes two to three times as long on a server that flushes nothing.
fn way_of_copying(connection: &PgConnection) -> &'static str {
    const FIRST_WITH_WAYS: u32 = 150_000;
    match connection.server_version_num() {
        Some(version) if version >= FIRST_WITH_WAYS => " STRATEGY file_copy",
        _ => "",
    }
}

/// With those of the folders in it.
pub fn texts_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = std::fs::read_dir(folder).expect("the folder lies in the repository");
    let paths = files.map(|file| file.expect("a file has a path").path());
    let texts = paths.flat_map(|path| {
        if path.is_dir() {
            return texts_in(&path);
        }
        let text = std::fs::read(&path).expect("a text is read");
        vec![(path, text)]
    });
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    texts
}

/// Migrated once per text of the schema. Tests run in many processes: one makes it, the others wait for the lock.
async fn make_template(server: &str, connection: &mut PgConnection) -> String {
    let template = template_name();
    run(
        connection,
        format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})"),
    )
    .await;
    let found = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1").bind(&template);
    if found
        .fetch_optional(&mut *connection)
        .await
        .expect("the catalogue is read")
        .is_none()
    {
        let making = format!("{template}_making");
        run(
            connection,
            format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"),
        )
        .await;
        run(connection, format!("CREATE DATABASE {making}")).await;
        let pool = PgPoolOptions::new().max_connections(1);
        let pool = pool
            .connect(&in_database(server, &making))
            .await
            .expect("it opens");
        let migrated = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
        Migrator::up(&migrated, None).await.expect("migrations run");
        drop(migrated);
        pool.close().await;
        run(
            connection,
            format!("ALTER DATABASE {making} RENAME TO {template}"),
        )
        .await;
    }
    run(
        connection,
        format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})"),
    )
    .await;
    template
}

pub async fn connect(address: &str) -> PgConnection {
    PgConnection::connect(address)
        .await
        .expect("PostgreSQL of TEST_PG_URL answers")
}

pub async fn run(connection: &mut PgConnection, sql: String) {
    let done = connection.execute(AssertSqlSafe(sql.clone())).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

pub fn in_database(server: &str, name: &str) -> String {
    let (base, _) = server
        .rsplit_once('/')
        .expect("TEST_PG_URL ends with /database");
    format!("{base}/{name}")
}

pub fn server() -> String {
    std::env::var("TEST_PG_URL").unwrap_or_else(|_| panic!("{HOW}"))
}
