use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Rules, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// How a shop asks, and the revision that a change must name.
#[derive(Serialize, ToSchema)]
pub struct RatingRulesView {
    pub rules: Rules,
    pub rev: i64,
}

/// How customers are asked for a rating.
#[utoipa::path(get, path = "/api/shops/{shop}/rating-rules", tag = "rating", params(("shop" = Uuid, Path)),
    responses((status = 200, body = RatingRulesView)), extensions(("x-action" = json!("see_ratings"))))]
pub async fn see_rules(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<RatingRulesView>, Problem> {
    authorize(&caller.actor, Action::SeeRatings, Object::Shop(caller.shop))?;
    let (rules, rev) = storage::rules_of(&app.store().shop(caller.shop)).await?;
    Ok(Json(RatingRulesView { rules, rev }))
}
