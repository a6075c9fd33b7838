use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{list::shown, view::MyOrder};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{By, CloseReason, Deed, Event, perform, told},
    vocabulary::OrderId,
};

/// A wish that needs no more words.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MyWish {
    /// Made by the client: a retry carries the same one.
    pub key: Uuid,
    /// Of the order as the customer sees it.
    pub rev: i64,
}

/// Close an order that is not paid.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/cancellation", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = MyWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn cancel(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(wish): Json<MyWish>,
) -> Result<Json<MyOrder>, Problem> {
    let reason = CloseReason::CustomerCancelled;
    act(&app, &caller, order, &wish, Event::Closed { reason }).await
}

/// The goods are here and fine.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/confirmation", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = MyWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn confirm(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(wish): Json<MyWish>,
) -> Result<Json<MyOrder>, Problem> {
    act(&app, &caller, order, &wish, Event::Confirmed).await
}

/// What has left of it so far is here and fine; the rest is still to come.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/part-confirmation", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = MyWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn confirm_part(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(wish): Json<MyWish>,
) -> Result<Json<MyOrder>, Problem> {
    act(&app, &caller, order, &wish, Event::PartConfirmed).await
}

/// Has the customer's wish happen to their order.
pub async fn act(
    app: &App,
    caller: &InShop,
    order: OrderId,
    wish: &MyWish,
    event: Event,
) -> Result<Json<MyOrder>, Problem> {
    caller.customer()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let deed = deed(caller, order, wish, event, json!({}));
    perform(&tx, deed, now).await?;
    tx.commit().await?;
    told(app, caller.shop);
    shown(app, caller, order).await
}

pub fn deed<'a>(
    caller: &'a InShop,
    order: OrderId,
    wish: &MyWish,
    event: Event,
    detail: Value,
) -> Deed<'a> {
    Deed {
        key: wish.key,
        order,
        rev: Some(wish.rev),
        actor: &caller.actor,
        by: By::Customer,
        event,
        detail,
    }
}
