//! Random walks through orders: customers, agents, supervisors and the clock do what is legal and what is not, through the routes
//! that people's programs take. After each act the books are compared with a model that shares no code with the product: money adds up to the
//! fen, stock to the piece, no edge is illegal, and every change has one event, one audit row and one version.
//!
//! Each walk is drawn from a seed: a few that are the same every time, and new ones for as long as is asked. One that goes wrong says its seed and the acts that are needed for it: docs/orders.md says how to
//! walk it again, and how to walk for hours.

mod acts;
mod books;
mod cases;
mod check;
mod choose;
mod dice;
mod edges;
mod kept;
mod limits;
mod money;
mod pieces;
mod story;
mod told;
mod walk;
mod world;

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use yingke::vocabulary::new_id;

use crate::harness::TestApp;

/// So many walks are the same every time.
const FEW: u64 = 24;
/// So many new ones come everywhere that is named here.
const MANY: usize = 200;
const EVERYWHERE: [&str; 14] = [
    "placed",
    "price_changed",
    "paid",
    "part_shipped",
    "shipped",
    "confirmed",
    "closed",
    "sku_changed",
    "compensated",
    "refund_asked",
    "refund_agreed",
    "refund_refused",
    "return_sent",
    "refunded",
];

on_both_databases!(whatever_happens_to_orders_everything_adds_up, |app| {
    if let Some(seed) = number("YINGKE_MODEL_SEED") {
        walked(&app, seed).await;
        return;
    }
    let Some(seconds) = number("YINGKE_MODEL_SECONDS") else {
        for seed in 1..=FEW {
            walked(&app, seed).await;
        }
        return;
    };
    let (began, limit) = (Instant::now(), Duration::from_secs(seconds));
    let (mut walks, mut kinds) = (0, BTreeSet::new());
    while began.elapsed() < limit {
        kinds.extend(walked(&app, new_id().as_u128() as u64).await);
        walks += 1;
    }
    println!("{walks} walks: {kinds:?}");
    let missing = EVERYWHERE.iter().filter(|kind| !kinds.contains(**kind));
    let missing: Vec<_> = missing.collect();
    assert!(
        walks < MANY || missing.is_empty(),
        "nobody came to {missing:?}"
    );
});

/// What happened to the orders of one walk.
async fn walked(app: &TestApp, seed: u64) -> BTreeSet<String> {
    println!("a walk from {seed}");
    let walk = walk::drawn(app, seed).await;
    let kinds = walk.kinds.clone();
    let told = if walk.wrong.is_some() {
        walk::story_of(app, seed, walk).await
    } else {
        String::new()
    };
    assert!(told.is_empty(), "{told}");
    kinds
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
