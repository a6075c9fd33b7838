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

/// So many walks are the same every time, and come to the first six of [`KINDS`].
const FEW: u64 = 24;
const SURE: usize = 6;
/// So many new ones come to all of them.
const MANY: u64 = 200;
const KINDS: [&str; 14] = [
    "placed",
    "paid",
    "shipped",
    "closed",
    "refund_asked",
    "refunded",
    "confirmed",
    "part_shipped",
    "price_changed",
    "sku_changed",
    "compensated",
    "refund_agreed",
    "refund_refused",
    "return_sent",
];

on_both_databases!(whatever_happens_to_orders_everything_adds_up, |app| {
    if let Some(seed) = number("YINGKE_MODEL_SEED") {
        walked(&app, seed).await;
        return;
    }
    let seconds = number("YINGKE_MODEL_SECONDS");
    let (began, limit) = (Instant::now(), seconds.map(Duration::from_secs));
    let (mut walks, mut kinds) = (0, BTreeSet::new());
    while limit.map_or(walks < FEW, |limit| began.elapsed() < limit) {
        walks += 1;
        let drawn = || new_id().as_u128() as u64;
        let seed = limit.map_or(walks, |_| drawn());
        kinds.extend(walked(&app, seed).await);
    }
    println!("{walks} walks: {kinds:?}");
    let due = if walks < MANY { SURE } else { KINDS.len() };
    let missing = KINDS[..due].iter().filter(|kind| !kinds.contains(**kind));
    let missing: Vec<_> = missing.collect();
    assert!(
        walks < FEW || missing.is_empty(),
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
