use axum::extract::State;
use serde_json::json;

use super::{CollectionOf, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Path, Problem},
    timers,
    trade::{OrderView, see::shown},
};

/// Try at once to call a payment off that paid for nothing. What has gone back meanwhile is left alone.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/collections/{key}/tries", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("key" = Uuid, Path)),
    responses((status = 200, body = OrderView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn try_call_off(
    State(app): State<App>,
    caller: InShop,
    Path(of): Path<CollectionOf>,
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
    if storage::is_due(&row) {
        storage::hasten(&tx, of.key, now).await?;
        timers::set(&tx, of.timer(now)).await?;
        let entry = audit::Entry {
            action: "try_payout",
            object: format!("order/{}", of.id),
            detail: json!({ "collection": of.key, "amount_fen": row.amount_fen, "tries": row.tries }),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
    }
    tx.commit().await?;
    shown(&app, caller.shop, of.id).await
}
