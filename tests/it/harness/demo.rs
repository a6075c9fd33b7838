//! The demo shops, seeded once and copied from then on: seeding takes half a minute in a debug build.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use sqlx::PgConnection;
use yingke::{
    demo::{self, Seeded},
    storage::Engine,
};

use super::{
    START, TestApp,
    copy::{copy_file, copy_rows},
    database::{
        clone_template, connect, hashed, in_database, run, server, sqlite_template, template_name,
        texts_in,
    },
};

const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo");
/// Any number that nothing else locks.
const DEMO_LOCK: i64 = 0x6465_6d6f;

impl TestApp {
    /// Puts the demo shops into the empty database, as `demo::seed` does at the start of the clock.
    pub async fn demo(&self) {
        assert_eq!(self.now(), START, "what is copied was made at the start");
        assert!(self.app.store().is_empty().await.unwrap());
        match self.app.store().engine() {
            Engine::Sqlite(file) => self.demo_in_file(file).await,
            Engine::Postgres(address) => self.demo_on_server(address).await,
        }
    }

    async fn demo_in_file(&self, own: &Path) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (family, template) = names();
        let file = folder.join(format!("{template}.db"));
        let lock = locked(folder.join("yingke_demo.lock")).await;
        let is_made = file.exists();
        if !is_made {
            self.seed().await;
            remove_files(folder, &family);
            let making = tempfile::tempdir_in(folder).expect("a folder for the template");
            let made = making.path().join("demo.db");
            fs::copy(sqlite_template().await, &made).expect("the tables are copied");
            copy_file(own, &made).await;
            fs::rename(&made, &file).expect("the template has its name");
        }
        drop(lock);
        if is_made {
            copy_file(&file, own).await;
        }
    }

    async fn demo_on_server(&self, own: &str) {
        let server = server();
        let mut connection = connect(&server).await;
        let lock = format!("SELECT pg_advisory_lock({DEMO_LOCK})");
        run(&mut connection, lock).await;
        let (family, template) = names();
        let known = databases(&mut connection, &family).await;
        let is_made = known.contains(&template);
        if !is_made {
            self.seed().await;
            for old in known {
                let gone = format!("DROP DATABASE IF EXISTS {old} WITH (FORCE)");
                run(&mut connection, gone).await;
            }
            let making = format!("{template}_making");
            clone_template(&server, &making).await;
            copy_rows(own, &in_database(&server, &making)).await;
            let named = format!("ALTER DATABASE {making} RENAME TO {template}");
            run(&mut connection, named).await;
        }
        let unlock = format!("SELECT pg_advisory_unlock({DEMO_LOCK})");
        run(&mut connection, unlock).await;
        if is_made {
            copy_rows(&in_database(&server, &template), own).await;
        }
    }

    async fn seed(&self) {
        assert_eq!(demo::seed(&self.app).await.unwrap(), Seeded::Now);
    }
}

/// What the templates of this checkout begin with, and the name of the one that holds now. The clock, the costs and the code are in the
/// binary; what people wrote is read at run time in a debug build.
fn names() -> (String, String) {
    let binary = std::env::current_exe().and_then(fs::metadata);
    let binary = binary.expect("the test's binary is there");
    let built = binary.modified().expect("a file has a time");
    let texts = texts_in(Path::new(TEXTS));
    let key = hashed(&(template_name(), binary.len(), built, texts));
    let checkout = hashed(&env!("CARGO_MANIFEST_DIR"));
    let family = format!("yingke_demo_{checkout:016x}_");
    let template = format!("{family}{key:016x}");
    (family, template)
}

/// Whoever has it ends first, in whatever process. It is let go with the file.
async fn locked(path: PathBuf) -> File {
    let waiting = tokio::task::spawn_blocking(move || -> std::io::Result<File> {
        let file = File::create(path)?;
        file.lock()?;
        Ok(file)
    });
    let locked = waiting.await.expect("it waits to the end");
    locked.expect("the file can be locked")
}

fn remove_files(folder: &Path, family: &str) {
    for file in fs::read_dir(folder).expect("the folder is read") {
        let file = file.expect("a file has a name");
        if file.file_name().to_string_lossy().starts_with(family) {
            fs::remove_file(file.path()).expect("an old template goes");
        }
    }
}

async fn databases(connection: &mut PgConnection, family: &str) -> Vec<String> {
    let sql = "SELECT datname::text FROM pg_database WHERE starts_with(datname::text, $1)";
    let found = sqlx::query_scalar::<_, String>(sql).bind(family);
    let found = found.fetch_all(connection).await;
    found.expect("the catalogue is read")
}
