//! Beds with a server on them, ready for a load.

use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use crate::{
    bed::{self, Server, Shop},
    limit::Durability,
    load::{self, Cast, Measured, Pace, Span},
    tongue::Tongue,
    wire::Account,
};

pub const CUSTOMERS: usize = 200;
pub const AGENTS: usize = 20;
/// Open questions of each customer at saturation.
pub const OPEN: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Yingke,
    Limit,
}

pub fn yingke_cast(shop: &Shop) -> Cast {
    let conversation = |n: usize| shop.customers[n].conversation.to_string();
    Cast {
        tongue: Tongue::Yingke,
        customers: (0..CUSTOMERS).map(|n| shop.customer(n)).collect(),
        ask: (0..CUSTOMERS).map(conversation).collect(),
        agents: (0..AGENTS).map(|n| shop.agent(n, CUSTOMERS)).collect(),
    }
}

pub fn limit_cast() -> Cast {
    let login = |name: String| {
        let frame = format!("{{\"t\":\"login\",\"user\":\"{name}\"}}");
        Account(vec![(frame, "\"ok\"")])
    };
    Cast {
        tongue: Tongue::Limit,
        customers: (0..CUSTOMERS).map(|n| login(format!("c{n}"))).collect(),
        ask: (0..CUSTOMERS).map(|n| format!("a{}", n % AGENTS)).collect(),
        agents: (0..AGENTS).map(|n| login(format!("a{n}"))).collect(),
    }
}

/// One run on an empty database.
pub async fn fresh(target: Target, store: Durability, pace: Pace, span: Span) -> Result<Measured> {
    let folder = tempfile::tempdir()?;
    match target {
        Target::Yingke => {
            let shop = Shop::new(CUSTOMERS, AGENTS);
            let database = bed::lay_sqlite(folder.path(), "yingke.db", &shop, 0).await?;
            yingke(
                &bed::address_of(&database),
                folder.path(),
                &shop,
                pace,
                span,
            )
            .await
        }
        Target::Limit => limit(store, &folder.path().join("limit.db"), pace, span).await,
    }
}

pub async fn yingke(
    database: &str,
    folder: &Path,
    shop: &Shop,
    pace: Pace,
    span: Span,
) -> Result<Measured> {
    let server = Server::yingke(database, folder).await?;
    let cast = yingke_cast(shop);
    let measured = load::run(server.address, &server.roots, &cast, pace, span).await?;
    server.stop().await?;
    Ok(measured)
}

pub async fn limit(store: Durability, database: &Path, pace: Pace, span: Span) -> Result<Measured> {
    let server = Server::limit(store, database).await?;
    load::run(server.address, &server.roots, &limit_cast(), pace, span).await
}

/// Saturation while every agent also watches the live desk, as the console does.
pub async fn with_desks(pace: Pace, span: Span) -> Result<Measured> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(CUSTOMERS, AGENTS);
    let database = bed::lay_sqlite(folder.path(), "desks.db", &shop, 0).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let mut cast = yingke_cast(&shop);
    for agent in &mut cast.agents {
        agent
            .0
            .push(("{\"type\":\"desk\"}".to_owned(), "\"snapshot\""));
    }
    load::run(server.address, &server.roots, &cast, pace, span).await
}
