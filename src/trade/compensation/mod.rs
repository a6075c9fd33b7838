//! Small compensation 小额赔付 and price protection 价保: a little money beside any after-sale case.
//!
//! What may be given is a rule of the order's one machine ([`compensate`]), so that money and revision stay one. One person gives
//! within the shop's limit alone; above it somebody else agrees (see `requests`), and a large difference of a price is given by a
//! member. What the customer paid for sending something back (寄回运费) is given the same way, out of the shop's own money: it is no
//! refund, and has a sum of its own. What a customer asks the shop for is state of the order's line (`asked`), with a deadline that
//! falls by `clock`. Owns `asked_price`.

mod asked;
mod asked_before;
mod asked_price;
mod asked_shop;
mod asked_view;
mod clock;
mod decline_by_shop;
mod freight;
mod give;
mod limit;
mod protect;
mod protect_by_shop;
pub mod protection;
mod reason;
mod rule;
mod see;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    asked::{AskedProtection, ask, decline},
    asked_before::AskedBefore,
    asked_price::{
        count_waiting, follow, forget_asked_prices, hand_on, orders_waiting, renew, waiting,
        waiting_in,
    },
    asked_view::{AskedRow, AskedView},
    clock::ProtectionClock,
    freight::most_freight_fen,
    limit::{alone_fen, given_fen},
    protect::{ProtectionWish, protect, protectable},
    reason::CompensationReason,
    rule::{compensate, most_compensable_fen},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(give::give_compensation))
        .routes(routes!(see::see_compensation))
        .routes(routes!(
            protect_by_shop::see_order_protection,
            protect_by_shop::give_protection
        ))
        .routes(routes!(decline_by_shop::decline_protection))
}
