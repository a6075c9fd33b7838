use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::act;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{Event, Illegal, OrderView, Refund, RefundKind, Undone, storage},
    vocabulary::OrderId,
};

#[derive(Deserialize)]
pub struct RefundOf {
    id: OrderId,
    /// By its place in the order, from 0.
    line: usize,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundAnswer {
    key: Uuid,
    rev: i64,
    answer: Answer,
}

/// What the shop says to a refund.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RefundAnswerKind)]
enum Answer {
    /// To goods that come back; where only money is asked for, it is paid.
    Agree,
    Refuse,
    /// The goods are back.
    Received,
    Pay,
}

/// Answer what a customer asks back for a line.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/refunds/{line}", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = RefundAnswer,
    responses((status = 200, body = OrderView), (status = 409, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn answer_refund(
    State(app): State<App>,
    caller: InShop,
    Path(RefundOf { id, line }): Path<RefundOf>,
    Json(new): Json<RefundAnswer>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    let refund = refund_of(&app, &caller, id, line).await?;
    let event = new.answer.event(line, refund);
    act(&app, &caller, id, (new.key, new.rev), event).await
}

/// As it stands; an answer to what has changed since is refused by its revision.
async fn refund_of(
    app: &App,
    caller: &InShop,
    id: OrderId,
    line: usize,
) -> Result<Refund, Problem> {
    let stored = storage::stored(&app.store().shop(caller.shop), id).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let order = stored
        .order()
        .map_err(|_| Undone::from(Illegal::NotPlaced))?;
    let line = order.lines.get(line).ok_or(Illegal::NoSuchLine);
    Ok(line.map_err(Undone::from)?.refund)
}

impl Answer {
    const fn event(self, line: usize, refund: Refund) -> Event {
        let amount_fen = refund.asked_fen;
        match (self, refund.kind) {
            (Self::Refuse, _) => Event::RefundRefused { line },
            (Self::Received, _) => Event::ReturnReceived { line },
            (Self::Agree, RefundKind::GoodsBack) => Event::RefundAgreed { line },
            (Self::Agree, RefundKind::MoneyOnly) | (Self::Pay, _) => {
                Event::Refunded { line, amount_fen }
            }
        }
    }
}
