//! What a shop sets of its orders: their delays and those of after-sale cases, a limit, what waits for the customer, and what its flags mean.

mod after_sale;
mod change;
mod needs_customer;
mod parcels;
mod rules;
mod see;
mod storage;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    after_sale::{AfterSaleRules, MOST_KEPT_DAYS},
    needs_customer::NeedsCustomer,
    parcels::ParcelRules,
    rules::TradeRules,
    storage::{parcel_rules, rules_in, rules_of},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see::see_trade_rules, change::change_trade_rules))
}
