use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use super::{
    RequestState, TradeRequest,
    asked::Asked,
    offer,
    storage::{self, RequestRow},
    told,
    way::RefundWay,
};
use crate::{
    access::{Action, LEADING, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{
        Illegal, LineDiscount, Order, Price, TradeRules, Undone,
        after_sale::words,
        by_shop::{is_within, no_higher},
        compensation::{CompensationReason, alone_fen},
        deed::lock_of,
        key,
        refund_limit::within_limit,
        storage::{self as orders, Stored},
        trade_rules,
    },
    vocabulary::OrderId,
};

const MOST_OF_AN_ORDER: usize = 20;
const MOST_WORDS: usize = 200;

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
    let price = Price::asked(new.freight_fen, new.discount_fen, new.lines)?;
    let asked = Asked::Price(price);
    ask(
        &app,
        &caller,
        order,
        (new.key, new.rev),
        (asked, &new.words),
    )
    .await
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
    ask(
        &app,
        &caller,
        order,
        (new.key, new.rev),
        (asked, &new.words),
    )
    .await
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
    ask(
        &app,
        &caller,
        order,
        (new.key, new.rev),
        (asked, &new.words),
    )
    .await
}

/// Kept open where it could be done, and not by whoever asks alone.
pub async fn ask(
    app: &App,
    caller: &InShop,
    id: OrderId,
    (key, rev): (Uuid, i64),
    (asked, text): (Asked, &str),
) -> Result<Json<TradeRequest>, Problem> {
    let by = caller.actor.member()?;
    let said = words(text, &(1..=MOST_WORDS))?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let stored = orders::stored_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    let order = stored.replayed()?;
    let before = storage::in_order(&tx, id).await?;
    let digest = key::digest_of(&json!({ "order": id, "asked": asked, "words": said }));
    if key::done_with(&tx, key, &digest).await?.is_some() {
        let mut same = before.into_iter();
        let last = same.rfind(|row| asked.is_about_the_same(row));
        return shown(last, &stored, &order);
    }
    if stored.row.rev != rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    asked.done_to(&order).map_err(Undone::from)?;
    if let Asked::Price(price) = &asked {
        no_higher(&stored.row, price)?;
    }
    if let Asked::Offer(offer) = &asked {
        offer::may_begin(&tx, id, offer, now).await?;
    }
    let (rules, _) = trade_rules::rules_in(&tx).await?;
    if may_alone(&asked, by.role, &stored, (&order, &rules)) {
        let title = "You may do this yourself";
        return Err(Problem::new(StatusCode::CONFLICT, "not_needed", title));
    }
    if before.len() >= MOST_OF_AN_ORDER {
        return Err(Undone::from(Illegal::Enough).into());
    }
    let is_open = |row: &&RequestRow| row.state == RequestState::Open.code();
    for older in before.iter().filter(is_open) {
        if asked.is_about_the_same(older) {
            storage::close(&tx, older).await?;
        }
    }
    let no = before.last().map_or(0, |row| row.no) + 1;
    let row = asked.row((&stored, no), (by, said), now);
    storage::write(&tx, row.clone()).await?;
    key::keep(&tx, key, id, digest, now).await?;
    let deciding = deciding(&asked, &stored, (&order, &rules));
    told::asked(&tx, caller, (&stored.row, &row), deciding, now).await?;
    tx.commit().await?;
    crate::trade::told(app, caller.shop);
    shown(Some(row), &stored, &order)
}

/// Who may agree: of a price, a refund and an offer only those who might give it themselves.
fn deciding(
    asked: &Asked,
    stored: &Stored,
    (order, rules): (&Order, &TradeRules),
) -> &'static [Role] {
    let needs_two = matches!(asked, Asked::Compensation { .. });
    if needs_two || may_alone(asked, Role::Supervisor, stored, (order, rules)) {
        LEADING
    } else {
        &[Role::Owner]
    }
}

fn shown(
    row: Option<RequestRow>,
    stored: &Stored,
    order: &Order,
) -> Result<Json<TradeRequest>, Problem> {
    let view = row.and_then(|row| TradeRequest::of(row, stored, Some(order)));
    view.map(Json).ok_or_else(Problem::not_found)
}

fn may_alone(
    asked: &Asked,
    role: Role,
    stored: &Stored,
    (order, rules): (&Order, &TradeRules),
) -> bool {
    match asked {
        Asked::Price(price) => is_within(stored, price, (role, rules)),
        Asked::Compensation { amount_fen, .. } => *amount_fen <= alone_fen(order, rules),
        Asked::Refund { .. } | Asked::Offer(_) => asked
            .done_to(order)
            .is_ok_and(|after| within_limit((order, &after), (role, rules)).is_ok()),
    }
}
