//! Customers of a shop that follows a script.

mod cast;
mod pages;
mod script;
mod stay;

use std::{sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;

use self::script::{Script, serve};
use super::{
    Simulation,
    aim::{Aim, Role},
    life::come,
};
use crate::{demo::dice::Dice, vocabulary::Clock};

const NOW: i64 = 1_795_000_000_000;

async fn simulation(script: &Arc<Script>) -> Simulation {
    let address = format!("http://{}", serve(script.clone()).await);
    let cancel = CancellationToken::new();
    let clock = Clock::from_fn(|| NOW);
    let made = Simulation::with(
        &address,
        3,
        cancel,
        clock,
        "a secret of the shop".to_owned(),
    );
    Simulation {
        pace: 150.0,
        slips: Vec::new(),
        ..made.unwrap()
    }
}

/// An anonymous stay with this aim, about the first product it browses.
async fn stay(simulation: &Simulation, aim: &str) -> Aim {
    let aim = simulation
        .aims
        .iter()
        .find(|known| known.id == aim)
        .unwrap()
        .clone();
    let browses = |sheet: &&crate::catalogue::ProductSheet| {
        aim.browses.contains(&sheet.category) || aim.browses.contains(&sheet.code)
    };
    let product = simulation.content().products.iter().find(browses).unwrap();
    let role = Role {
        aim: &aim,
        shopper: None,
        device: None,
        bought: None,
        product,
    };
    let came = come(simulation, &role, Dice::for_("test"));
    tokio::time::timeout(Duration::from_secs(20), came)
        .await
        .unwrap()
        .unwrap();
    aim
}
