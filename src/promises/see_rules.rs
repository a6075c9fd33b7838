use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Rules, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// A shop's rules, and their revision to save them by.
#[derive(Serialize, ToSchema)]
pub struct PromiseRulesView {
    pub rules: Rules,
    pub rev: i64,
}

/// How promises are watched over.
#[utoipa::path(get, path = "/api/shops/{shop}/promise-rules", tag = "promises", params(("shop" = Uuid, Path)),
    responses((status = 200, body = PromiseRulesView)), extensions(("x-action" = json!("set_promises"))))]
pub async fn see_rules(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<PromiseRulesView>, Problem> {
    authorize(
        &caller.actor,
        Action::SetPromises,
        Object::Shop(caller.shop),
    )?;
    let (rules, rev) = storage::rules_of(&app.store().shop(caller.shop)).await?;
    Ok(Json(PromiseRulesView { rules, rev }))
}
