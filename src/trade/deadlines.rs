//! What happens to an order when nobody acts: it closes unpaid, and a receipt confirms itself. Each order keeps the times of the day it
//! was placed, so that what was shown is what happens. One that is not wholly shipped is told of by `ship_by`.

use async_trait::async_trait;
use serde_json::json;

use super::{
    By, CloseReason, Deed, Event, Order, State, Times, TradeRules, Undone, after_sale, perform,
    ship_by, storage, tell::told_by, trade_rules,
};
use crate::{
    access::Actor,
    app::App,
    live::Teller,
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Clock, Millis, OrderId, ShopId, new_id},
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

/// So long a finished order's customer may open a case, for one line or another.
pub fn after_sale_until(order: &Order, rules: &TradeRules) -> Option<Millis> {
    let lines = 0..order.lines.len();
    lines
        .filter_map(|line| case_until(order, line, rules))
        .max()
}

/// So long for this line: where another piece was sent or it was mended, from then on.
fn case_until(order: &Order, line: usize, rules: &TradeRules) -> Option<Millis> {
    let days = rules.after_sale.after_sale_days;
    let renewed_at = order.lines.get(line)?.refund.renewed_at;
    Some(order.finished_at?.max(renewed_at.unwrap_or(0)) + days * DAY_MS)
}

/// It is too late to open a case for this line.
pub fn is_window_over(order: &Order, line: usize, rules: &TradeRules, at: Millis) -> bool {
    let until = case_until(order, line, rules);
    order.state == State::TradeFinished && until.is_some_and(|until| at > until)
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
    match ship_by::told_next(tx, order, rules).await? {
        Some(due_at) => timers::set(tx, ship_by::timer(id, due_at)).await?,
        None => over.push(ship_by::key(id)),
    }
    timers::unset(tx, &over).await?;
    after_sale::settle(tx, id, order, rules).await
}

/// What acts when the time of one kind of deadline has come.
pub struct Falls {
    deadline: Deadline,
    store: Store,
    clock: Clock,
    teller: Teller,
}

impl Falls {
    /// Closes what was not paid in time.
    pub fn unpaid(app: &App) -> Self {
        Self::of(Deadline::Unpaid, app)
    }

    /// Confirms what the customer did not.
    pub fn unconfirmed(app: &App) -> Self {
        Self::of(Deadline::Confirm, app)
    }

    fn of(deadline: Deadline, app: &App) -> Self {
        Self {
            deadline,
            store: app.store().clone(),
            clock: app.clock().clone(),
            teller: app.live().teller(),
        }
    }
}

#[async_trait]
impl Effect for Falls {
    fn kind(&self) -> &'static str {
        self.deadline.kind()
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<OrderId>(payload) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let tx = self.store.begin(shop).await?;
        let stored = storage::stored_in(&tx, id).await?;
        let found = stored.and_then(|stored| Some((stored.row.rev, stored.order().ok()?)));
        let Some((rev, order)) = found else {
            return Ok(None);
        };
        let (rules, _) = trade_rules::rules_in(&tx).await?;
        match self.deadline.due(&order, &rules) {
            Some(due) if due <= now => {}
            // Where none, whoever ends the refund sets the timer anew.
            later => return Ok(later),
        }
        let deed = Deed {
            // Nobody else's: a key that could be guessed could be used up.
            key: new_id(),
            order: id,
            rev: Some(rev),
            actor: &Actor::Anyone,
            by: By::System,
            event: self.deadline.event(),
            detail: json!({}),
        };
        match perform(&tx, deed, now).await {
            Ok(_) => {
                tx.commit().await?;
                told_by(&self.teller, shop);
                Ok(None)
            }
            // Looks again at what it is now.
            Err(Undone::ChangedMeanwhile) => Ok(Some(now)),
            Err(
                Undone::NotFound
                | Undone::KeyReused
                | Undone::NeedsCustomer
                | Undone::AboveLimit { .. }
                | Undone::Illegal(_),
            ) => Ok(None),
            Err(Undone::Storage(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        RefundKind,
        after_sale::{Claim, Said},
        testing::{at, placed},
    };

    const HOUR_MS: Millis = 60 * MINUTE_MS;

    fn due(order: &Order) -> (Option<Millis>, Option<Millis>) {
        let rules = TradeRules {
            pay_within_min: 30,
            confirm_after_days: 2,
            ..TradeRules::default()
        };
        (pay_by(order, &rules), confirm_by(order, &rules))
    }

    #[test]
    fn one_deadline_at_a_time_and_none_while_a_refund_is_open() {
        let order = placed();
        assert_eq!(due(&order), (Some(30 * MINUTE_MS), None));
        let order = at(&order, Event::Paid, By::Customer, 1);
        assert_eq!(due(&order), (None, None));
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = at(&order, shipped, By::Shop, HOUR_MS);
        assert_eq!(due(&order), (None, Some(HOUR_MS + 2 * DAY_MS)));
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 500,
            claim: Claim::default(),
        };
        let order = at(&order, asked, By::Customer, 2 * HOUR_MS);
        assert_eq!(due(&order), (None, None));
        let order = at(&order, Event::Extended { days: 3 }, By::Shop, 3 * HOUR_MS);
        let refused = Event::RefundRefused {
            line: 0,
            said: Said::default(),
        };
        let order = at(&order, refused, By::Shop, 7 * HOUR_MS);
        assert_eq!(due(&order), (None, Some(6 * HOUR_MS + 5 * DAY_MS)));
        let order = at(&order, Event::Confirmed, By::Customer, 8 * HOUR_MS);
        assert_eq!(due(&order), (None, None));
    }

    #[test]
    fn an_order_keeps_its_times_whatever_the_rules_say_later() {
        let mut order = placed();
        order.times = Some(Times {
            pay_within_min: 60,
            confirm_after_days: 4,
        });
        assert_eq!(due(&order), (Some(60 * MINUTE_MS), None));
        let order = at(&order, Event::Paid, By::Customer, 1);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = at(&order, shipped, By::Shop, 2);
        assert_eq!(due(&order), (None, Some(2 + 4 * DAY_MS)));
    }

    #[test]
    fn no_deed_of_the_shop_is_followed_at_once_by_the_end() {
        let cheaper = |order: &Order, minute: i64| {
            let event = Event::PriceChanged {
                freight_fen: 0,
                discount_fen: 1,
                lines: Vec::new(),
            };
            at(order, event, By::Shop, minute * MINUTE_MS)
        };
        let order = placed();
        let pay_by = |order: &Order| due(order).0;
        assert_eq!(pay_by(&cheaper(&order, 0)), Some(30 * MINUTE_MS));
        assert_eq!(pay_by(&cheaper(&order, 29)), Some(59 * MINUTE_MS));
        let moved = Event::readdressed();
        let moved = at(&order, moved, By::Customer, 29 * MINUTE_MS);
        assert_eq!(pay_by(&moved), Some(30 * MINUTE_MS));
        let short = TradeRules {
            pay_within_min: 5,
            ..TradeRules::default()
        };
        let left = super::pay_by(&cheaper(&order, 4), &short);
        assert_eq!(left, Some(9 * MINUTE_MS));
    }

    #[test]
    fn after_another_piece_the_window_begins_anew() {
        let rules = TradeRules::default();
        let window = rules.after_sale.after_sale_days * DAY_MS;
        let (carrier, waybill) = ("顺丰速运".to_owned(), "SF1234567890123".to_owned());
        let shipped = Event::Shipped {
            carrier: carrier.clone(),
            waybill: waybill.clone(),
        };
        let order = at(&placed(), Event::Paid, By::Customer, 1);
        let order = at(&order, shipped, By::Shop, 2);
        let order = at(&order, Event::Confirmed, By::Customer, 3);
        assert_eq!(after_sale_until(&order, &rules), Some(3 + window));
        assert!(!is_window_over(&order, 0, &rules, 3 + window));
        assert!(is_window_over(&order, 0, &rules, 4 + window));
        let asked = || Event::RefundAsked {
            line: 0,
            refund: RefundKind::Reissue,
            amount_fen: 0,
            claim: Claim::default(),
        };
        let resent = Event::Resent {
            line: 0,
            carrier,
            waybill,
            quantity: None,
        };
        let order = at(&order, asked(), By::Customer, 10);
        let order = at(&order, Event::RefundAgreed { line: 0 }, By::Shop, 20);
        let order = at(&order, resent, By::Shop, 30);
        let order = at(&order, Event::ResentConfirmed { line: 0 }, By::Customer, 40);
        assert_eq!(after_sale_until(&order, &rules), Some(40 + window));
        assert!(!is_window_over(&order, 0, &rules, 40 + window));
        // A case that came to nothing takes none of it away.
        let order = at(&order, asked(), By::Customer, 50);
        let order = at(&order, Event::RefundWithdrawn { line: 0 }, By::Customer, 60);
        assert_eq!(after_sale_until(&order, &rules), Some(40 + window));
    }
}
