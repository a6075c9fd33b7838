use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{CompensationReason, alone_fen, given_fen, most_compensable_fen, most_freight_fen};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{
        By, Event, Order,
        requests::{TradeRequest, of_order},
        storage, trade_rules,
    },
    vocabulary::OrderId,
};

/// What was given for an order, what may be, and what was asked for.
#[derive(Serialize, ToSchema)]
pub struct CompensationView {
    given_fen: i64,
    /// So much more one person gives alone.
    alone_fen: i64,
    lines: Vec<CompensationLine>,
    asked: Vec<TradeRequest>,
}

#[derive(Serialize, ToSchema)]
pub struct CompensationLine {
    /// By its place in the order, from 0.
    line: usize,
    most_fen: i64,
    /// The code with which it would be refused; none: it may be given.
    reason: Option<String>,
    /// The most for sending it back (`return_freight`), which is beside what was paid.
    most_freight_fen: i64,
    /// Why nothing is given for that; none: it may be given.
    freight_reason: Option<String>,
}

/// What can be given for the lines of an order, and what one person gives alone.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/compensation", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = CompensationView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("compensate"))))]
pub async fn see_compensation(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<CompensationView>, Problem> {
    authorize(&caller.actor, Action::Compensate, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let stored = storage::stored(&db, order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let now = stored.replayed()?;
    let (rules, _) = trade_rules::rules_of(&db).await?;
    let lines = (0..now.lines.len()).map(|line| CompensationLine::of(&now, line));
    Ok(Json(CompensationView {
        given_fen: given_fen(&now),
        alone_fen: alone_fen(&now, &rules),
        lines: lines.collect(),
        asked: of_order(&db, &stored, app.clock().now()).await?,
    }))
}

impl CompensationLine {
    fn of(order: &Order, line: usize) -> Self {
        Self {
            line,
            most_fen: most_compensable_fen(order, line),
            reason: refused(order, line, CompensationReason::Other),
            most_freight_fen: most_freight_fen(order, line),
            freight_reason: refused(order, line, CompensationReason::ReturnFreight),
        }
    }
}

fn refused(order: &Order, line: usize, reason: CompensationReason) -> Option<String> {
    let event = Event::Compensated {
        line,
        amount_fen: 1,
        reason,
    };
    let refused = order.could(event, By::Shop).err();
    refused.map(|illegal| illegal.code().to_owned())
}
