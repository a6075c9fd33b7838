//! Orders as a file: what was found or chosen, masked as members see it, with nothing that a spreadsheet calculates.
//!
//! Written down with its reason before the first byte goes. Rows are read and packed a few hundred at a time, so that a hundred
//! thousand orders need no more memory than those.

mod ask;
mod row;
mod source;
mod written;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(ask::export_orders))
}
