use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::free_address;

/// A PostgreSQL server of our own, as durable as a package installs it. Dropped, it is ended.
pub struct Cluster {
    child: Child,
    folder: PathBuf,
    port: u16,
}

const SETTINGS: [&str; 4] = [
    "listen_addresses=127.0.0.1",
    "shared_buffers=256MB",
    "max_wal_size=4GB",
    "jit=off",
];

impl Cluster {
    pub async fn start(folder: &Path) -> Result<Self> {
        let programs = programs()?;
        let data = folder.join("postgres");
        fs::create_dir_all(&data)?;
        hand_over(folder, &data)?;
        let made = as_postgres(&programs.join("initdb"))
            .arg("-D")
            .arg(&data)
            .args([
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ])
            .stdout(Stdio::null())
            .status()?;
        ensure!(made.success(), "initdb failed");
        let port = free_address()?.port();
        let mut server = as_postgres(&programs.join("postgres"));
        server.arg("-D").arg(&data).arg("-k").arg(&data);
        server.args(["-p", &port.to_string()]);
        server.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        let child = server.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let cluster = Self {
            child,
            folder: data,
            port,
        };
        cluster.answering().await?;
        Ok(cluster)
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    async fn answering(&self) -> Result<()> {
        for _ in 0..600 {
            if PgConnection::connect(&self.address("postgres"))
                .await
                .is_ok()
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("PostgreSQL does not answer")
    }

    /// A new, empty database; returns its address.
    pub async fn create(&self, name: &str) -> Result<String> {
        let create = format!("CREATE DATABASE {name}");
        self.run(&self.address("postgres"), create).await?;
        Ok(self.address(name))
    }

    pub async fn run(&self, address: &str, script: String) -> Result<()> {
        let mut db = PgConnection::connect(address).await?;
        sqlx::raw_sql(AssertSqlSafe(script))
            .execute(&mut db)
            .await?;
        Ok(db.close().await?)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let pid = fs::read_to_string(self.folder.join("postmaster.pid")).unwrap_or_default();
        if let Some(pid) = pid.lines().next() {
            let _ = Command::new("kill").args(["-INT", pid]).status();
        }
        let _ = self.child.wait();
    }
}

fn programs() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("YINGKE_PG_BIN") {
        return Ok(path.into());
    }
    let versions = fs::read_dir("/usr/lib/postgresql").context("PostgreSQL is not installed")?;
    let programs = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    let newest = programs.filter(|path| path.join("initdb").exists()).max();
    newest.context("PostgreSQL's server programs are not installed")
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

/// PostgreSQL refuses to run as root.
fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command
        .args(["-u", "postgres", "--"])
        .arg(program)
        .current_dir("/");
    command
}

fn hand_over(folder: &Path, data: &Path) -> Result<()> {
    if is_root() {
        let owned = Command::new("chown").arg("postgres").arg(data).status()?;
        let passable = Command::new("chmod").arg("o+x").arg(folder).status()?;
        ensure!(
            owned.success() && passable.success(),
            "cannot give {} away",
            data.display()
        );
    }
    Ok(())
}
