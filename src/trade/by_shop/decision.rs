use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::refunds::{RefundOf, order_of, refund_in};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{
        By, Deed, Event, Order, OrderView, RefundState, after_sale::as_asked, perform, see::shown,
        told,
    },
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    key: Uuid,
    rev: i64,
    favour: Favour,
    /// To the customer; none: as they asked.
    amount_fen: Option<i64>,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Favour {
    Customer,
    Shop,
}

/// Decide a dispute 平台判定, in the place of the platform that a shop of its own does not have.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/refunds/{line}/decision", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = NewDecision,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
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
    let order = order_of(&app, &caller, id).await?;
    let event = decided(&new, &order, line)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let deed = Deed {
        key: new.key,
        order: id,
        rev: Some(new.rev),
        actor: &caller.actor,
        by: By::Platform,
        event,
        detail: json!({}),
    };
    perform(&tx, deed, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, id).await
}

/// Nothing is never for the customer: what gives nothing back would read like the shop's.
fn decided(new: &NewDecision, order: &Order, line: usize) -> Result<Event, Problem> {
    let refund = refund_in(order, line)?;
    let given = |amount_fen| Event::DisputeDecided {
        line,
        amount_fen,
        is_for_customer: true,
    };
    let is_disputed = refund.state == RefundState::PlatformInvolved;
    let event = match (new.favour, new.amount_fen) {
        (Favour::Shop, _) => {
            return Ok(Event::DisputeDecided {
                line,
                amount_fen: 0,
                is_for_customer: false,
            });
        }
        // A retry means what was decided; how much that was cannot be told from the order as it is since.
        (Favour::Customer, None) if refund.is_decided && refund.refunded_fen > 0 => {
            given(refund.refunded_fen)
        }
        (Favour::Customer, None) => as_asked(order, line),
        (Favour::Customer, Some(amount_fen)) => given(amount_fen),
    };
    match event {
        Event::DisputeDecided { amount_fen, .. } if amount_fen <= 0 && is_disputed => {
            let title = "amount_fen: more than nothing";
            Err(Problem::at_field("bad_amount", "amount_fen", title))
        }
        event => Ok(event),
    }
}
