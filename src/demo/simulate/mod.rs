//! Simulated customers: they live in the demo shop at human speed and use nothing but what real ones use.
//!
//! Each comes with an aim, looks at goods, asks in its own way of typing, waits, reacts to what the agent
//! says, nags after 20 and 60 seconds, thanks or gives up, and comes back later with another aim: a shopper by
//! the shop's word, a stranger by the device they had. They know the server only by its address and the shop by the secret that signs shoppers.

mod aim;
mod call;
mod life;
mod reaction;
#[cfg(test)]
mod tests;
mod wire;
mod wording;

use std::{collections::HashSet, sync::Arc, time::Duration};

use parking_lot::Mutex;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use self::aim::Aim;
use super::{
    content::{ContentError, People, ShopContent, read},
    seed::{SHOPS, SeedError},
    world::World,
};
use crate::{
    app::App,
    shops::{self, ShopRef},
    storage::Store,
    vocabulary::{Clock, CustomerId},
};

/// The shop that has customers of this kind.
const SLUG: &str = "qingmu";
/// Between the arrivals of the first ones: three wait within half a minute.
const APART: Duration = Duration::from_secs(7);

/// Who lives where.
pub struct Simulation {
    /// Of the server, for instance `http://127.0.0.1:8080`.
    pub address: String,
    pub customers: usize,
    /// 1 is human; tests live faster.
    pub pace: f64,
    pub cancel: CancellationToken,
    clock: Clock,
    secret: String,
    /// Where the shop's owner may have renewed the secret; none in tests of the customers alone.
    store: Option<Store>,
    world: World,
    aims: Vec<Aim>,
    slips: Vec<(String, String)>,
    /// Shoppers who are in the shop right now: nobody is there twice.
    present: Mutex<HashSet<CustomerId>>,
    /// What those who are in the shop came for, one each.
    aims_here: Mutex<Vec<String>>,
    /// Devices of strangers who have left and may come back.
    left: Mutex<Vec<String>>,
}

#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    #[error("there is no demo shop to live in: seed it first")]
    NoShop,
    #[error(transparent)]
    Seed(#[from] SeedError),
    #[error(transparent)]
    Content(#[from] ContentError),
    #[error(transparent)]
    Storage(#[from] crate::storage::StorageError),
}

impl Simulation {
    /// For the demo shop of `app`, which serves at `address`.
    pub async fn of(
        app: &App,
        address: &str,
        customers: usize,
        cancel: CancellationToken,
    ) -> Result<Self, SimulationError> {
        let shop = shops::find(app.store(), &ShopRef::Slug(SLUG.to_owned())).await?;
        let secret = shop.ok_or(SimulationError::NoShop)?.identity_secret;
        let made = Self::with(address, customers, cancel, app.clock().clone(), secret)?;
        Ok(Self {
            store: Some(app.store().clone()),
            ..made
        })
    }

    fn with(
        address: &str,
        customers: usize,
        cancel: CancellationToken,
        clock: Clock,
        secret: String,
    ) -> Result<Self, SimulationError> {
        let (slug, shoppers, orders) = SHOPS[0];
        let people: People = read("people.json")?;
        Ok(Self {
            address: address.trim_end_matches('/').to_owned(),
            customers,
            pace: 1.0,
            cancel,
            world: World::make(slug, shoppers, orders, &people, clock.now())?,
            clock,
            secret,
            store: None,
            aims: read(&format!("{SLUG}/aims.json"))?,
            slips: read("slips.json")?,
            present: Mutex::default(),
            aims_here: Mutex::default(),
            left: Mutex::default(),
        })
    }

    fn content(&self) -> &ShopContent {
        &self.world.content
    }
}

/// Lets the customers live until the simulation is cancelled.
pub async fn simulate(simulation: Simulation) {
    let cancel = simulation.cancel.clone();
    let simulation = Arc::new(simulation);
    let mut lives = JoinSet::new();
    for number in 0..simulation.customers {
        let simulation = simulation.clone();
        lives.spawn(async move {
            let wait = APART * number as u32 + Duration::from_secs(2);
            tokio::time::sleep(wait.div_f64(simulation.pace)).await;
            life::live(&simulation, number).await;
        });
    }
    cancel.cancelled().await;
    lives.shutdown().await;
}
