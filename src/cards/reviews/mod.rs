//! Reviews 评价: what a customer says of a line of an order, once it is finished and once only; what the shop replies, once.

mod give;
mod notice;
mod of_order;
mod of_product;
mod reply;
mod storage;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    give::{ReviewChanged, give},
    of_order::own,
    storage::{Review, open, open_lines, open_lines_in, reviews_of},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(give::review))
        .routes(routes!(of_order::my_reviews))
        .routes(routes!(of_order::reviews))
        .routes(routes!(reply::reply))
        .routes(routes!(of_product::of_product))
}
