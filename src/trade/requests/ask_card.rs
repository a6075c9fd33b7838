//! Cards that go to the customer once somebody agrees.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{TradeRequest, ask::ask, asked::Asked, wish::Wish};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{CardOffer, CaseOffer, CaseReason, Destination, RefundKind},
    vocabulary::{OrderId, SkuId},
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

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSkuRequest {
    key: Uuid,
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    /// Another one of the line's product.
    sku: SkuId,
    /// Why; 1 to 200 characters.
    words: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAddressRequest {
    key: Uuid,
    rev: i64,
    receiver: String,
    phone: String,
    address: String,
    /// Why; 1 to 200 characters.
    words: String,
}

/// Ask to send a card that offers a case of more than one's own limit. Agreed to, that very card may be sent by whoever asked, once,
/// in time (`send_by`).
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
    let offer = CaseOffer {
        line: new.line,
        refund: new.kind,
        amount_fen: new.amount_fen,
        reason: new.reason,
        quantity: new.quantity,
    };
    let wish = Wish::Whole(Asked::Card(CardOffer::Case(offer)));
    ask(&app, &caller, order, (new.key, new.rev), (wish, &new.words)).await
}

/// The same of a card with another SKU, where more goes back, or stays off the order, than within one's own limit.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/sku-requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewSkuRequest,
    responses((status = 200, body = TradeRequest), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_prices"))))]
pub async fn ask_sku(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewSkuRequest>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(
        &caller.actor,
        Action::ChangePrices,
        Object::Shop(caller.shop),
    )?;
    let (line, sku) = (new.line, new.sku);
    let wish = Wish::Sku { line, sku };
    ask(&app, &caller, order, (new.key, new.rev), (wish, &new.words)).await
}

/// The same of a card with an address where delivery costs more, whose freight the shop waives.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/address-requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewAddressRequest,
    responses((status = 200, body = TradeRequest), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_addresses"))))]
pub async fn ask_address(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewAddressRequest>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(
        &caller.actor,
        Action::ChangeAddresses,
        Object::Shop(caller.shop),
    )?;
    let to = Destination::of(&new.receiver, &new.phone, &new.address)?;
    let wish = Wish::Address(to);
    ask(&app, &caller, order, (new.key, new.rev), (wish, &new.words)).await
}
