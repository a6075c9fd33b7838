use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CompensationReason, given_fen};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{By, Deed, Event, Order, OrderView, perform, see::shown, told, trade_rules},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompensation {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    /// Less than what is left of the line.
    amount_fen: i64,
    reason: CompensationReason,
}

/// Give a customer a little money for a line 小额赔付. Above what one person gives for an order: `above_your_limit`.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/compensations", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewCompensation,
    responses((status = 200, body = OrderView), (status = 403, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("compensate"))))]
pub async fn give_compensation(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewCompensation>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::Compensate, Object::Shop(caller.shop))?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let event = Event::Compensated {
        line: new.line,
        amount_fen: new.amount_fen,
        reason: new.reason,
    };
    let deed = Deed {
        key: new.key,
        order,
        rev: Some(new.rev),
        actor: &caller.actor,
        by: By::Shop,
        event,
        detail: json!({}),
    };
    let done = perform(&tx, deed, now).await?;
    // Asked afterwards, so that a retry of what is done is done; what is too much goes with the transaction.
    if let Some(after) = done {
        within_limit(&tx, &after).await?;
    }
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, order).await
}

async fn within_limit(tx: &ShopTx, order: &Order) -> Result<(), Problem> {
    let (rules, _) = trade_rules::rules_in(tx).await?;
    let most_fen = rules.most_compensation_fen;
    if given_fen(order) <= most_fen {
        return Ok(());
    }
    let title = format!("One person gives at most {most_fen} fen for an order; ask a second one");
    let status = StatusCode::FORBIDDEN;
    Err(Problem::new(status, "above_your_limit", title))
}
