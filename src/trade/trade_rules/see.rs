use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TradeRules, rules_of};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// The rules, and the revision that a change must name.
#[derive(Serialize, ToSchema)]
pub struct TradeRulesView {
    pub rules: TradeRules,
    pub rev: i64,
}

/// What a shop set of its orders.
#[utoipa::path(get, path = "/api/shops/{shop}/trade-rules", tag = "trade", params(("shop" = Uuid, Path)),
    responses((status = 200, body = TradeRulesView)), extensions(("x-action" = json!("see_orders"))))]
pub async fn see_trade_rules(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<TradeRulesView>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let (rules, rev) = rules_of(&app.store().shop(caller.shop)).await?;
    Ok(Json(TradeRulesView { rules, rev }))
}
