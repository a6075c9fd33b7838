//! Home 工作台首页: how the shop stands and what there is to do, in figures, each the way into the place where the work is.
//!
//! Owns no table and decides nothing: every figure is another area's, counted by that area. What a role may not see is not in its
//! answer. What all members of a shop see alike is counted once a second, however many look; what is a member's own is counted when
//! they look. Which figures a member has on the page, and in which order, is their own setting and the console's business.

mod count;
mod days;
mod keeping;
mod own;
mod see_home;
mod team;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::keeping::Keeping;
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see_home::see_home))
}
