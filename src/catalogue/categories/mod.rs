//! Categories 类目 and the attributes they ask of their products.
//!
//! A product names its category; renaming one renames it there: the first products in the same transaction, the others soon after.

mod change;
mod renames;
mod rules;
mod see;
mod storage;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    renames::{Renames, is_under_way as is_being_renamed, names_of},
    rules::{AttributeKind, AttributeRule},
    storage::{
        cids, create, ensure, id_of, ids_in, is_known, is_there, merge, names, names_in,
        rules_by_each_name, rules_by_name,
    },
};
use crate::{app::App, catalogue::goods::BODY_BYTES};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            see::see_categories,
            change::create_category,
            change::arrange_categories
        ))
        .routes(routes!(change::change_category, change::remove_category))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
}
