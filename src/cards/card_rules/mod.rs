//! Which cards a shop sends by themselves.

mod change;
mod see;
mod storage;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::storage::rules_of;
use crate::app::App;

/// What is sent once an order is paid. Nothing, until a shop says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CardRules {
    /// 核对订单
    pub order_check: bool,
    /// 核对地址
    pub address_check: bool,
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see::see_card_rules, change::change_card_rules))
}
