use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    customer_of, own,
    view::{MyOrder, views},
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::storage,
    vocabulary::OrderId,
};

const MOST: u64 = 50;

#[derive(Serialize, ToSchema)]
pub struct MyOrders {
    orders: Vec<MyOrder>,
}

/// The asking customer's newest orders.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders", tag = "mine", params(("shop" = Uuid, Path)),
    responses((status = 200, body = MyOrders)), extensions(("x-action" = json!("buy"))))]
pub async fn list(State(app): State<App>, caller: InShop) -> Result<Json<MyOrders>, Problem> {
    let customer = customer_of(&caller)?;
    let db = app.store().shop(caller.shop);
    let stored = storage::orders_of(&db, customer, MOST).await?;
    let orders = views(&app, caller.shop, stored).await?;
    Ok(Json(MyOrders { orders }))
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
