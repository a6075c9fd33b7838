//! Orders as a file: what was found or chosen, in the reader's words, with nothing that a spreadsheet calculates.
//!
//! Masked as members see it. Whole only through the door for personal data (`audit::hand_out`), for those who lead. Written down with its reason before the first byte goes. Rows are read and packed a few hundred at a time, so that a hundred
//! thousand orders need no more memory than those.

mod ask;
mod line;
mod row;
mod source;
mod telling;
mod words;
mod written;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ask::export_orders))
        .routes(routes!(ask::export_whole_orders))
}
