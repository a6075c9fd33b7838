//! What a shop sets for its whole reception: how soon an answer is due.
//!
//! Owns no table: the two limits stand in the shop's row. Whoever leads changes them, audited; every open console hears it at once.
//! It decides nothing by them: the desk sorts and the alarm rings by what is told here.

mod change_limits;
mod see_limits;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{app::App, shops::Shop};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see_limits::see, change_limits::change))
}

/// How long a customer may wait before it is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// To the first answer of a reception: 5 s to 10 min.
    pub first_limit_ms: i64,
    /// To every later one: 10 s to one hour.
    pub later_limit_ms: i64,
}

impl From<&Shop> for Limits {
    fn from(shop: &Shop) -> Self {
        Self {
            first_limit_ms: shop.first_limit_ms,
            later_limit_ms: shop.later_limit_ms,
        }
    }
}
