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
pub struct RulesView {
    pub rules: Rules,
    pub rev: i64,
}

/// How conversations are given to members.
#[utoipa::path(get, path = "/api/shops/{shop}/dispatch", tag = "dispatch", params(("shop" = Uuid, Path)),
    responses((status = 200, body = RulesView)), extensions(("x-action" = json!("set_dispatch"))))]
pub async fn see_rules(State(app): State<App>, caller: InShop) -> Result<Json<RulesView>, Problem> {
    authorize(
        &caller.actor,
        Action::SetDispatch,
        Object::Shop(caller.shop),
    )?;
    let (rules, rev) = storage::rules_of(&app.store().shop(caller.shop)).await?;
    Ok(Json(RulesView { rules, rev }))
}
