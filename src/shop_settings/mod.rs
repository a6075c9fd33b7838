//! What a shop sets for itself and its whole reception: its name, the sites that carry its widget, how soon an answer is due, and
//! the secret by which its own site vouches for shoppers.
//!
//! Owns no table: all of it stands in the shop's row. Whoever leads changes it, audited; every open console hears it at once. The
//! secret is its owner's alone: seen and renewed by audited calls, and written nowhere else.
//! It decides nothing by it: the desk sorts and the alarm rings by the limits, and `http` asks `shops::Sites` who may come in.

mod change_limits;
mod change_shop;
mod renew_identity;
mod see_limits;
mod see_shop;
mod show_identity;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    shops::{self, Shop},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_limits::see, change_limits::change))
        .routes(routes!(see_shop::see, change_shop::change))
        .routes(routes!(show_identity::show))
        .routes(routes!(renew_identity::renew))
}

/// What leaders set about the shop itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopSettings {
    /// 1 to 64 characters.
    pub name: String,
    /// Origins of pages that may carry the widget, `https://shop.example`; at most 50.
    pub sites: Vec<String>,
}

impl From<&Shop> for ShopSettings {
    fn from(shop: &Shop) -> Self {
        Self {
            name: shop.name.clone(),
            sites: shops::sites_of(shop),
        }
    }
}

/// What a shop's own site signs its shoppers with. Not to be logged, hence no `Debug`.
#[derive(Serialize, ToSchema)]
pub struct IdentitySecret {
    /// The key of HS256, as it is written.
    pub secret: String,
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
