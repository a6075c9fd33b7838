use std::{
    fs::File,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};

use super::free_address;
use crate::{limit::Durability, procfs};

/// A server under measurement. Dropped, it is ended.
pub struct Server {
    pub address: SocketAddr,
    child: Child,
    /// Processes whose cost counts.
    pub roots: Vec<u32>,
}

/// Limits that are meant for strangers would stop a load from one address.
const OPEN_DOORS: [&str; 6] = [
    "--frames-per-second",
    "100000",
    "--sockets-per-address",
    "100000",
    "--connections",
    "30000",
];

/// `YINGKE_BIN`, or the one beside this program.
fn yingke_binary() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("YINGKE_BIN") {
        return Ok(path.into());
    }
    let path = std::env::current_exe()?.with_file_name("yingke");
    ensure!(
        path.exists(),
        "build it first: cargo build --release -p yingke"
    );
    Ok(path)
}

impl Server {
    pub async fn yingke(database: &str, folder: &Path) -> Result<Self> {
        let server = Self::start_yingke(database, folder)?;
        server.answering().await?;
        Ok(server)
    }

    /// Does not wait until it answers.
    pub fn start_yingke(database: &str, folder: &Path) -> Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(yingke_binary()?);
        command.args([
            "serve",
            "--listen",
            &address.to_string(),
            "--database",
            database,
        ]);
        command.arg("--data").arg(folder.join("data"));
        command.arg("--files").arg(folder.join("files"));
        command.args(OPEN_DOORS);
        Self::spawn(command, address, &folder.join("yingke.log"))
    }

    pub async fn limit(store: Durability, database: &Path) -> Result<Self> {
        let address = free_address()?;
        let store = match store {
            Durability::None => "none",
            Durability::Normal => "normal",
            Durability::Full => "full",
        };
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["limit", "--listen", &address.to_string(), "--store", store]);
        command.arg("--database").arg(database);
        let server = Self::spawn(command, address, &database.with_extension("log"))?;
        server.answering().await?;
        Ok(server)
    }

    fn spawn(mut command: Command, address: SocketAddr, log: &Path) -> Result<Self> {
        let log = File::create(log)?;
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        let child = command.spawn().with_context(|| format!("{command:?}"))?;
        let roots = vec![child.id()];
        Ok(Self {
            address,
            child,
            roots,
        })
    }

    pub fn usage(&self) -> procfs::Usage {
        procfs::usage(&self.roots)
    }

    /// The most that was resident at once, in millions of bytes.
    pub fn peak_mb(&self) -> f64 {
        procfs::peak_kib(&self.roots) * 1.024 / 1_000.0
    }

    async fn answering(&self) -> Result<()> {
        for _ in 0..1_000 {
            if tokio::net::TcpStream::connect(self.address).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        bail!("the server does not answer on {}", self.address)
    }

    /// As an operator would: SIGTERM, and wait.
    pub async fn stop(mut self) -> Result<()> {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status()?;
        for _ in 0..3_000 {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        bail!("the server did not end")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
