//! All that a customer asks for an order is agreed to in one act 全部同意, or none of it.

use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::refunds::{agreed, refund_in};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{By, Event, Illegal, Order, OrderView, Undone, deed::AllOrNone, key, see::shown, told},
    vocabulary::{Millis, OrderId, SkuId},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAgreement {
    key: Uuid,
    rev: i64,
}

/// Agree to all cases of an order that wait for the shop. A refusal names the line; the limit of refunds is told of the sum.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/agreement", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewAgreement,
    responses((status = 200, body = OrderView), (status = 403, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn agree_to_all(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewAgreement>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    agree_in(&tx, &caller, order, &new, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, order).await
}

/// Under one key and one lock: a retry finds all of it done.
async fn agree_in(
    tx: &ShopTx,
    caller: &InShop,
    id: OrderId,
    new: &NewAgreement,
    now: Millis,
) -> Result<(), Problem> {
    let all = AllOrNone {
        key: new.key,
        order: id,
        rev: new.rev,
        actor: &caller.actor,
        by: By::Shop,
        digest: key::digest_of(&json!({ "order": id, "kind": "all_agreed" })),
    };
    let Some(mut order) = all.begin(tx).await? else {
        return Ok(());
    };
    catalogue::hold(tx, &skus_of(&order)).await?;
    let lines = order.waiting();
    if lines.is_empty() {
        return Err(nothing_waits(&order));
    }
    for line in lines {
        // The last one may ask for more once the others are paid.
        let event = agreed(line, refund_in(&order, line)?);
        order = all.perform(tx, (line, event), now).await?;
    }
    Ok(all.end(tx, now).await?)
}

/// What the shop offers instead waits for the customer, and is no more to be agreed to.
fn nothing_waits(order: &Order) -> Problem {
    let refund = order.lines[0].refund.state;
    let event = Event::RefundAgreed { line: 0 }.kind();
    Problem::from(Undone::from(Illegal::Refund { refund, event })).about("lines.0")
}

/// Those that it bought, and those that are sent in exchange.
fn skus_of(order: &Order) -> Vec<SkuId> {
    let lines = order.lines.iter();
    let skus = lines.flat_map(|line| line.item.sku_id.into_iter().chain(line.refund.wanted));
    skus.collect()
}
