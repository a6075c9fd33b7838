use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::act;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{By, CloseReason, Event, OrderView},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClosing {
    key: Uuid,
    rev: i64,
    /// One of the shop's: `out_of_stock`, `not_wanted`, `wrong_details`, `unreachable`, `in_person` or `other`.
    reason: CloseReason,
}

/// Close an order that is not paid, for a reason that its customer sees. Where the shop set that they agree, `needs_customer`: a card asks.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/closing", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewClosing,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
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
    let reason = new.reason;
    if !reason.may_be_by(By::Shop) {
        let title = "reason: one of the shop's";
        return Err(Problem::at_field("bad_close_reason", "reason", title));
    }
    let event = Event::Closed { reason };
    act(&app, &caller, order, (new.key, new.rev), event).await
}
