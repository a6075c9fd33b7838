use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use super::{
    RequestState, TradeRequest,
    asked::{Asked, Course},
    card,
    storage::{self, RequestRow},
    told,
    topic::Topic,
    wish::Wish,
};
use crate::{
    access::LEADING,
    app::App,
    http::{InShop, Json, Problem},
    trade::{
        Illegal, Order, TradeRules, Undone,
        after_sale::words,
        by_shop::{is_within, no_higher},
        compensation::alone_fen,
        deed::lock_of,
        key,
        refund_limit::within_limit,
        storage::{self as orders, Stored},
        trade_rules,
    },
    vocabulary::{Millis, OrderId},
};

const MOST_OF_AN_ORDER: usize = 20;
/// Of what a request says, to colleagues or to the customer.
pub const MOST_WORDS: usize = 200;

/// Kept open where it could be done, and not by whoever asks alone.
pub async fn ask(
    app: &App,
    caller: &InShop,
    id: OrderId,
    (key, rev): (Uuid, i64),
    (wish, text): (Wish, &str),
) -> Result<Json<TradeRequest>, Problem> {
    let by = caller.actor.member()?;
    let said = words(text, &(1..=MOST_WORDS))?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let stored = orders::stored_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    let order = stored.replayed()?;
    let before = storage::in_order(&tx, id).await?;
    let digest = key::digest_of(&json!({ "order": id, "asked": wish, "words": said }));
    let topic = Some(wish.topic());
    if key::done_with(&tx, key, &digest).await?.is_some() {
        let mut same = before.into_iter();
        let last = same.rfind(|row| Topic::of_row(row) == topic);
        return shown(last, &stored, (&order, now));
    }
    if stored.row.rev != rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    let known = card::known(&tx, id).await?;
    let asked = wish.asked(&tx, &known, now).await?;
    asked.done_to(&order).map_err(Undone::from)?;
    if let Asked::Price(price) = &asked {
        no_higher(&stored.row, price)?;
    }
    let (rules, _) = trade_rules::rules_in(&tx).await?;
    if let Course::Done(event) = asked.course() {
        order.may_again(&event, &rules).map_err(Undone::from)?;
    }
    if may_alone(&asked, by.role, &stored, (&order, &rules)) {
        return Err(not_needed());
    }
    if before.len() >= MOST_OF_AN_ORDER {
        return Err(Undone::from(Illegal::Enough).into());
    }
    let is_open = |row: &&RequestRow| row.state == RequestState::Open.code();
    for older in before.iter().filter(is_open) {
        if Topic::of_row(older) == topic {
            storage::end(&tx, older, RequestState::Over).await?;
        }
    }
    let no = before.last().map_or(0, |row| row.no) + 1;
    let row = asked.row((&stored, &order, no), (by, said), now);
    storage::write(&tx, row.clone()).await?;
    key::keep(&tx, key, id, digest, now).await?;
    let deciding = deciding(&asked, &stored, (&order, &rules));
    told::asked(&tx, caller, (&stored.row, &row), deciding, now).await?;
    tx.commit().await?;
    crate::trade::told(app, caller.shop);
    shown(Some(row), &stored, (&order, now))
}

pub fn not_needed() -> Problem {
    let title = "You may do this yourself";
    Problem::new(StatusCode::CONFLICT, "not_needed", title)
}

/// Who may agree: of a price, a refund and a card only those who might give it themselves.
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
    (order, now): (&Order, Millis),
) -> Result<Json<TradeRequest>, Problem> {
    let view = row.and_then(|row| TradeRequest::of(row, stored, Some(order), now));
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
        Asked::Refund { .. } => asked
            .done_to(order)
            .is_ok_and(|after| within_limit((order, &after), (role, rules)).is_ok()),
        Asked::Card(offer) => offer.may_be_by((order, rules), role).is_ok(),
    }
}
