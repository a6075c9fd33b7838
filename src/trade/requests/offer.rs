use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use super::{RequestState, TradeRequest, ask::ask, asked::Asked, storage::RequestRow};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{CaseOffer, CaseReason, KnownOrder, RefundKind, Undone, known_in},
    vocabulary::{Millis, OrderId},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOfferRequest {
    key: Uuid,
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    kind: RefundKind,
    amount_fen: i64,
    reason: CaseReason,
    /// Pieces of the line; none: all whose money has not gone back.
    quantity: Option<i64>,
    /// Why; 1 to 200 characters.
    words: String,
}

/// What a row holds of an offer beside line, amount and kind.
#[derive(Serialize, Deserialize)]
struct Rest {
    reason: CaseReason,
    quantity: Option<i64>,
}

/// Ask to send a card that offers a case of more than one's own limit. Agreed to, that very card may be sent by whoever asked, once,
/// within 24 hours.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/offer-requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewOfferRequest,
    responses((status = 200, body = TradeRequest), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn ask_offer(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewOfferRequest>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    let asked = Asked::Offer(CaseOffer {
        line: new.line,
        refund: new.kind,
        amount_fen: new.amount_fen,
        reason: new.reason,
        quantity: new.quantity,
    });
    ask(
        &app,
        &caller,
        order,
        (new.key, new.rev),
        (asked, &new.words),
    )
    .await
}

/// None where the row was not written by this code.
pub fn of_row(row: &RequestRow) -> Option<CaseOffer> {
    let mut kinds = RefundKind::ALL.into_iter();
    let rest: Rest = serde_json::from_str(row.lines.as_deref()?).ok()?;
    Some(CaseOffer {
        line: usize::try_from(row.line_no?).ok()?,
        refund: kinds.find(|kind| row.reason.as_deref() == Some(kind.code()))?,
        amount_fen: row.amount_fen?,
        reason: rest.reason,
        quantity: rest.quantity,
    })
}

/// As [`of_row`] reads it.
pub fn keep_in(row: &mut RequestRow, offer: &CaseOffer) {
    let rest = Rest {
        reason: offer.reason,
        quantity: offer.quantity,
    };
    row.line_no = i64::try_from(offer.line).ok();
    row.amount_fen = Some(offer.amount_fen);
    row.reason = Some(offer.refund.code().to_owned());
    row.lines = Some(json!(rest).to_string());
}

/// Refused where the customer could not begin it.
pub async fn may_begin(
    tx: &ShopTx,
    order: OrderId,
    offer: &CaseOffer,
    now: Millis,
) -> Result<KnownOrder, Undone> {
    let known = known_in(tx, order).await?.ok_or(Undone::NotFound)?;
    known.may_begin(&offer.asked(), now)?;
    Ok(known)
}

/// Nothing is done yet: whoever asked may send its card. Refused where whoever agrees could not send it themselves.
pub async fn agree(
    tx: &ShopTx,
    order: OrderId,
    offer: &CaseOffer,
    (role, now): (Role, Millis),
) -> Result<RequestState, Undone> {
    let known = match may_begin(tx, order, offer, now).await {
        Err(Undone::Illegal(_)) => return Ok(RequestState::Over),
        known => known?,
    };
    known.may_give_back(offer.amount_fen, role)?;
    Ok(RequestState::Approved)
}
