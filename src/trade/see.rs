use axum::extract::State;
use sea_orm::Condition;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    OrderView,
    orders_of::{OrdersOfQuery, orders_of},
    ship_by::promised_of,
    storage, trade_rules,
    view::{with_cases, with_invoices},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    vocabulary::{CustomerId, OrderId, ShopId},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(of_customer))
        .routes(routes!(one))
}

#[derive(Serialize, ToSchema)]
struct OrderList {
    orders: Vec<OrderView>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

/// A customer's orders, newest first, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/customers/{id}/orders", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), OrdersOfQuery),
    responses((status = 200, body = OrderList), (status = 400, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
async fn of_customer(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
    Query(query): Query<OrdersOfQuery>,
) -> Result<Json<OrderList>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let (rules, _) = trade_rules::rules_of(&db).await?;
    let all = (customer, Condition::all());
    let page = orders_of(&db, all, query.cursor.as_deref()).await?;
    let promised = promised_of(&db, &page.orders).await?;
    let now = app.clock().now();
    let orders = page.orders.into_iter();
    let orders = orders.map(|stored| OrderView::of(stored, &rules, &promised, now));
    let orders = with_invoices(&db, orders.collect()).await?;
    let orders = with_cases(&app, caller.shop, orders).await?;
    let next = page.next;
    Ok(Json(OrderList { orders, next }))
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
    shown(&app, caller.shop, order).await
}

/// An order as it is now; whoever asks was let in before.
pub async fn shown(app: &App, shop: ShopId, order: OrderId) -> Result<Json<OrderView>, Problem> {
    let db = app.store().shop(shop);
    let stored = storage::stored(&db, order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let (rules, _) = trade_rules::rules_of(&db).await?;
    let promised = promised_of(&db, std::slice::from_ref(&stored)).await?;
    let view = OrderView::of(stored, &rules, &promised, app.clock().now());
    let views = with_invoices(&db, vec![view]).await?;
    let mut views = with_cases(app, shop, views).await?;
    views.pop().map(Json).ok_or_else(Problem::not_found)
}
