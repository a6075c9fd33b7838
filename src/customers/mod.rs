//! Shoppers: who they are, the devices that speak for them, what a member may see of them.
//!
//! Owns `customer`, `customer_device` and `customer_block`. A customer has no password: an anonymous one is whoever holds the device's token, a known
//! one is whom the shop's signature names. Personal data leaves masked; showing it is one audited call.
//!
//! When a device that was anonymous identifies itself, its history goes along as long as the signed customer has none; otherwise the
//! device joins the signed customer and the anonymous conversation stays with the shop. What was bought on it, and its cart, go along
//! either way. The device gets a new token, and the old one ends: who knew it before must not follow into a known customer's
//! conversation.

mod arrival;
mod blocks;
mod briefs;
mod bring_in;
mod devices;
mod identity;
mod joined;
mod looking;
mod searched;
mod showing;
mod view;
mod visit;
mod vouch;

use std::net::IpAddr;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    blocks::{
        BlockedSpan, CloseBlocked, CustomerBlocked, Directory as BlockDirectory, begin_block,
        blocked_among, blocked_between,
    },
    briefs::{Directory, briefs_of, ids_named_like, named_like, values_of, with_phone, worth},
    bring_in::{Elsewhere, bring_in},
    devices::{customer_of, has_gone_along},
    looking::{keep_looking, looking, looking_of},
    searched::Searched,
};
use crate::{app::App, http::Limiter};

/// What this area keeps in memory.
pub struct Keeping {
    visits: Limiter<IpAddr>,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            visits: Limiter::new(60, 1_000),
        }
    }
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(visit::visit))
        .routes(routes!(vouch::vouch))
        .routes(routes!(view::see))
        .routes(routes!(showing::show))
        .merge(blocks::routes())
}
