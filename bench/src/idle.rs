use std::{sync::Arc, time::Duration};

use anyhow::{Result, ensure};
use futures_util::{SinkExt, StreamExt, stream};
use serde::Serialize;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    bed::{self, Server, Shop},
    stage::AGENTS,
    tongue::{Heard, Tongue},
    wire::{Socket, sign_in, source, texts},
};

/// What sockets cost that say nothing.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Idle {
    pub sockets: usize,
    pub lost: usize,
    pub kib_each: f64,
    pub sign_ins_per_second: f64,
    pub sign_in_cpu_us: f64,
    /// Of one core, with everyone pinged every 15 s.
    pub core_share: f64,
}

const AT_ONCE: usize = 64;

pub async fn run(sockets: usize, hold: Duration) -> Result<Idle> {
    let folder = tempfile::tempdir()?;
    let shop = Arc::new(Shop::new(sockets, AGENTS));
    let database = bed::lay_sqlite(folder.path(), "idle.db", &shop, 0).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    // The first sign-in opens the pool of readers, which belongs to the node, not to a socket.
    drop(sign_in(server.address, source(0), &shop.customer(0)).await?);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = server.usage();
    let began = std::time::Instant::now();
    let mut holding = open_all(&server, &shop).await;
    let took = began.elapsed().as_secs_f64();
    let opened = holding.len();
    ensure!(opened > 0, "nobody could sign in");
    let signed_in = server.usage();
    tokio::time::sleep(hold).await;
    let after = server.usage();
    let mut lost = sockets - opened;
    while holding.try_join_next().is_some() {
        lost += 1;
    }
    Ok(Idle {
        sockets: opened,
        lost,
        kib_each: (after.rss_kib - before.rss_kib) / opened as f64,
        sign_ins_per_second: opened as f64 / took,
        sign_in_cpu_us: (signed_in.cpu_s - before.cpu_s) * 1e6 / opened as f64,
        core_share: (after.cpu_s - signed_in.cpu_s) / hold.as_secs_f64(),
    })
}

async fn open_all(server: &Server, shop: &Arc<Shop>) -> JoinSet<()> {
    let address = server.address;
    let opening = (0..shop.customers.len()).map(|n| {
        let shop = shop.clone();
        async move { sign_in(address, source(n), &shop.customer(n)).await }
    });
    let mut opening = stream::iter(opening).buffer_unordered(AT_ONCE);
    let mut holding = JoinSet::new();
    while let Some(socket) = opening.next().await {
        match socket {
            Ok(socket) => drop(holding.spawn(hold_open(socket))),
            Err(error) => eprintln!("idle: {error:#}"),
        }
    }
    holding
}

/// Answers pings until the server hangs up.
async fn hold_open(mut socket: Socket) {
    while let Ok(frames) = texts(&mut socket).await {
        for frame in frames {
            if let Heard::Ping(pong) = Tongue::Yingke.hear(&frame)
                && socket.send(Message::text(pong)).await.is_err()
            {
                return;
            }
        }
    }
}
