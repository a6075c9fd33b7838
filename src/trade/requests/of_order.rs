use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    TradeRequest,
    seen::{seen, sold},
    storage,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    trade::storage::{self as orders, Stored},
    vocabulary::{Millis, OrderId},
};

#[derive(Serialize, ToSchema)]
pub struct TradeRequests {
    pub requests: Vec<TradeRequest>,
    /// `cursor` of the next page; none: that was all.
    pub next: Option<String>,
}

/// What was asked about an order, oldest first.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = TradeRequests), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn order_requests(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<TradeRequests>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let stored = orders::stored(&db, order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let requests = of_order(&db, &stored, app.clock().now()).await?;
    let next = None;
    Ok(Json(TradeRequests { requests, next }))
}

/// The requests of an order, oldest first; it holds twenty at most.
pub async fn of_order(
    db: &ShopDb,
    stored: &Stored,
    now: Millis,
) -> Result<Vec<TradeRequest>, StorageError> {
    let rows = storage::of_order(db, stored.row.id).await?;
    let order = stored.readable();
    let sold = sold(db, &rows, now).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.extend(seen(db, (row, &sold), (stored, order.as_ref()), now).await?);
    }
    Ok(views)
}
