//! Assistant 宝贝助理: many products changed at once, looked at before and taken back afterwards.
//!
//! Owns `goods_batch`, `goods_batch_item` and `assistant_rules`. A batch says which products and what is done to them; a job works out
//! what becomes of each ([`judge`]), members look, another job writes exactly that through the catalogue's door, and a third takes it
//! back ([`undone`]). Whatever an order or a colleague changed in between is left alone and said. See docs/assistant.md.

mod apply;
mod batches;
mod begin;
mod fault;
mod floor;
mod forget;
mod input;
mod items;
mod judge;
mod kept;
mod lexicon;
mod listed_since;
mod looking;
mod places;
mod preview;
mod renamed;
mod report;
mod see;
mod see_items;
mod seen;
mod source;
mod state;
mod taking_back;
mod told;
mod turn;
mod turned;
mod undone;
#[cfg(test)]
mod undone_tests;
mod view;
mod what;
mod words;
mod writing;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    apply::Apply, floor::floor_fen, forget::forget_items, preview::Preview, taking_back::Undo,
};
use self::{
    fault::{KeptFault, not_now},
    kept::{KeptChange, kept},
    state::{BatchState, ItemState, Stage},
    what::{Cells, What},
};
use crate::app::App;

/// Five thousand products with a few cells each, as JSON writes them.
const BODY_BYTES: usize = 8 << 20;

pub fn routes() -> OpenApiRouter<App> {
    let begins = OpenApiRouter::new()
        .routes(routes!(see::list_batches, begin::begin_batch))
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    OpenApiRouter::new()
        .routes(routes!(see::see_batch))
        .routes(routes!(see_items::list_items))
        .routes(routes!(report::report_batch))
        .routes(routes!(turn::apply_batch))
        .routes(routes!(turn::stop_batch))
        .routes(routes!(turn::resume_batch))
        .routes(routes!(listed_since::see_undo, turn::undo_batch))
        .routes(routes!(turn::drop_batch))
        .routes(routes!(floor::see_floor, floor::change_floor))
        .merge(begins)
}
