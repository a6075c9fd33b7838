use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    own,
    sought::{MyCounts, MyOrdersQuery, counts},
    view::{MyOrder, views},
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    trade::orders_of::orders_of,
    vocabulary::OrderId,
};

#[derive(Serialize, ToSchema)]
pub struct MyOrders {
    orders: Vec<MyOrder>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
    /// With the first page.
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<MyCounts>,
}

/// The asking customer's orders, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders", tag = "mine", params(("shop" = Uuid, Path), MyOrdersQuery),
    responses((status = 200, body = MyOrders), (status = 400, body = Problem)), extensions(("x-action" = json!("buy"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<MyOrdersQuery>,
) -> Result<Json<MyOrders>, Problem> {
    let customer = caller.customer()?;
    let db = app.store().shop(caller.shop);
    let sought = query.sought()?;
    let cursor = query.cursor.as_deref().filter(|cursor| !cursor.is_empty());
    let page = orders_of(&db, (customer, sought.which(&db)), cursor).await?;
    let counts = match cursor {
        None => Some(counts(&db, customer, &sought).await?),
        Some(_) => None,
    };
    Ok(Json(MyOrders {
        orders: views(&app, caller.shop, page.orders).await?,
        next: page.next,
        counts,
    }))
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
