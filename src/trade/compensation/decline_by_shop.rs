use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{By, Deed, Event, OrderView, perform, see::shown, told},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectionRefusal {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
}

/// Say no to price protection that a customer asked the shop for; they are told. `nothing_asked` where nothing waits.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/price-protection/refusal", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ProtectionRefusal,
    responses((status = 200, body = OrderView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("compensate"))))]
pub async fn decline_protection(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(refusal): Json<ProtectionRefusal>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::Compensate, Object::Shop(caller.shop))?;
    let tx = app.store().begin(caller.shop).await?;
    let deed = Deed {
        key: refusal.key,
        order,
        rev: Some(refusal.rev),
        actor: &caller.actor,
        by: By::Shop,
        event: Event::ProtectionDeclined { line: refusal.line },
        detail: json!({}),
    };
    perform(&tx, deed, app.clock().now()).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, order).await
}
