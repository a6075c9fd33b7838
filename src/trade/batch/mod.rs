//! The same act on many orders: each its own transaction with a key of its own, so that messages get their turn in between and a retry
//! does nothing twice. What is refused is said for each order; the others go on.

mod check;
mod known;
mod report;
mod sheet;
mod ship;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    known::numbers_of,
    report::{BatchReport, BatchResult, key_of, once_each},
};
use crate::app::App;

/// Two thousand parcels with all their names.
const PARCELS_BYTES: usize = 2 << 20;

pub fn routes() -> OpenApiRouter<App> {
    let files = OpenApiRouter::new()
        .routes(routes!(check::check_shipments))
        .layer(DefaultBodyLimit::max(sheet::FILE.bytes + 1));
    OpenApiRouter::new()
        .routes(routes!(ship::ship_many))
        .layer(DefaultBodyLimit::max(PARCELS_BYTES))
        .merge(files)
}
