//! What members write beside an order 备注, with one of six flags 旗帜. Whatever stood there before is kept.

mod many;
mod storage;
mod view;
mod write;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{storage::note_of, write::annotate};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(write::note_order))
        .routes(routes!(view::order_notes))
        .routes(routes!(many::note_many))
}
