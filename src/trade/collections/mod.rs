//! Collecting 收款: what an order costs comes through the payment port, and whatever comes for nothing goes back.
//!
//! Owns `collection`. Its row is committed before the port is asked, with a timer: whoever dies after that, or never hears the answer,
//! leaves a key that somebody sees to. A row pays its order (`kept`) or is called off: where the order closes or costs something else,
//! in the transaction of that event; where nobody asked again for a while, by the timer. Only a row that is still wanted can pay, so
//! what a lost answer may have collected is either the order's money or on its way back. Never collects by itself: a customer who read
//! that it failed has to ask.

mod again;
mod call_off;
mod collect;
mod follow;
mod of;
mod settle;
mod storage;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

use self::of::CollectionOf;
pub use self::{
    call_off::CallOffs,
    collect::{collect, collect_past},
    follow::follow,
    view::{CallOffView, complete},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(again::try_call_off))
        .routes(routes!(settle::settle_call_off))
}
