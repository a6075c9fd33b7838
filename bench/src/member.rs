//! A member's requests, over one connection as the console's are.

use std::{
    fmt::Write as _,
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::sleep,
};

use crate::bed::Shop;

/// Not to be left alone for ten seconds: the server would hang up.
pub struct Member {
    stream: BufReader<TcpStream>,
    shop: String,
    token: String,
}

const LOOK: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_mins(10);
const JSON: &str = "Content-Type: application/json\r\n";
const BUFFER: usize = 256 << 10;

enum Length {
    Bytes(usize),
    Chunks,
}

impl Member {
    /// The first of the shop's agents, whatever their role is.
    pub async fn at(server: SocketAddr, shop: &Shop) -> Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::with_capacity(BUFFER, stream),
            shop: shop.id.to_string(),
            token: shop.bearer(0).to_owned(),
        })
    }

    pub async fn get(&mut self, path: &str) -> Result<Vec<u8>> {
        self.whole(("GET", path), ("", [].as_slice())).await
    }

    pub async fn see(&mut self, path: &str) -> Result<Value> {
        Ok(serde_json::from_slice(&self.get(path).await?)?)
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Result<Value> {
        self.tell("POST", path, body).await
    }

    pub async fn put(&mut self, path: &str, body: &Value) -> Result<Value> {
        self.tell("PUT", path, body).await
    }

    pub async fn put_bytes(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let body = ("Content-Type: application/octet-stream\r\n", bytes);
        self.whole(("PUT", path), body).await?;
        Ok(())
    }

    /// An answer that may be long, piece by piece.
    pub async fn fetch(
        &mut self,
        path: &str,
        body: &Value,
        mut each: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        let body = body.to_string();
        self.ask(("POST", path), (JSON, body.as_bytes()), &mut each)
            .await
    }

    /// Looks at `path` until it says that this is its state.
    pub async fn until(&mut self, path: &str, state: &str) -> Result<Value> {
        let began = Instant::now();
        loop {
            let seen = self.see(path).await?;
            match seen["state"].as_str() {
                Some(now) if now == state => return Ok(seen),
                Some("stopped" | "failed" | "dropped") => bail!("it came to nothing: {seen}"),
                _ => {}
            }
            ensure!(began.elapsed() < PATIENCE, "not {state} in time: {seen}");
            sleep(LOOK).await;
        }
    }

    async fn tell(&mut self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let body = body.to_string();
        let answer = self.whole((method, path), (JSON, body.as_bytes())).await?;
        Ok(serde_json::from_slice(&answer)?)
    }

    async fn whole(&mut self, what: (&str, &str), body: (&str, &[u8])) -> Result<Vec<u8>> {
        let mut answer = Vec::new();
        let mut keep = |piece: &[u8]| {
            answer.extend_from_slice(piece);
            Ok(())
        };
        self.ask(what, body, &mut keep).await?;
        Ok(answer)
    }

    async fn ask(
        &mut self,
        (method, path): (&str, &str),
        (kind, body): (&str, &[u8]),
        each: &mut impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        let (shop, token, length) = (&self.shop, &self.token, body.len());
        let head = format!(
            "{method} /api/shops/{shop}/{path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n{kind}Content-Length: {length}\r\n\r\n"
        );
        let request = [head.as_bytes(), body].concat();
        self.stream.write_all(&request).await?;
        let (status, length) = self.head().await?;
        if (200..300).contains(&status) {
            return self.body(length, each).await;
        }
        let mut why = Vec::new();
        let mut keep = |piece: &[u8]| {
            why.extend_from_slice(piece);
            Ok(())
        };
        self.body(length, &mut keep).await?;
        let why = String::from_utf8_lossy(&why);
        bail!("{method} {path}: {status} {why}")
    }

    async fn head(&mut self) -> Result<(u16, Length)> {
        let first = self.line().await?;
        let status = first.split(' ').nth(1).context("an answer without state")?;
        let (status, mut length) = (status.parse()?, Length::Bytes(0));
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                return Ok((status, length));
            }
            let (name, value) = line.split_once(':').context("a header without a value")?;
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = Length::Bytes(value.trim().parse()?),
                "transfer-encoding" => length = Length::Chunks,
                _ => {}
            }
        }
    }

    async fn body(
        &mut self,
        length: Length,
        each: &mut impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        if let Length::Bytes(bytes) = length {
            return self.take(bytes, each).await;
        }
        loop {
            let size = usize::from_str_radix(&self.line().await?, 16)?;
            self.take(size, each).await?;
            self.line().await?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    async fn take(
        &mut self,
        mut left: usize,
        each: &mut impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        while left > 0 {
            let here = self.stream.fill_buf().await?;
            ensure!(!here.is_empty(), "the server hung up");
            let taken = here.len().min(left);
            each(&here[..taken])?;
            self.stream.consume(taken);
            left -= taken;
        }
        Ok(())
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line).await?;
        ensure!(read > 0, "the server hung up");
        Ok(line.trim_end().to_owned())
    }
}

/// As a part of an address.
pub fn escaped(words: &str) -> String {
    words.bytes().fold(String::new(), |mut escaped, byte| {
        let _ = write!(escaped, "%{byte:02X}");
        escaped
    })
}
