use std::{net::SocketAddr, path::Path};

use anyhow::Result;
use futures_util::SinkExt;
use serde::Serialize;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::Instant,
};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    bed::{self, Server, Shop},
    spread::Spread,
    wire::{Socket, sign_in, source, until},
};

/// Pages of 50 out of a long log, one after the other over one socket: the round trip, and the server's part of it as its own
/// metrics tell it, from the command to the frame.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct History {
    pub round_trip: Spread,
    pub server_mean_ms: f64,
    /// Share of the pages that took the server at most 1 ms.
    pub server_within_1_ms: f64,
    /// Upper bound of the server's own part, on average.
    pub server_cpu_ms_per_page: f64,
}

pub async fn run(
    database: &Path,
    folder: &Path,
    shop: &Shop,
    depth: i64,
    pages: usize,
) -> Result<History> {
    let server = Server::yingke(&bed::address_of(database), folder).await?;
    let mut socket = sign_in(server.address, source(0), &shop.agent(0, 0)).await?;
    for _ in 0..pages / 10 {
        page(&mut socket, shop, depth).await?;
    }
    let (before, told) = (server.usage(), counted(server.address).await?);
    let mut micros = Vec::with_capacity(pages);
    for _ in 0..pages {
        micros.push(page(&mut socket, shop, depth).await?);
    }
    let cpu_s = server.usage().cpu_s - before.cpu_s;
    let own = counted(server.address).await?.since(told);
    server.stop().await?;
    Ok(History {
        round_trip: Spread::of_micros(micros),
        server_mean_ms: own.seconds * 1e3 / own.pages,
        server_within_1_ms: own.within_1_ms / own.pages,
        server_cpu_ms_per_page: cpu_s * 1e3 / pages as f64,
    })
}

/// Somewhere in a conversation of the shop.
async fn page(socket: &mut Socket, shop: &Shop, depth: i64) -> Result<u32> {
    let customer = &shop.customers[rand::random_range(0..shop.customers.len())];
    let before = rand::random_range(51..=depth.max(51));
    let fetch = format!(
        "{{\"type\":\"fetch\",\"conversation\":\"{}\",\"lane\":\"public\",\"before\":{before},\"limit\":50}}",
        customer.conversation
    );
    let began = Instant::now();
    socket.send(Message::text(fetch)).await?;
    until(socket, "\"page\"").await?;
    Ok(began.elapsed().as_micros() as u32)
}

/// What the server has counted of its pages.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    pages: f64,
    within_1_ms: f64,
    seconds: f64,
}

impl Counted {
    fn since(self, before: Self) -> Self {
        Self {
            pages: self.pages - before.pages,
            within_1_ms: self.within_1_ms - before.within_1_ms,
            seconds: self.seconds - before.seconds,
        }
    }
}

async fn counted(server: SocketAddr) -> Result<Counted> {
    let mut stream = TcpStream::connect(server).await?;
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")
        .await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let value = |name: &str| {
        let lines = answer.lines().filter_map(|line| line.strip_prefix(name));
        let mut numbers = lines.filter_map(|rest| rest.trim().parse::<f64>().ok());
        numbers.next().unwrap_or(0.0)
    };
    Ok(Counted {
        pages: value("yingke_page_seconds_count"),
        within_1_ms: value("yingke_page_seconds_bucket{le=\"0.001\"}"),
        seconds: value("yingke_page_seconds_sum"),
    })
}
