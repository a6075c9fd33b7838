use std::time::Duration;

use anyhow::{Context, bail, ensure};
use clap::Args;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// For containers without curl.
#[derive(Args)]
pub struct Healthz {
    /// Address of the node, for instance <http://127.0.0.1:8080>.
    url: String,
}

impl Healthz {
    pub async fn run(self) -> anyhow::Result<()> {
        let asked = tokio::time::timeout(Duration::from_secs(3), self.ask()).await;
        asked.context("no answer in 3 s")?
    }

    async fn ask(&self) -> anyhow::Result<()> {
        let Some(rest) = self.url.strip_prefix("http://") else {
            bail!("the address begins with http://")
        };
        let host = rest.split('/').next().unwrap_or(rest);
        let mut stream = TcpStream::connect(host).await.context("nobody listens")?;
        let request = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        ensure!(
            answer.starts_with("HTTP/1.1 200"),
            "unhealthy: {}",
            answer.lines().next().unwrap_or_default()
        );
        Ok(())
    }
}
