use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    customer_of, own,
    view::{MyOrder, views},
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    trade::orders_of::{OrdersOfQuery, orders_of},
    vocabulary::OrderId,
};

#[derive(Serialize, ToSchema)]
pub struct MyOrders {
    orders: Vec<MyOrder>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

/// The asking customer's orders, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders", tag = "mine", params(("shop" = Uuid, Path), OrdersOfQuery),
    responses((status = 200, body = MyOrders), (status = 400, body = Problem)), extensions(("x-action" = json!("buy"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<OrdersOfQuery>,
) -> Result<Json<MyOrders>, Problem> {
    let customer = customer_of(&caller)?;
    let db = app.store().shop(caller.shop);
    let page = orders_of(&db, customer, &query).await?;
    let orders = views(&app, caller.shop, page.orders).await?;
    let next = page.next;
    Ok(Json(MyOrders { orders, next }))
}

/// One of them.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = MyOrder), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn one(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<MyOrder>, Problem> {
    shown(&app, &caller, order).await
}

/// The order as its customer sees it now.
pub async fn shown(app: &App, caller: &InShop, order: OrderId) -> Result<Json<MyOrder>, Problem> {
    let stored = own(app, caller, order).await?;
    let mut views = views(app, caller.shop, vec![stored]).await?;
    views.pop().map(Json).ok_or_else(Problem::not_found)
}
