//! What one person may not do to an order alone: a discount or a refund above the limit of their role, a
//! compensation above what one person gives, an offer of a case above the limit of refunds.
//!
//! Owns `trade_request`. A request is words until somebody with the right agrees; agreeing does the deed in the same transaction, to
//! the order as it is then, and only where it is still what was asked about. An offer is the customer's to take: agreeing lets its card
//! be sent. Never changes an order but through `perform`.

mod agreed;
mod answer;
mod ask;
mod asked;
mod list;
mod of_order;
mod offer;
mod place;
mod storage;
mod told;
mod view;
mod way;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    agreed::{AgreedOffer, agreed_offer, send_agreed},
    of_order::of_order,
    view::{RequestKind, RequestState, TradeRequest},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ask::ask_price))
        .routes(routes!(ask::ask_compensation))
        .routes(routes!(ask::ask_refund))
        .routes(routes!(offer::ask_offer))
        .routes(routes!(answer::answer_request))
        .routes(routes!(of_order::order_requests))
        .routes(routes!(list::list_requests))
}
