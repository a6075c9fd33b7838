use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    RequestKind, TradeRequest,
    list::orders_of,
    seen::{seen, sold},
    storage::{self, RequestRow},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    trade::{Order, TradeRules, after_sale, deadlines, trade_rules},
    vocabulary::Millis,
};

const MOST: u64 = 100;

/// What somebody asked, and whoever may agree has not answered.
#[derive(Serialize, ToSchema)]
pub struct RequestToDecide {
    #[serde(flatten)]
    request: TradeRequest,
    /// Then its case goes on by itself, or its order closes unpaid; none: nothing of it ends by itself.
    due_at: Option<Millis>,
}

#[derive(Serialize, ToSchema)]
pub struct RequestsToDecide {
    /// Of the 100 that wait longest those with the least time left first, then the others in turn.
    requests: Vec<RequestToDecide>,
    /// How many there are.
    count: u64,
}

/// What waits for the caller or somebody else who may agree: open, and not their own.
#[utoipa::path(get, path = "/api/shops/{shop}/trade-requests/to-decide", tag = "trade", params(("shop" = Uuid, Path)),
    responses((status = 200, body = RequestsToDecide)), extensions(("x-action" = json!("decide_requests"))))]
pub async fn requests_to_decide(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<RequestsToDecide>, Problem> {
    authorize(
        &caller.actor,
        Action::DecideRequests,
        Object::Shop(caller.shop),
    )?;
    let me = caller.actor.member()?.id;
    let db = app.store().shop(caller.shop);
    let rows = storage::to_decide(&db, me, MOST).await?;
    let requests = views(&db, rows, app.clock().now()).await?;
    let count = storage::count_to_decide(&db, me).await?;
    Ok(Json(RequestsToDecide { requests, count }))
}

async fn views(
    db: &ShopDb,
    rows: Vec<RequestRow>,
    now: Millis,
) -> Result<Vec<RequestToDecide>, StorageError> {
    let (rules, _) = trade_rules::rules_of(db).await?;
    let orders = orders_of(db, &rows).await?;
    let sold = sold(db, &rows, now).await?;
    let mut requests = Vec::with_capacity(rows.len());
    for row in rows {
        let Some((stored, order)) = orders.get(&row.order_id) else {
            continue;
        };
        let due_at = order.as_ref().and_then(|order| due(&row, order, &rules));
        let request = seen(db, (row, &sold), (stored, order.as_ref()), now).await?;
        requests.extend(request.map(|request| RequestToDecide { request, due_at }));
    }
    requests.sort_by_key(|one| one.due_at.unwrap_or(Millis::MAX));
    Ok(requests)
}

fn due(row: &RequestRow, order: &Order, rules: &TradeRules) -> Option<Millis> {
    if row.kind != RequestKind::Refund.code() {
        return deadlines::pay_by(order, rules);
    }
    let line = usize::try_from(row.line_no?).ok()?;
    let case = after_sale::due(order, line, &rules.after_sale)?;
    Some(case.at)
}
