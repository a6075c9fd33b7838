//! Phrases 快捷短语: canned replies of the team and of single members.
//!
//! Owns `phrase`. So far phrases are only read; they are text with variables that the console fills
//! in. Never sends anything: what a phrase becomes passes the guard like any other text.

mod list;
mod searched;
mod storage;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    searched::Searched,
    storage::{NewPhrase, any, write_down},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    list::routes()
}
