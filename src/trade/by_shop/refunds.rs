use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::act;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{
        Event, Illegal, Order, OrderView, Parcel, Refund, RefundKind, Undone, after_sale::said,
        storage,
    },
    vocabulary::{FileId, OrderId},
};

#[derive(Deserialize)]
pub struct RefundOf {
    pub id: OrderId,
    /// By its place in the order, from 0.
    pub line: usize,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundAnswer {
    key: Uuid,
    rev: i64,
    answer: Answer,
    /// To refuse or to withdraw, 1 to 200 characters; to propose, at most 200; as evidence, at most 500.
    #[serde(default)]
    words: String,
    /// At most 9: own pictures or the shop's.
    #[serde(default)]
    pictures: Vec<FileId>,
    /// To propose.
    kind: Option<RefundKind>,
    /// To propose; nothing where the kind has no money.
    amount_fen: Option<i64>,
    /// To resend: at most 40 characters.
    #[serde(default)]
    carrier: String,
    /// To resend: 6 to 40 letters, digits and hyphens.
    #[serde(default)]
    waybill: String,
    /// To resend: how many pieces; none: all of the case.
    quantity: Option<i64>,
}

/// What the shop says to a case.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RefundAnswerKind)]
enum Answer {
    /// Where only money is asked for, it is paid.
    Agree,
    Refuse,
    /// Another kind or amount.
    Propose,
    /// The goods are back.
    Received,
    /// What came back is not what was sent.
    RefuseReturn,
    Pay,
    /// The new, missing or mended piece is on its way.
    Resend,
    /// The shop pays for the way back.
    TakeFreight,
    GiveEvidence,
    /// Take back another parcel that the shop opened by mistake, while nothing has left.
    Withdraw,
}

/// Answer what a customer asks for a line. That the goods are back, and that others have left, the warehouse says too.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/refunds/{line}", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = RefundAnswer,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn answer_refund(
    State(app): State<App>,
    caller: InShop,
    Path(RefundOf { id, line }): Path<RefundOf>,
    Json(new): Json<RefundAnswer>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        new.answer.action(),
        Object::Shop(caller.shop),
    )?;
    let refund = refund_in(&order_of(&app, &caller, id).await?, line)?;
    let seen = (new.key, new.rev);
    let event = new.event(&app, &caller, line, refund).await?;
    act(&app, &caller, id, seen, event).await
}

/// As it stands; an answer to what has changed since is refused by its revision.
async fn order_of(app: &App, caller: &InShop, id: OrderId) -> Result<Order, Problem> {
    let stored = storage::stored(&app.store().shop(caller.shop), id).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    Ok(stored.replayed()?)
}

pub fn refund_in(order: &Order, line: usize) -> Result<Refund, Undone> {
    let line = order.lines.get(line).ok_or(Illegal::NoSuchLine)?;
    Ok(line.refund)
}

/// The shop's yes: where only money is asked for, it is paid.
pub const fn agreed(line: usize, refund: Refund) -> Event {
    match refund.kind {
        RefundKind::MoneyOnly => Event::Refunded {
            line,
            amount_fen: refund.asked_fen,
        },
        RefundKind::GoodsBack | RefundKind::Exchange | RefundKind::Reissue | RefundKind::Repair => {
            Event::RefundAgreed { line }
        }
    }
}

impl Answer {
    const fn action(self) -> Action {
        match self {
            Self::Received | Self::Resend => Action::HandleReturns,
            Self::Agree
            | Self::Refuse
            | Self::Propose
            | Self::RefuseReturn
            | Self::Pay
            | Self::TakeFreight
            | Self::GiveEvidence
            | Self::Withdraw => Action::AnswerRefunds,
        }
    }
}

impl RefundAnswer {
    async fn event(
        self,
        app: &App,
        caller: &InShop,
        line: usize,
        refund: Refund,
    ) -> Result<Event, Problem> {
        let amount_fen = refund.asked_fen;
        let told = (self.words.as_str(), self.pictures);
        Ok(match self.answer {
            Answer::Agree => agreed(line, refund),
            Answer::Pay => Event::Refunded { line, amount_fen },
            Answer::Refuse => Event::RefundRefused {
                line,
                said: said(app, caller, told, 1..=200).await?,
            },
            Answer::Propose => {
                let (refund, amount_fen) = offered(self.kind, self.amount_fen)?;
                Event::ProposalMade {
                    line,
                    refund,
                    amount_fen,
                    said: said(app, caller, told, 0..=200).await?,
                }
            }
            Answer::Received => Event::ReturnReceived { line },
            Answer::RefuseReturn => Event::ReturnRefused {
                line,
                said: said(app, caller, told, 1..=200).await?,
            },
            Answer::Resend => {
                let Parcel { carrier, waybill } = Parcel::of(&self.carrier, &self.waybill)?;
                Event::Resent {
                    line,
                    carrier,
                    waybill,
                    quantity: self.quantity,
                }
            }
            Answer::TakeFreight => Event::FreightTaken { line },
            Answer::Withdraw => Event::ReissueWithdrawn {
                line,
                said: said(app, caller, told, 1..=200).await?,
            },
            Answer::GiveEvidence => {
                // A picture may speak for itself.
                let least = usize::from(told.1.is_empty());
                Event::EvidenceGiven {
                    line,
                    said: said(app, caller, told, least..=500).await?,
                }
            }
        })
    }
}

fn offered(
    kind: Option<RefundKind>,
    amount_fen: Option<i64>,
) -> Result<(RefundKind, i64), Problem> {
    let Some(kind) = kind else {
        let title = "kind: what is offered";
        return Err(Problem::at_field("bad_kind", "kind", title));
    };
    match amount_fen {
        Some(amount_fen) => Ok((kind, amount_fen)),
        None if !kind.has_money() => Ok((kind, 0)),
        None => {
            let title = "amount_fen: how much is offered";
            let code = "bad_amount_missing";
            Err(Problem::at_field(code, "amount_fen", title))
        }
    }
}
