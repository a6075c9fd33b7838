//! Search 搜索: what a member may find of a shop, by words, by pinyin, and with a slip of the finger.
//!
//! Owns two indexes of a shop on the node's own disk (`crates/text-index`), nothing but a faster way to the database: they keep places
//! and what those are found by, never texts, and may be deleted at any time. What is shown is read anew, so a recalled line is gone
//! at once. Areas offer what they have by a [`Source`]; messages are read from the log, conversation by conversation. Never indexes
//! a phone, an identity or an address, never holds up a message, and opens nothing before somebody searches.

mod book;
mod change;
mod clear;
mod find;
mod keeper;
mod kind;
mod lines;
pub mod rows;
mod see_state;
mod shelf;
mod show;
mod snippet;
mod source;
mod things;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    clear::clear,
    kind::Kind,
    shelf::Search,
    source::{Source, Thing, Who, sealed},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(find::find))
        .routes(routes!(see_state::see_state))
}
