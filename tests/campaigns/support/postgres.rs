use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use sqlx::{Connection, Executor, PgConnection};

use super::{free_port, until};

/// A PostgreSQL server of its own, with everything flushed as it would be in earnest.
pub struct Postgres {
    folder: tempfile::TempDir,
    bin: PathBuf,
    port: u16,
}

impl Postgres {
    pub async fn start() -> Self {
        let own = Self {
            folder: tempfile::tempdir().unwrap(),
            bin: programs(),
            port: free_port(),
        };
        let data = own.data();
        hand_over(own.folder.path());
        own.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
        );
        own.launch();
        own.wait().await;
        own
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// An empty database.
    pub async fn create(&self, name: &str) -> String {
        self.execute(&format!("CREATE DATABASE {name}")).await;
        self.url(name)
    }

    /// An empty database whose rows live in `folder`; the write-ahead log does not.
    pub async fn create_in(&self, name: &str, folder: &Path) -> String {
        hand_over(folder);
        let folder = folder.display();
        self.execute(&format!("CREATE TABLESPACE apart LOCATION '{folder}'"))
            .await;
        self.execute(&format!("CREATE DATABASE {name} TABLESPACE apart"))
            .await;
        self.url(name)
    }

    pub async fn execute(&self, sql: &str) {
        self.execute_in("postgres", sql).await;
    }

    pub async fn execute_in(&self, database: &str, sql: &str) {
        let mut db = PgConnection::connect(&self.url(database)).await.unwrap();
        db.execute(sqlx::AssertSqlSafe(sql.to_owned()))
            .await
            .unwrap();
    }

    pub fn launch(&self) {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 \
             -c shared_buffers=64MB -c fsync=on",
            self.port
        );
        let (data, log) = (self.data(), self.folder.path().join("data/log.txt"));
        let log = log.display().to_string();
        self.run(
            "pg_ctl",
            &["-D", &data, "-l", &log, "-o", &options, "-W", "start"],
        );
    }

    pub async fn wait(&self) {
        let url = self.url("postgres");
        until("PostgreSQL answers", Duration::from_secs(60), async || {
            PgConnection::connect(&url).await.is_ok()
        })
        .await;
    }

    /// `immediate` (as if it crashed) or `fast`.
    pub fn stop(&self, mode: &str) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", mode, "-w", "stop"]);
    }

    /// SIGKILL to its first process; the others notice and go.
    pub async fn kill(&self) {
        let pid = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid")).unwrap();
        let pid = pid.lines().next().unwrap().to_owned();
        let _ = Command::new("kill").args(["-9", &pid]).status();
        until("PostgreSQL is gone", Duration::from_secs(10), async || {
            let here = self.data();
            let left = Command::new("pgrep").args(["-f", &here]).output().unwrap();
            left.stdout.is_empty() && !super::wire::listens(self.port).await
        })
        .await;
        // Where nobody reaps the dead, its number would still count as a running server.
        let _ = std::fs::remove_file(self.folder.path().join("data/postmaster.pid"));
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// PostgreSQL refuses to run as root.
    fn run(&self, program: &str, args: &[&str]) {
        let program = self.bin.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(&program);
            command
        } else {
            Command::new(&program)
        };
        let command = command.args(args).current_dir("/");
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
        assert!(status.unwrap().success(), "{} {args:?}", program.display());
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut command = Command::new(self.bin.join("pg_ctl"));
        if is_root() {
            command = Command::new("runuser");
            command
                .args(["-u", "postgres", "--"])
                .arg(self.bin.join("pg_ctl"));
        }
        let stop = command.args(["-D", &self.data(), "-m", "immediate", "stop"]);
        let _ = stop
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

/// PostgreSQL wants its folders to be its own.
fn hand_over(folder: &Path) {
    if is_root() {
        let status = Command::new("chown").arg("postgres").arg(folder).status();
        assert!(status.unwrap().success());
    }
}

fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").unwrap()) == 0
}

fn programs() -> PathBuf {
    if let Some(bin) = std::env::var_os("YINGKE_PG_BIN") {
        return bin.into();
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let found = versions.flatten().map(|version| version.path().join("bin"));
    found
        .filter(|bin: &PathBuf| Path::new(bin).join("initdb").exists())
        .max()
        .expect("PostgreSQL's programs: set YINGKE_PG_BIN, or run scripts/need.sh postgresql")
}
