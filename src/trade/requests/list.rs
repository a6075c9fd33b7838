use std::collections::HashMap;

use axum::extract::State as Of;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    TradeRequest,
    of_order::TradeRequests,
    place::Place,
    seen::{seen, sold},
    storage::{self, RequestRow, Sought},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    storage::{ShopDb, StorageError},
    trade::{
        Order,
        storage::{self as orders, Stored},
    },
    vocabulary::{Millis, OrderId},
};

const USUAL: u64 = 50;
const MOST: u64 = 100;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RequestsQuery {
    /// `open` or `all`; usually open.
    state: Option<String>,
    /// Only what the caller asked for.
    #[serde(default)]
    mine: bool,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 100; usually 50.
    limit: Option<u64>,
}

/// What is asked about orders of the shop, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/trade-requests", tag = "trade", params(("shop" = Uuid, Path), RequestsQuery),
    responses((status = 200, body = TradeRequests), (status = 400, body = Problem)), extensions(("x-action" = json!("see_orders"))))]
pub async fn list_requests(
    Of(app): Of<App>,
    caller: InShop,
    Query(query): Query<RequestsQuery>,
) -> Result<Json<TradeRequests>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let sought = sought(&query, &caller)?;
    let db = app.store().shop(caller.shop);
    let mut rows = storage::page(&db, &sought, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let last = rows.last().filter(|_| is_more);
    let next = last.map(|last| Place::of(last).cursor());
    let requests = views(&db, rows, app.clock().now()).await?;
    Ok(Json(TradeRequests { requests, next }))
}

fn sought(query: &RequestsQuery, caller: &InShop) -> Result<Sought, Problem> {
    let is_open = match query.state.as_deref().unwrap_or_default() {
        "" | "open" => true,
        "all" => false,
        _ => return Err(Problem::bad_request("state: open or all")),
    };
    let me = caller.actor.member()?.id;
    let behind = match query.cursor.as_deref().unwrap_or_default() {
        "" => None,
        cursor => {
            let place = Place::of_cursor(cursor);
            Some(place.ok_or_else(|| Problem::bad_request("cursor: what a page before said"))?)
        }
    };
    Ok(Sought {
        is_open,
        by: query.mine.then_some(me),
        behind,
    })
}

async fn views(
    db: &ShopDb,
    rows: Vec<RequestRow>,
    now: Millis,
) -> Result<Vec<TradeRequest>, StorageError> {
    let orders = orders_of(db, &rows).await?;
    let sold = sold(db, &rows, now).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some((stored, order)) = orders.get(&row.order_id) {
            views.extend(seen(db, (row, &sold), (stored, order.as_ref()), now).await?);
        }
    }
    Ok(views)
}

/// What these requests are about, each also as its history makes it; none where that cannot be read.
pub async fn orders_of(
    db: &ShopDb,
    rows: &[RequestRow],
) -> Result<HashMap<OrderId, (Stored, Option<Order>)>, StorageError> {
    let mut ids: Vec<_> = rows.iter().map(|row| row.order_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let stored = orders::stored_of(db, &ids).await?.into_iter();
    let read = stored.map(|stored| {
        let order = stored.readable();
        (stored.row.id, (stored, order))
    });
    Ok(read.collect())
}
