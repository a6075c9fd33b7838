//! Service rating 服务评价: what a customer says of a reception when it has ended.
//!
//! Owns the rules a shop asks by and the answers, one a reception. The customer is asked once, in the widget, within the hours the
//! shop set; the answer is kept for ever, shown to staff as a line of the chat, and a low one is a notice to those who lead. Receptions
//! in which only machines spoke count apart. Never changes what was said, and never speaks to the customer.

mod change_rules;
mod heard;
mod invitation;
mod of_customer;
mod rate;
mod rules;
mod see_rules;
mod storage;
mod sums;
mod tell;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    heard::{Heard, heard_between},
    rate::ServiceRated,
    rules::{Rules, Scale},
    tell::RatingTeller,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(invitation::invitation, rate::rate))
        .routes(routes!(of_customer::of_customer))
        .routes(routes!(sums::sums))
        .routes(routes!(see_rules::see_rules, change_rules::change_rules))
}
