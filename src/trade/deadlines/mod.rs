//! What happens to an order when nobody acts: it closes unpaid, and a receipt confirms itself. Each order keeps the times of the day it
//! was placed, so that what was shown is what happens. One that is not wholly shipped is told of by `ship_by`.

mod ends;
mod falls;
#[cfg(test)]
mod tests;
mod window;

use serde_json::json;

pub use self::{
    ends::ends_of,
    falls::Falls,
    window::{after_sale_until, are_no_reason_days_over, is_window_over},
};
use super::{
    CloseReason, Event, Order, State, Times, TradeRules, after_sale, compensation, ship_by,
};
use crate::{
    storage::{ShopTx, StorageError},
    timers::{self, Timer},
    vocabulary::{Millis, OrderId},
};

const MINUTE_MS: Millis = 60_000;
const DAY_MS: Millis = 24 * 60 * MINUTE_MS;
/// What the shop does with an order is never followed at once by its end: so much is left, or the whole time where that is shorter.
const LEFT_MS: Millis = 30 * MINUTE_MS;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deadline {
    Unpaid,
    Confirm,
}

impl Deadline {
    const BOTH: [Self; 2] = [Self::Unpaid, Self::Confirm];

    const fn kind(self) -> &'static str {
        match self {
            Self::Unpaid => "order_unpaid",
            Self::Confirm => "order_confirm",
        }
    }

    fn key(self, order: OrderId) -> String {
        format!("{}:{order}", self.kind())
    }

    fn due(self, order: &Order, rules: &TradeRules) -> Option<Millis> {
        match self {
            Self::Unpaid => pay_by(order, rules),
            Self::Confirm => confirm_by(order, rules),
        }
    }

    const fn event(self) -> Event {
        match self {
            Self::Unpaid => Event::Closed {
                reason: CloseReason::NotPaidInTime,
            },
            Self::Confirm => Event::Confirmed,
        }
    }
}

/// When an order that nobody pays closes.
pub fn pay_by(order: &Order, rules: &TradeRules) -> Option<Millis> {
    let is_unpaid = order.state == State::WaitBuyerPay && order.source.is_none();
    let within = times(order, rules).pay_within_min * MINUTE_MS;
    is_unpaid.then(|| no_sooner(order.created_at + within, order, within))
}

/// When a receipt that nobody confirms confirms itself; never while a refund is open, and later by as long as one was.
pub fn confirm_by(order: &Order, rules: &TradeRules) -> Option<Millis> {
    if order.state != State::WaitBuyerConfirmGoods || order.is_refunding() {
        return None;
    }
    // Elsewhere it has a clock of its own.
    if order.source.is_some() {
        return None;
    }
    let days = times(order, rules).confirm_after_days + order.extended_days;
    let within = days * DAY_MS + order.paused_ms;
    Some(no_sooner(order.shipped_at? + within, order, within))
}

/// What ends it by itself, as long as nothing holds that up.
pub fn ends_by(order: &Order, rules: &TradeRules) -> Option<Millis> {
    pay_by(order, rules).or_else(|| confirm_by(order, rules))
}

fn times(order: &Order, rules: &TradeRules) -> Times {
    order.times.unwrap_or_else(|| Times::of(rules))
}

fn no_sooner(due: Millis, order: &Order, within: Millis) -> Millis {
    let left = order.shop_acted_at.map(|at| at + LEFT_MS.min(within));
    left.map_or(due, |left| due.max(left))
}

/// Sets, moves or takes away the timers of an order that has just changed, and of its cases.
pub async fn settle(
    tx: &ShopTx,
    id: OrderId,
    order: &Order,
    rules: &TradeRules,
) -> Result<(), StorageError> {
    let mut over = Vec::new();
    for deadline in Deadline::BOTH {
        let key = deadline.key(id);
        let Some(due_at) = deadline.due(order, rules) else {
            over.push(key);
            continue;
        };
        let timer = Timer {
            key,
            kind: deadline.kind(),
            due_at,
            payload: json!(id).to_string(),
        };
        timers::set(tx, timer).await?;
    }
    let due = ship_by::ship_by_in(tx, order).await?;
    ship_by::keep(tx, id, due).await?;
    match ship_by::told_next(due, order, rules) {
        Some(due_at) => timers::set(tx, ship_by::timer(id, due_at)).await?,
        None => over.push(ship_by::key(id)),
    }
    timers::unset(tx, &over).await?;
    compensation::ProtectionClock::settle(tx, id, order, rules).await?;
    after_sale::CaseClock::settle(tx, id, order, rules).await
}
