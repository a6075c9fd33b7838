//! What is done as soon as somebody agrees.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    TradeRequest,
    ask::{MOST_WORDS, ask},
    asked::Asked,
    way::RefundWay,
    wish::Wish,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{LineDiscount, Price, after_sale::words, compensation::CompensationReason},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPriceRequest {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    freight_fen: i64,
    /// Of all goods together. None: what `lines` add up to.
    discount_fen: Option<i64>,
    /// What of it is of single lines.
    #[serde(default)]
    lines: Vec<LineDiscount>,
    /// Why; 1 to 200 characters.
    words: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompensationRequest {
    key: Uuid,
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    amount_fen: i64,
    reason: CompensationReason,
    /// Why; 1 to 200 characters.
    words: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRefundRequest {
    key: Uuid,
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    /// Of what the customer asked, that amount.
    amount_fen: i64,
    way: RefundWay,
    /// Why; 1 to 200 characters.
    words: String,
    /// What the customer reads with an offer: at most 200 characters.
    #[serde(default)]
    said: String,
}

/// Ask for a price that is above one's own limit.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/price-requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewPriceRequest,
    responses((status = 200, body = TradeRequest), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_prices"))))]
pub async fn ask_price(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewPriceRequest>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(
        &caller.actor,
        Action::ChangePrices,
        Object::Shop(caller.shop),
    )?;
    let asked = Asked::Price(Price::asked(new.freight_fen, new.discount_fen, new.lines)?);
    let (seen, wish) = ((new.key, new.rev), Wish::Whole(asked));
    ask(&app, &caller, order, seen, (wish, &new.words)).await
}

/// Ask for a compensation that one person does not give alone.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/compensation-requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewCompensationRequest,
    responses((status = 200, body = TradeRequest), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("compensate"))))]
pub async fn ask_compensation(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewCompensationRequest>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(&caller.actor, Action::Compensate, Object::Shop(caller.shop))?;
    let asked = Asked::Compensation {
        line: new.line,
        amount_fen: new.amount_fen,
        reason: new.reason,
    };
    let (seen, wish) = ((new.key, new.rev), Wish::Whole(asked));
    ask(&app, &caller, order, seen, (wish, &new.words)).await
}

/// Ask to give more back of an order than one's own limit allows.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/refund-requests", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewRefundRequest,
    responses((status = 200, body = TradeRequest), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn ask_refund(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewRefundRequest>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    // The customer reads nothing where it is done as they asked.
    let most = if new.way.is_as_asked() { 0 } else { MOST_WORDS };
    let asked = Asked::Refund {
        line: new.line,
        amount_fen: new.amount_fen,
        way: new.way,
        said: words(&new.said, &(0..=most))?,
    };
    let (seen, wish) = ((new.key, new.rev), Wish::Whole(asked));
    ask(&app, &caller, order, seen, (wish, &new.words)).await
}
