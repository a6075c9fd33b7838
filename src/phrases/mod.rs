//! Phrases 快捷短语: canned replies of the team and of single members, in folders, with variables, pictures and product cards.
//!
//! Owns `phrase`, `phrase_folder` and `phrase_use`. Leaders arrange the team's, every serving member their own; the team's changes are
//! written down. A whole library goes to the console once, with the readings its characters have, so that looking for a phrase
//! needs no question (`library`); news say when to ask again. Files in and out follow the same rules as the form (`sheet`).
//! Never sends anything: what a phrase becomes passes the guard like any other text.

mod arranging;
mod change;
mod create;
mod export;
mod folders;
mod hidden;
mod import;
mod library;
mod place;
mod remove;
mod searched;
mod sheet;
mod storage;
mod uses;
mod variables;
mod words;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    arranging::PhrasesChanged,
    searched::Searched,
    storage::{NewPhrase, any, write_down},
    words::PhraseForm,
};
use crate::app::App;

/// Most phrases of the team, and of one member.
const MOST: [u64; 2] = [20_000, 2_000];

pub fn routes() -> OpenApiRouter<App> {
    let files = OpenApiRouter::new()
        .routes(routes!(import::import))
        .layer(DefaultBodyLimit::max(sheet::FILE.bytes + 1));
    OpenApiRouter::new()
        .routes(routes!(library::list, create::create))
        .routes(routes!(change::change, remove::remove))
        .routes(routes!(place::place))
        .routes(routes!(uses::see_uses, uses::count_use))
        .routes(routes!(
            folders::make_folder,
            folders::rename_folder,
            folders::remove_folder
        ))
        .routes(routes!(export::export))
        .merge(files)
}
