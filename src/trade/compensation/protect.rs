use std::collections::HashMap;

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use super::{
    CompensationReason,
    asked::is_declined,
    asked_price::asked_prices,
    asked_shop::{ask_shop, asking},
    protection::{difference_fen, is_halved, until},
};
use crate::{
    access::{Actor, LEADING, SERVING},
    app::App,
    catalogue,
    http::{InShop, Problem},
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopDb, StorageError},
    trade::{
        By, Deed, Event, Illegal, Order, TradeRules, Undone,
        deed::is_done,
        money::priced,
        perform,
        refund_limit::may_promise,
        storage::{OrderRow, Stored, rev_for},
        told,
        trade_rules::rules_of,
    },
    vocabulary::{Millis, OrderId, SkuId},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectionWish {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    /// As it was seen: a price may have changed since. None: whatever it is now.
    #[serde(default)]
    fen: Option<i64>,
}

/// What can be given back of an order because the same costs less now.
pub struct Protectable {
    /// So long; none: nothing is paid, or the shop does not give it.
    pub until: Option<Millis>,
    /// Of each line so much, or why nothing.
    pub lines: Vec<Result<Difference, Unprotected>>,
}

/// What a line costs less now, or did when its customer asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    pub fen: i64,
    /// Of one piece, by which it is judged.
    pub price_fen: i64,
    /// It costs more by now, or is not sold any more: what the customer asked for stands.
    pub is_as_asked: bool,
    /// By more than half, which may be a slip.
    pub is_halved: bool,
    /// A customer has it once the shop has looked at it: it is more than an agent gives back alone, or may be a slip.
    pub needs_shop: bool,
}

/// Why nothing of a price is given back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unprotected {
    #[error("It does not cost less now")]
    NoDifference,
    #[error("It costs less than half now: somebody above you looks whether that is right")]
    Halved,
    #[error(transparent)]
    Illegal(#[from] Illegal),
}

impl Unprotected {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoDifference => "no_difference",
            Self::Halved => "price_halved",
            Self::Illegal(illegal) => illegal.code(),
        }
    }
}

impl From<Unprotected> for Problem {
    fn from(why: Unprotected) -> Self {
        Self::new(StatusCode::CONFLICT, why.code(), why.to_string())
    }
}

/// As its customer finds it.
pub async fn protectable(
    db: &ShopDb,
    (id, order): (OrderId, &Order),
    now: Millis,
) -> Result<Protectable, Problem> {
    let (rules, _) = rules_of(db).await?;
    let until = until(order, &rules);
    let is_in_time = until.is_some_and(|until| now <= until);
    let mut asked = asked_prices(db, (id, order), now).await?;
    // Who asked at a slip that was put right, or was told no, may ask at a price of today.
    asked.retain(|line, price_fen| {
        !is_halved(order, *line, *price_fen) && !is_answered(order, *line)
    });
    let in_time = vec![is_in_time; order.lines.len()];
    let mut found = found(db, (order, &rules), (until, &in_time), &asked).await?;
    // A no holds, though so much would need no shop by now.
    for (line, of) in found.lines.iter_mut().enumerate() {
        if of
            .as_ref()
            .is_ok_and(|of| is_declined(order, line, of.price_fen))
        {
            *of = Err(Illegal::Enough.into());
        }
    }
    Ok(found)
}

/// The same for whoever gives it: what was asked for in time is so still when somebody looks at it, and at the price of then.
pub async fn protectable_by_shop(
    db: &ShopDb,
    (id, order): (OrderId, &Order),
    now: Millis,
) -> Result<Protectable, Problem> {
    let (rules, _) = rules_of(db).await?;
    let until = until(order, &rules);
    let asked = asked_prices(db, (id, order), now).await?;
    let is_in_time =
        |line: usize| until.is_some_and(|until| now <= until || asked.contains_key(&line));
    let in_time: Vec<_> = (0..order.lines.len()).map(is_in_time).collect();
    found(db, (order, &rules), (until, &in_time), &asked).await
}

async fn found(
    db: &ShopDb,
    (order, rules): (&Order, &TradeRules),
    (until, in_time): (Option<Millis>, &[bool]),
    asked: &HashMap<usize, i64>,
) -> Result<Protectable, Problem> {
    let prices = if in_time.contains(&true) {
        prices(db, order).await?
    } else {
        HashMap::new()
    };
    let of_line = |(line, is_in_time): (usize, &bool)| {
        let sku = order.lines.get(line).and_then(|of| of.item.sku_id);
        let now_fen = sku.and_then(|sku| prices.get(&sku).copied());
        let prices_fen = (now_fen, asked.get(&line).copied());
        of_line((order, rules), line, *is_in_time, prices_fen)
    };
    let lines = in_time.iter().enumerate().map(of_line);
    Ok(Protectable {
        until,
        lines: lines.collect(),
    })
}

/// Gives the difference of a line back, once, whoever asks for it; the caller has looked whose the order is. A large one, or of a
/// price that may be a slip, the customer only asks for, and a member of the shop gives it.
pub async fn protect(
    app: &App,
    caller: &InShop,
    stored: &Stored,
    wish: &ProtectionWish,
) -> Result<(), Problem> {
    let now = app.clock().now();
    let db = app.store().shop(caller.shop);
    if is_asked(&db, stored.row.id, (wish, &caller.actor)).await? {
        return Ok(());
    }
    let found = difference(&db, stored, (wish, &caller.actor), now).await?;
    let amount_fen = found.fen;
    if wish.fen.is_some_and(|fen| fen != amount_fen) {
        return Err(Problem::changed_meanwhile());
    }
    let order = stored.replayed()?;
    match &caller.actor {
        Actor::Member(member) => {
            let (rules, _) = rules_of(&db).await?;
            may_give(&order, wish.line, found, (member.role, &rules))?;
        }
        _ if found.needs_shop => {
            let of = (stored, &order);
            return ask_shop(app, caller, of, (wish.key, wish.line, found), now).await;
        }
        _ => {}
    }
    let tx = app.store().begin(caller.shop).await?;
    let event = Event::Compensated {
        line: wish.line,
        amount_fen,
        reason: CompensationReason::PriceProtection,
    };
    let deed = Deed {
        key: wish.key,
        order: stored.row.id,
        rev: Some(wish.rev),
        actor: &caller.actor,
        by: By::System,
        event,
        detail: json!({}),
    };
    let done = perform(&tx, deed, now).await?;
    // What a colleague did is no news for the shop.
    if done.is_some() && matches!(caller.actor, Actor::Customer { .. }) {
        let notice = notice(&stored.row, wish.line, amount_fen);
        tx.emit(&notice, now).await?;
    }
    tx.commit().await?;
    told(app, caller.shop);
    Ok(())
}

fn is_answered(order: &Order, line: usize) -> bool {
    let asked = order.lines.get(line).and_then(|of| of.asked_protection);
    asked.is_some_and(|of| of.answer.is_some())
}

/// A retry of what the shop was asked for, whatever it answered since.
async fn is_asked(
    db: &ShopDb,
    order: OrderId,
    (wish, actor): (&ProtectionWish, &Actor),
) -> Result<bool, StorageError> {
    let is_theirs = matches!(actor, Actor::Customer { .. });
    // A retry is known by neither of the sums.
    let deed = asking((wish.key, actor), order, wish.line, (0, 0));
    Ok(is_theirs && is_done(db, &deed).await?)
}

/// Nobody gives more of an order than their role does, and an agent nothing that may be a slip.
fn may_give(
    order: &Order,
    line: usize,
    found: Difference,
    (role, rules): (Role, &TradeRules),
) -> Result<(), Problem> {
    // A retry: it is given already.
    if order.lines[line].protected_fen > 0 {
        return Ok(());
    }
    if found.is_halved && !LEADING.contains(&role) {
        return Err(Unprotected::Halved.into());
    }
    may_promise(protected_fen(order) + found.fen, (role, rules))?;
    Ok(())
}

/// Lines are no way around a limit.
fn protected_fen(order: &Order) -> i64 {
    order.lines.iter().map(|line| line.protected_fen).sum()
}

/// What is given for the line. What was given before is named again, so that a retry of the same command is known for one, and every
/// other is told that once is enough.
async fn difference(
    db: &ShopDb,
    stored: &Stored,
    (wish, actor): (&ProtectionWish, &Actor),
    now: Millis,
) -> Result<Difference, Problem> {
    let order = stored.replayed()?;
    let of = order.lines.get(wish.line);
    let of = of.ok_or_else(|| Undone::from(Illegal::NoSuchLine))?;
    if of.protected_fen > 0 {
        return Ok(Difference {
            fen: of.protected_fen,
            price_fen: of.item.price_fen,
            is_as_asked: false,
            is_halved: false,
            needs_shop: false,
        });
    }
    // No retry: that would have found what was given.
    if rev_for(&stored.row, actor) != wish.rev {
        return Err(Problem::changed_meanwhile());
    }
    let mut found = match actor {
        Actor::Member(_) => protectable_by_shop(db, (stored.row.id, &order), now).await?,
        _ => protectable(db, (stored.row.id, &order), now).await?,
    };
    Ok(found.lines.swap_remove(wish.line)?)
}

fn of_line(
    (order, rules): (&Order, &TradeRules),
    line: usize,
    is_in_time: bool,
    (now_fen, asked_fen): (Option<i64>, Option<i64>),
) -> Result<Difference, Unprotected> {
    let of = order.lines.get(line).ok_or(Illegal::NoSuchLine)?;
    if of.protected_fen > 0 {
        return Err(Illegal::Enough.into());
    }
    if !is_in_time {
        return Err(Illegal::WindowOver.into());
    }
    if of.refund.state.is_under_way() {
        return Err(Illegal::RefundOpen.into());
    }
    let price_fen = now_fen.into_iter().chain(asked_fen).min();
    let price_fen = price_fen.ok_or(Unprotected::NoDifference)?;
    let fen = difference_fen(order, line, price_fen);
    if fen <= 0 {
        return Err(Unprotected::NoDifference);
    }
    let is_halved = is_halved(order, line, price_fen);
    Ok(Difference {
        fen,
        price_fen,
        is_as_asked: now_fen != Some(price_fen),
        is_halved,
        needs_shop: is_halved || protected_fen(order) + fen > rules.most_refund_fen,
    })
}

/// What the order's SKUs cost now, as far as they can still be bought.
async fn prices(db: &ShopDb, order: &Order) -> Result<HashMap<SkuId, i64>, Problem> {
    let skus = order.lines.iter().filter_map(|line| line.item.sku_id);
    let skus: Vec<_> = skus.collect();
    let offers = catalogue::offers(db, &skus).await?.into_iter();
    let offers = offers.filter(|offer| offer.is_listed);
    Ok(offers.map(|offer| (offer.sku, offer.price_fen)).collect())
}

fn notice(order: &OrderRow, line: usize, fen: i64) -> Notice {
    let (no, price) = (&order.no, priced(fen));
    Notice {
        key: format!("protection/{}/{line}", order.id),
        category: Category::Order,
        to: To::Roles(SERVING.to_vec()),
        zh: Saying::new("价保退差价", format!("订单 {no}：{price}")),
        en: Saying::new(
            "A price was protected",
            format!("Order {no}: {price} goes back"),
        ),
        link: Some(Link::Order { order: order.id }),
    }
}
