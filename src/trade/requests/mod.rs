//! What one person may not do to an order alone: a discount or a refund above the limit of their role, a
//! compensation above what one person gives, a card that offers more than its sender may give.
//!
//! Owns `trade_request`. A request is words until somebody with the right agrees; agreeing does the deed in the same transaction, to
//! the order as it is then, and only where it is still what was asked about. A card's offer is the customer's to take: agreeing lets it
//! be sent, once. Keeps an address no longer than its card waits to be sent. Never changes an order but through `perform`.

mod agreed;
mod answer;
mod ask;
mod ask_card;
mod ask_deed;
mod asked;
mod card;
mod fall;
mod list;
mod of_order;
mod place;
mod seen;
mod storage;
mod to_decide;
mod told;
mod topic;
mod view;
mod way;
mod what;
mod wish;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    agreed::{AgreedOffer, agreed_card, agreed_offer, forget_late_addresses, settle_card},
    card::follow,
    fall::{LateRequests, fall},
    of_order::of_order,
    storage::count_to_decide,
    told::fell,
    view::{RequestKind, RequestState, TradeRequest},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ask_deed::ask_price))
        .routes(routes!(ask_deed::ask_compensation))
        .routes(routes!(ask_deed::ask_refund))
        .routes(routes!(ask_card::ask_offer))
        .routes(routes!(ask_card::ask_sku))
        .routes(routes!(ask_card::ask_address))
        .routes(routes!(answer::answer_request))
        .routes(routes!(of_order::order_requests))
        .routes(routes!(list::list_requests))
        .routes(routes!(to_decide::requests_to_decide))
}
