//! What a member looks for in the list of orders again and again, under a name of their own; it follows them to another device.
//!
//! Owns `order_filter`. Nobody sees another's, and a filter finds what its owner may find.

mod change;
mod query;
mod storage;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::query::FilterQuery;
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(view::see_order_filters))
        .routes(routes!(
            change::keep_order_filter,
            change::remove_order_filter
        ))
}
