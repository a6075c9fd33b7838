use axum::extract::State;
use serde_json::json;

use super::{owed::PayoutOf, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Path, Problem},
    timers,
    trade::{OrderView, see::shown},
};

/// Try at once to give money back that is still due. What has gone meanwhile is left alone: it goes once, however often it is tried.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/payouts/{no}/tries", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("no" = i64, Path)),
    responses((status = 200, body = OrderView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn try_payout(
    State(app): State<App>,
    caller: InShop,
    Path(of): Path<PayoutOf>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let row = storage::row(&tx, of).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    if row.done_at.is_none() {
        storage::hasten(&tx, of, now).await?;
        timers::set(&tx, of.timer(now)).await?;
        let entry = audit::Entry {
            action: "try_payout",
            object: format!("order/{}", of.id),
            detail: json!({ "event": of.no, "amount_fen": row.amount_fen, "tries": row.tries }),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
    }
    tx.commit().await?;
    shown(&app, caller.shop, of.id).await
}
