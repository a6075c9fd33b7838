use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Result;
use futures_util::{SinkExt, StreamExt, TryStreamExt, stream};
use serde::Serialize;
use tokio::{task::JoinSet, time::Instant};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    bed::{self, Customer, Server, Shop},
    spread::Spread,
    stage::AGENTS,
    stamp::{Stamp, now_ns},
    tongue::Tongue,
    wire::{Account, Socket, open, sign_in, source, until},
};

/// Everyone's connection breaks at once, and everyone missed a message meanwhile.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cut {
    pub sockets: usize,
    /// From the cut until the last one was back and had read what it missed.
    pub all_back_s: f64,
    /// From each one's first try until it was back and had read.
    pub each: Spread,
    pub tries_failed: u32,
}

const AT_ONCE: usize = 64;
/// First try after 0 to 3 s, at random.
const FIRST_TRY_MS: u64 = 3_000;

pub async fn run(sockets: usize) -> Result<Cut> {
    let folder = tempfile::tempdir()?;
    let shop = Arc::new(Shop::new(sockets, AGENTS));
    let database = bed::lay_sqlite(folder.path(), "cut.db", &shop, 1).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let address = server.address;
    let open = (0..sockets).map(|n| sign_in_one(address, shop.clone(), n));
    let open: Vec<Socket> = stream::iter(open)
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    let agents = (0..AGENTS).map(|n| sign_in_agent(address, shop.clone(), n));
    let agents: Vec<_> = stream::iter(agents).buffered(AGENTS).try_collect().await?;
    let cut = Instant::now();
    drop(open);
    let mut speaking = speak(&shop, agents);
    let mut returning = JoinSet::new();
    for customer in shop.customers.clone() {
        returning.spawn(come_back(address, customer));
    }
    let (mut each, mut tries_failed) = (Vec::with_capacity(sockets), 0);
    while let Some(back) = returning.join_next().await {
        let (micros, failed) = back?;
        each.push(micros);
        tries_failed += failed;
    }
    let all_back_s = cut.elapsed().as_secs_f64();
    speaking.abort_all();
    Ok(Cut {
        sockets,
        all_back_s,
        each: Spread::of_micros(each),
        tries_failed,
    })
}

async fn sign_in_one(address: SocketAddr, shop: Arc<Shop>, n: usize) -> Result<Socket> {
    sign_in(address, source(n), &shop.customer(n)).await
}

async fn sign_in_agent(address: SocketAddr, shop: Arc<Shop>, n: usize) -> Result<Socket> {
    sign_in(address, source(n), &shop.agent(n, 0)).await
}

/// Each agent writes one line into every own conversation.
fn speak(shop: &Shop, agents: Vec<Socket>) -> JoinSet<Result<()>> {
    let mut speaking = JoinSet::new();
    for (place, mut socket) in agents.into_iter().enumerate() {
        let own = shop.customers.iter().skip(place).step_by(AGENTS);
        let own: Vec<String> = own
            .map(|customer| customer.conversation.to_string())
            .collect();
        speaking.spawn(async move {
            for conversation in own {
                let said = Stamp::question(now_ns()).answered(now_ns());
                let frame = Tongue::Yingke.say(&conversation, said);
                socket.send(Message::text(frame)).await?;
                until(&mut socket, "\"ack\"").await?;
            }
            std::future::pending().await
        });
    }
    speaking
}

/// How long it took from the first try, and how many tries failed.
async fn come_back(address: SocketAddr, customer: Customer) -> (u32, u32) {
    let mut most = FIRST_TRY_MS;
    let mut failed = 0;
    let mut first_try = None;
    loop {
        tokio::time::sleep(Duration::from_millis(rand::random_range(0..most))).await;
        let began = *first_try.get_or_insert_with(Instant::now);
        let source = source(failed as usize + usize::from(customer.id.as_bytes()[15]));
        if catch_up(address, source, &Shop::returning(&customer))
            .await
            .is_ok()
        {
            return (began.elapsed().as_micros() as u32, failed);
        }
        failed += 1;
        most = (most * 2).min(30_000);
    }
}

/// Back means: signed in, resumed, and the missed line read, from the page or live.
async fn catch_up(address: SocketAddr, source: std::net::IpAddr, account: &Account) -> Result<()> {
    let mut socket = open(address, source).await?;
    for (frame, _) in &account.0 {
        socket.send(Message::text(frame.clone())).await?;
    }
    let (mut is_resumed, mut has_read) = (false, false);
    while !(is_resumed && has_read) {
        let frame = socket
            .next()
            .await
            .ok_or_else(|| anyhow::anyhow!("closed"))??;
        let text = frame.to_text()?;
        is_resumed |= text.contains("\"resumed\"");
        has_read |= Stamp::find(text).is_some();
    }
    // Stays open, as a page would, until everyone is back.
    tokio::spawn(async move { while let Some(Ok(_)) = socket.next().await {} });
    Ok(())
}
