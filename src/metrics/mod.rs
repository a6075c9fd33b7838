//! How fast the desk answers 接待指标, by the rules of each platform and the shop's own.
//!
//! Owns `metric_profile`, the rules a shop has changed, `metric_day`, sums of days that are over, and `metric_left`, which messages
//! were left on them. The counting itself is the crate `reply-metrics`; here what happened becomes its input (`threads`), and what it
//! says becomes days, periods and rounds with the reason why one failed. What customers said is the rating area's, what they bought
//! trade's. It reads the log and never writes it, and decides nothing about anybody.

mod change_profile;
mod check;
mod day;
mod left;
mod profiles;
mod see_day;
mod see_period;
mod see_profiles;
mod see_rounds;
mod storage;
mod threads;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use moka::{Expiry, sync::Cache};
use utoipa_axum::{router::OpenApiRouter, routes};

use self::day::Cut;
pub use self::left::note_left;
use crate::{app::App, calendar::Date, vocabulary::ShopId};

/// Rounds, opinions and purchases held in memory, of all days that were looked at lately.
const MOST_FACTS: u64 = 200_000;
const FRESH: Duration = Duration::from_secs(5);
/// A day that took a second to count is not counted again for twenty: whoever watches a busy shop takes a twentieth of one reader.
const RESTS: u32 = 20;

type Key = (ShopId, Date, i64);

/// Days that were looked at lately: the day that is under way changes by itself.
pub struct Keeping {
    cuts: Cache<Key, Arc<Cut>>,
    /// One day is counted at a time; whoever waits for the same one finds it done.
    turn: tokio::sync::Mutex<()>,
}

impl Default for Keeping {
    fn default() -> Self {
        let cuts = Cache::builder().max_capacity(MOST_FACTS);
        let weight = |_: &Key, cut: &Arc<Cut>| {
            let facts = &cut.facts;
            let many = facts.rounds.len() + facts.opinions.len() + facts.purchases.len();
            u32::try_from(many).map_or(u32::MAX, |facts| facts.saturating_add(1))
        };
        Self {
            cuts: cuts.weigher(weight).expire_after(Rest).build(),
            turn: tokio::sync::Mutex::default(),
        }
    }
}

struct Rest;

impl Expiry<Key, Arc<Cut>> for Rest {
    fn expire_after_create(&self, _: &Key, cut: &Arc<Cut>, _: Instant) -> Option<Duration> {
        Some(FRESH.max(cut.took * RESTS))
    }
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_profiles::see_profiles))
        .routes(routes!(
            change_profile::change_profile,
            change_profile::reset_profile
        ))
        .routes(routes!(see_day::see_day))
        .routes(routes!(see_period::see_period))
        .routes(routes!(see_rounds::see_rounds))
}
