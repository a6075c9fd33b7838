//! Names 命名: what the shop calls Taobao's numbers of categories, properties and values, where no file says it.
//!
//! The numbers are found in the rows themselves, of a file that was checked or of everything that was imported, and a name is for all
//! products that carry its number. One job changes what is shown of those that are there, with what is kept beside their rows, so that
//! a product that nobody edited still goes out byte for byte. A seller's own name in a file goes before the shop's.

mod apply;
mod asked;
mod give;
mod met;
mod recalled;
mod see;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    apply::Naming,
    met::{Met, TaobaoNumbers},
};
use crate::app::App;

/// Two thousand names.
const BODY_BYTES: usize = 512 << 10;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see::see_taobao_numbers, give::name_taobao_numbers))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
}
