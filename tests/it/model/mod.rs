//! Random walks through orders: customers, agents within their limits, a supervisor, the owner, a warehouse and the clock do what is legal
//! and what is not, through the routes that people's programs take. After each act the books are compared with a model that shares no code
//! with the product: money adds up to the fen, stock to the piece, no edge is illegal, every change has one event, one audit row and one
//! version, and a payment service that declines, is away and loses its answers has in the end what the books say.
//!
//! A few courses are given, so that everything surely comes about. Each other walk is drawn from a seed: a few that are the same every time, and new ones for as long as is asked. One that goes wrong says its seed and the acts that are needed for it: docs/orders.md says how to
//! walk it again, and how to walk for hours.

mod acts;
mod agreed;
mod books;
mod cases;
mod check;
mod choose;
mod collections;
mod courses;
mod dice;
mod edges;
mod kept;
mod kinds;
mod limits;
mod money;
mod payouts;
mod pieces;
mod refunds;
mod story;
mod told;
mod walk;
mod world;

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use yingke::vocabulary::new_id;

use self::walk::Walk;
use crate::harness::{Mood, TestApp};

/// So many walks are the same every time.
const FEW: u64 = 24;
/// What the courses surely come to.
const SURE: [&str; 41] = [
    "placed",
    "paid",
    "shipped",
    "closed",
    "refund_asked",
    "refunded",
    "refund_approved",
    "confirmed",
    "part_shipped",
    "price_changed",
    "sku_changed",
    "compensated",
    "refund_agreed",
    "refund_refused",
    "return_sent",
    "return_received",
    "resent",
    "resent_confirmed",
    "reissue_withdrawn",
    "part_confirmed",
    "extended",
    "proposal_made",
    "proposal_declined",
    "proposal_lapsed",
    "proposal_accepted",
    "platform_asked",
    "evidence_given",
    "dispute_decided",
    "case_lapsed",
    "all_asked",
    "all_agreed",
    "offer_refused",
    "offer_sent",
    "offer_lapsed",
    "sku_sent",
    "address_sent",
    "invoice_asked",
    "invoice_entered",
    "invoice_issued",
    "installation_moved",
    "all_noted",
];

on_both_databases!(whatever_happens_to_orders_everything_adds_up, |app| {
    if let Some(seed) = number("YINGKE_MODEL_SEED") {
        walked(&app, seed).await;
        return;
    }
    let seconds = number("YINGKE_MODEL_SECONDS");
    let (began, limit) = (Instant::now(), seconds.map(Duration::from_secs));
    let (mut walks, mut kinds) = (0, BTreeSet::new());
    let mut is_way_back_paid = false;
    for course in courses::courses() {
        let walk = walk::given(&app, &course, Mood::Changes).await;
        is_way_back_paid |= walk.pays_way_back;
        kinds.extend(sound(&app, "a course", walk).await);
    }
    let missing: Vec<_> = SURE.iter().filter(|kind| !kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "nobody came to {missing:?}");
    assert!(is_way_back_paid, "nobody was paid the way back");
    while limit.map_or(walks < FEW, |limit| began.elapsed() < limit) {
        walks += 1;
        let drawn = || new_id().as_u128() as u64;
        let seed = limit.map_or(walks, |_| drawn());
        kinds.extend(walked(&app, seed).await);
    }
    println!("{walks} walks: {kinds:?}");
});

/// What happened to the orders of one walk.
async fn walked(app: &TestApp, seed: u64) -> BTreeSet<String> {
    println!("a walk from {seed}");
    let walk = walk::drawn(app, seed).await;
    let again = format!("YINGKE_MODEL_SEED={seed} walks it again");
    sound(app, &again, walk).await
}

/// The same, where nothing went wrong.
async fn sound(app: &TestApp, again: &str, walk: Walk) -> BTreeSet<String> {
    if walk.wrong.is_none() {
        return walk.kinds;
    }
    panic!("{}", walk::story_of(app, again, walk).await)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
