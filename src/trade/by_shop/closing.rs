use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::act;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{CloseReason, Event, OrderView},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClosing {
    key: Uuid,
    rev: i64,
}

/// Close an order that is not paid: the shop cannot deliver.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/closing", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewClosing,
    responses((status = 200, body = OrderView), (status = 409, body = Problem)),
    extensions(("x-action" = json!("close_orders"))))]
pub async fn close(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewClosing>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::CloseOrders,
        Object::Shop(caller.shop),
    )?;
    let reason = CloseReason::OutOfStock;
    let event = Event::Closed { reason };
    act(&app, &caller, order, (new.key, new.rev), event).await
}
