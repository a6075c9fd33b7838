use axum::extract::State;

use super::Limits;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    shops,
};

/// How soon an answer is due in this shop.
#[utoipa::path(get, path = "/api/shops/{shop}/limits", tag = "shops", operation_id = "limits",
    params(("shop" = Uuid, Path)), responses((status = 200, body = Limits)),
    extensions(("x-action" = json!("see_limits"))))]
pub async fn see(State(app): State<App>, caller: InShop) -> Result<Json<Limits>, Problem> {
    authorize(&caller.actor, Action::SeeLimits, Object::Shop(caller.shop))?;
    let shop = shops::find(app.store(), &caller.shop.into()).await?;
    Ok(Json((&shop.ok_or_else(Problem::not_found)?).into()))
}
