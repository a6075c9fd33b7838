use axum::extract::State as Of;

use super::shelf::SearchState;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// Whether everything can be found yet. Asking opens the shop's index.
#[utoipa::path(get, path = "/api/shops/{shop}/search/state", tag = "search", params(("shop" = Uuid, Path)),
    responses((status = 200, body = SearchState)), extensions(("x-action" = json!("search"))))]
pub async fn see_state(Of(app): Of<App>, caller: InShop) -> Result<Json<SearchState>, Problem> {
    authorize(&caller.actor, Action::Search, Object::Shop(caller.shop))?;
    Ok(Json(app.search().shelf(caller.shop).state()))
}
