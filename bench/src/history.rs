use std::path::Path;

use anyhow::Result;
use futures_util::SinkExt;
use serde::Serialize;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    bed::{self, Server, Shop},
    spread::Spread,
    wire::{Socket, sign_in, source, until},
};

/// Pages of 50 out of a long log, one after the other over one socket: the round trip, so the server's part is less.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct History {
    pub round_trip: Spread,
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
    let before = server.usage();
    let mut micros = Vec::with_capacity(pages);
    for _ in 0..pages {
        micros.push(page(&mut socket, shop, depth).await?);
    }
    let cpu_s = server.usage().cpu_s - before.cpu_s;
    server.stop().await?;
    Ok(History {
        round_trip: Spread::of_micros(micros),
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
