use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::keep;
use crate::{
    app::App,
    customers,
    http::{InShop, Json, Problem, Query},
    reception::desk::Brief,
};

const MOST: u64 = 20;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// A part of the name; empty: who was here last.
    #[serde(default)]
    q: String,
}

/// Customers by name, to save or write to: at most 20, last seen first.
#[utoipa::path(get, path = "/api/shops/{shop}/contact-candidates", tag = "contacts", params(("shop" = Uuid, Path), Wanted),
    responses((status = 200, body = [Brief])), extensions(("x-action" = json!("keep_contacts"))))]
pub async fn find(
    State(app): State<App>,
    caller: InShop,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Vec<Brief>>, Problem> {
    keep::may_keep(&caller)?;
    let db = app.store().shop(caller.shop);
    Ok(Json(customers::named_like(&db, &wanted.q, MOST).await?))
}
