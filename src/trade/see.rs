use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{OrderView, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::{CustomerId, OrderId},
};

const MOST: u64 = 50;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(of_customer))
        .routes(routes!(one))
}

#[derive(Serialize, ToSchema)]
struct OrderList {
    orders: Vec<OrderView>,
}

/// A customer's newest orders, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/customers/{id}/orders", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderList)),
    extensions(("x-action" = json!("see_orders"))))]
async fn of_customer(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
) -> Result<Json<OrderList>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let orders = storage::orders_of(&app.store().shop(caller.shop), customer, MOST).await?;
    Ok(Json(OrderList {
        orders: orders.into_iter().map(OrderView::from).collect(),
    }))
}

/// One order, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderView)),
    extensions(("x-action" = json!("see_orders"))))]
async fn one(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let stored = storage::stored(&app.store().shop(caller.shop), order).await?;
    Ok(Json(stored.ok_or_else(Problem::not_found)?.into()))
}
