use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::refunds::{RefundOf, refund_in};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Path, Problem},
    storage::{ShopTx, StorageError},
    trade::{
        By, Deed, Event, Order, OrderView, RefundState, Undone,
        after_sale::{Fall, as_asked, what_falls},
        deed::lock_of,
        key, perform,
        see::shown,
        storage, told,
    },
    vocabulary::{OrderId, new_id},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    key: Uuid,
    rev: i64,
    favour: Favour,
    /// To the customer, nothing where the shop is right; none: as they asked. Where an exchange is sold out, its goods come back for
    /// their money.
    amount_fen: Option<i64>,
}

#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Favour {
    Customer,
    Shop,
}

/// Decide a dispute 平台判定, in the place of the platform that a shop of its own does not have. For the customer, above what one gives
/// back of an order alone: `above_refund_limit`.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/refunds/{line}/decision", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = NewDecision,
    responses((status = 200, body = OrderView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("decide_disputes"))))]
pub async fn decide(
    State(app): State<App>,
    caller: InShop,
    Path(RefundOf { id, line }): Path<RefundOf>,
    Json(new): Json<NewDecision>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::DecideDisputes,
        Object::Shop(caller.shop),
    )?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let stored = storage::stored_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    let digest = new.digest(id, line);
    if key::done_with(&tx, new.key, &digest).await?.is_some() {
        drop(tx);
        return shown(&app, caller.shop, id).await;
    }
    // What a decision comes to is said of the order that was seen.
    if stored.row.rev != new.rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    let order = stored.replayed()?;
    let deed = Deed {
        // A retry is known by what was asked: what it came to depends on the stock of that moment.
        key: new_id(),
        order: id,
        rev: Some(new.rev),
        actor: &caller.actor,
        by: By::Platform,
        event: decided(&tx, &new, &order, line).await?,
        detail: json!({}),
    };
    perform(&tx, deed, now).await?;
    key::keep(&tx, new.key, id, digest, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, id).await
}

impl NewDecision {
    fn digest(&self, order: OrderId, line: usize) -> String {
        key::digest_of(&json!({
            "order": order, "kind": "decision", "line": line, "favour": self.favour, "amount_fen": self.amount_fen,
        }))
    }
}

/// Nothing is never for the customer: what gives nothing back would read like the shop's; and what is for the shop gives nothing. Only
/// where a present cannot be exchanged, being right is all that is left to give.
async fn decided(
    tx: &ShopTx,
    new: &NewDecision,
    order: &Order,
    line: usize,
) -> Result<Event, Problem> {
    let refund = refund_in(order, line)?;
    let given = |amount_fen, is_for_customer| Event::DisputeDecided {
        line,
        amount_fen,
        is_for_customer,
    };
    let event = match (new.favour, new.amount_fen) {
        (Favour::Shop, None | Some(0)) => return Ok(given(0, false)),
        (Favour::Shop, Some(_)) => {
            let title = "amount_fen: nothing where the shop is right";
            return Err(Problem::at_field("bad_amount", "amount_fen", title));
        }
        (Favour::Customer, None) => won(tx, order, line).await?,
        (Favour::Customer, Some(amount_fen)) => given(amount_fen, true),
    };
    let is_of_sold_out = new.amount_fen.is_none() && refund.asks_for_exchange();
    let needs_amount = refund.state == RefundState::PlatformInvolved && !is_of_sold_out;
    match event {
        Event::DisputeDecided { amount_fen, .. } if amount_fen <= 0 && needs_amount => {
            let title = "amount_fen: more than nothing";
            Err(Problem::at_field("bad_amount", "amount_fen", title))
        }
        event => Ok(event),
    }
}

/// As the customer asked, or, where that is sold out, as it would end by itself.
async fn won(tx: &ShopTx, order: &Order, line: usize) -> Result<Event, StorageError> {
    let (_, mut events) = what_falls(tx, order, (line, Fall::ForCustomer)).await?;
    Ok(events.pop().unwrap_or_else(|| as_asked(order, line)))
}
