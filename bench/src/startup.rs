use std::{path::Path, time::Duration};

use anyhow::Result;
use serde::Serialize;
use tokio::time::{Instant, sleep, timeout};

use crate::{
    bed::{self, Server, Shop},
    spread::median,
    wire::{Account, sign_in, source},
};

#[derive(Clone, Debug, Serialize)]
pub struct Startup {
    /// From starting the process to the first `welcome`, each run.
    pub first_welcome_ms: Vec<f64>,
    pub median_ms: f64,
    /// A few seconds later, nobody connected.
    pub rss_mib: f64,
}

const PATIENCE: Duration = Duration::from_secs(30);
const REST: Duration = Duration::from_secs(2);

/// Each start follows a clean stop; the database is in the page cache.
pub async fn run(database: &Path, folder: &Path, shop: &Shop, runs: usize) -> Result<Startup> {
    let address = bed::address_of(database);
    Server::yingke(&address, folder).await?.stop().await?;
    let account = Account(shop.customer(0).0[..1].to_vec());
    let (mut times, mut resident) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let began = Instant::now();
        let server = Server::start_yingke(&address, folder)?;
        timeout(PATIENCE, welcomed(&server, &account)).await?;
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
        sleep(REST).await;
        resident.push(server.usage().rss_kib / 1_024.0);
        server.stop().await?;
    }
    Ok(Startup {
        median_ms: median(times.iter().copied()),
        first_welcome_ms: times,
        rss_mib: median(resident),
    })
}

async fn welcomed(server: &Server, account: &Account) {
    while sign_in(server.address, source(0), account).await.is_err() {
        sleep(Duration::from_millis(1)).await;
    }
}
