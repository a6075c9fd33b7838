use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{CardRules, rules_of};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// The rules, and the revision that a change must name.
#[derive(Serialize, ToSchema)]
pub struct CardRulesView {
    pub rules: CardRules,
    pub rev: i64,
}

/// Which cards are sent by themselves.
#[utoipa::path(get, path = "/api/shops/{shop}/card-rules", tag = "cards", params(("shop" = Uuid, Path)),
    responses((status = 200, body = CardRulesView)), extensions(("x-action" = json!("see_orders"))))]
pub async fn see_card_rules(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<CardRulesView>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let (rules, rev) = rules_of(&app.store().shop(caller.shop)).await?;
    Ok(Json(CardRulesView { rules, rev }))
}
