//! The supervisor's board 主管台: how the whole desk stands, and a word to everyone at it.
//!
//! Owns no table: members, dispatch and reception say how things are, and the desk's own news keep it live. What is done from here
//! is done through their doors: handing on and taking over by the socket, finishing up by dispatch. Whatever a supervisor decides
//! for somebody else is audited. Never shows what was said.

mod announce;
mod see_board;
mod see_gaps;
mod set_presence;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_board::see_board))
        .routes(routes!(see_gaps::see_gaps))
        .routes(routes!(announce::announce))
        .routes(routes!(set_presence::set_presence))
}
