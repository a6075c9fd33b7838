//! What a shop sets of its orders: two delays, a limit, and what its flags mean.

mod change;
mod rules;
mod see;
mod storage;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    rules::TradeRules,
    storage::{rules_in, rules_of},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see::see_trade_rules, change::change_trade_rules))
}
