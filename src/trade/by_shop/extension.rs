use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::act;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{Event, OrderView},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExtension {
    key: Uuid,
    rev: i64,
    /// 1 to 30.
    days: i64,
}

/// Give the customer longer to confirm that the goods came 延长收货; as often as the rules of trade say (`most_extensions`). Where the shop
/// set that they agree, `needs_customer`: a card asks.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/extension", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewExtension,
    responses((status = 200, body = OrderView), (status = 409, body = Problem)),
    extensions(("x-action" = json!("extend_receipts"))))]
pub async fn extend(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewExtension>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::ExtendReceipts,
        Object::Shop(caller.shop),
    )?;
    let event = Event::Extended { days: new.days };
    act(&app, &caller, order, (new.key, new.rev), event).await
}
