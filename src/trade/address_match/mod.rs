//! 比对收货信息: whether what a customer typed is where an order goes, told without showing it.

mod ask;
mod likeness;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(ask::match_address))
}
