//! What campaigns are made of: real processes, clients that keep to the protocol, and a ledger held outside.

pub mod bucket;
pub mod client;
pub mod database;
pub mod line;
pub mod maker;
pub mod nats;
pub mod postgres;
pub mod proof;
pub mod proxy;
pub mod server;
pub mod session;
pub mod shop;
pub mod view;
pub mod wire;

use std::{
    future::Future,
    time::{Duration, Instant},
};

/// A size that the environment may change: `YINGKE_KILLS=1000`.
pub fn size(name: &str, ordinary: usize) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(ordinary)
}

/// Runs one campaign, and ends one that hangs. Longer forms raise `YINGKE_CAMPAIGN_SECONDS` too.
pub fn campaign(what: impl Future<Output = ()>) {
    campaign_within(300, what);
}

/// The same of one that takes longer than others: so many seconds.
pub fn campaign_within(seconds: usize, what: impl Future<Output = ()>) {
    // Fails only where one is installed already, which then is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let limit = Duration::from_secs(size("YINGKE_CAMPAIGN_SECONDS", seconds) as u64);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let ended = tokio::time::timeout(limit, what).await;
        assert!(ended.is_ok(), "the campaign did not end within {limit:?}");
    });
    runtime.shutdown_background();
}

/// Waits for a fact, asking every 10 ms.
pub async fn until(what: &str, within: Duration, mut is_so: impl AsyncFnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < within, "not within {within:?}: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    began.elapsed()
}

/// A port below the range the kernel hands out by itself, so that it is free again after a restart.
pub fn free_port() -> u16 {
    loop {
        let port = rand::random_range(10_000..20_000);
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

pub fn millis(from: u64, to: u64) -> Duration {
    Duration::from_millis(rand::random_range(from..=to))
}
