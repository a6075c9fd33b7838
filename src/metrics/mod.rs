//! How fast the desk answers 接待指标, by the rules of each platform and the shop's own.
//!
//! Owns `metric_profile`, the rules a shop has changed, and `metric_day`, sums of days that are over. The counting itself is the
//! crate `reply-metrics`; here what happened becomes its input (`threads`), and what it says becomes days, periods and rounds with
//! the reason why one failed. It reads the log and never writes it, and decides nothing about anybody.

mod change_profile;
mod check;
mod day;
mod profiles;
mod see_day;
mod see_period;
mod see_profiles;
mod see_rounds;
mod storage;
mod threads;

use moka::sync::Cache;
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_reply_metrics::Round;

use crate::{app::App, calendar::Date, vocabulary::ShopId};

/// Rounds of days that were looked at lately: the day that is under way changes by itself.
pub struct Keeping {
    rounds: Cache<(ShopId, Date, String, i64), std::sync::Arc<Vec<Round>>>,
}

impl Default for Keeping {
    fn default() -> Self {
        let rounds = Cache::builder().max_capacity(200);
        let rounds = rounds.time_to_live(std::time::Duration::from_secs(5));
        Self {
            rounds: rounds.build(),
        }
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
