//! What a customer asked the shop for because it costs less: by when it is answered, and what happens where nobody does.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    CompensationReason, most_compensable_fen,
    protection::{difference_fen, is_halved},
};
use crate::{
    trade::{
        By, Event, Illegal, Order, State,
        after_sale::{HOUR_MS, LEFT_MS},
        trade_rules::AfterSaleRules,
    },
    vocabulary::Millis,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedProtection {
    /// Once it is given: so much was.
    pub fen: i64,
    /// Of one piece, by which it is judged.
    pub price_fen: i64,
    pub since: Millis,
    /// None: it waits for the shop.
    pub answer: Option<ProtectionAnswer>,
}

/// What became of it, or will where the shop says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProtectionAnswer {
    Given,
    Declined,
    /// Nothing goes back, because the shop did not answer.
    Unanswered,
}

/// When the shop's time is over, and what happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProtectionDue {
    pub at: Millis,
    /// 0: nothing goes back, and it counts as declined.
    pub fen: i64,
}

impl ProtectionDue {
    pub const fn falls(self) -> ProtectionAnswer {
        if self.fen > 0 {
            ProtectionAnswer::Given
        } else {
            ProtectionAnswer::Unanswered
        }
    }

    pub const fn event(self, line: usize) -> Event {
        match self.falls() {
            ProtectionAnswer::Given => Event::Compensated {
                line,
                amount_fen: self.fen,
                reason: CompensationReason::PriceProtection,
            },
            ProtectionAnswer::Declined | ProtectionAnswer::Unanswered => {
                Event::ProtectionDeclined { line }
            }
        }
    }
}

pub fn ask(
    order: &mut Order,
    line: usize,
    (fen, price_fen): (i64, i64),
    at: Millis,
) -> Result<(), Illegal> {
    let of = order.lines.get(line).ok_or(Illegal::NoSuchLine)?;
    if of.refund.state.is_under_way() {
        return Err(Illegal::RefundOpen);
    }
    let asked = of.asked_protection;
    let is_new = asked.is_none_or(|asked| takes_its_place(order, line, asked, price_fen));
    if of.protected_fen > 0 || !is_new {
        return Err(Illegal::Enough);
    }
    let most_fen = most_compensable_fen(order, line);
    if !(1..=most_fen).contains(&fen) {
        return Err(Illegal::Amount { most_fen });
    }
    order.lines[line].asked_protection = Some(AskedProtection {
        fen,
        price_fen,
        since: at,
        answer: None,
    });
    Ok(())
}

/// Only a lower price does, or any other where that one may have been a slip.
fn takes_its_place(order: &Order, line: usize, asked: AskedProtection, price_fen: i64) -> bool {
    let is_other = price_fen != asked.price_fen;
    price_fen < asked.price_fen || (is_other && is_halved(order, line, asked.price_fen))
}

/// The shop said no, and this price is no other claim.
pub fn is_declined(order: &Order, line: usize, price_fen: i64) -> bool {
    let asked = order.lines.get(line).and_then(|of| of.asked_protection);
    asked.is_some_and(|asked| {
        asked.answer.is_some() && !takes_its_place(order, line, asked, price_fen)
    })
}

pub fn decline(order: &mut Order, line: usize, by: By) -> Result<(), Illegal> {
    let of = order.lines.get_mut(line).ok_or(Illegal::NoSuchLine)?;
    let asked = of.asked_protection.as_mut();
    let asked = asked.filter(|asked| asked.answer.is_none());
    asked.ok_or(Illegal::NothingAsked)?.answer = Some(match by {
        By::System => ProtectionAnswer::Unanswered,
        By::Shop | By::Customer | By::Carrier | By::Platform => ProtectionAnswer::Declined,
    });
    Ok(())
}

/// None: nothing waits for the shop, or a case of the line does first, or nothing can go back any more.
pub fn due(order: &Order, line: usize, rules: &AfterSaleRules) -> Option<ProtectionDue> {
    let of = order.lines.get(line)?;
    let asked = of.asked_protection?;
    if asked.answer.is_some() || is_over(order, line) || of.refund.state.is_under_way() {
        return None;
    }
    let wait = rules.protect_within_h * HOUR_MS;
    // A shorter time falls on nobody at once, nor does one that ran out during a case.
    let left_from = rules.shortened_at.max(of.refund.since);
    let at = (left_from + wait.min(LEFT_MS)).max(asked.since + wait);
    let fen = falls_fen(order, line, asked);
    Some(ProtectionDue { at, fen })
}

/// All of it has gone back, with its order or alone: whatever waits, waits for nothing more.
pub fn is_over(order: &Order, line: usize) -> bool {
    order.state == State::TradeClosed || most_compensable_fen(order, line) == 0
}

/// No more than was asked for, by the order's own figures; nothing by a price that may be a slip, which a person has to look at.
fn falls_fen(order: &Order, line: usize, asked: AskedProtection) -> i64 {
    if is_halved(order, line, asked.price_fen) {
        return 0;
    }
    difference_fen(order, line, asked.price_fen).min(asked.fen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::testing::{at, placed, then};

    const LINE: usize = 0;

    fn paid() -> Order {
        then(&placed(), Event::Paid, By::Customer)
    }

    fn asks(amount_fen: i64, price_fen: i64) -> Event {
        Event::ProtectionAsked {
            line: LINE,
            amount_fen,
            price_fen,
        }
    }

    fn falls(order: &Order) -> Option<(Millis, i64)> {
        let due = due(order, LINE, &AfterSaleRules::default())?;
        Some((due.at, due.fen))
    }

    fn answer(order: &Order) -> Option<ProtectionAnswer> {
        order.lines[LINE].asked_protection?.answer
    }

    #[test]
    fn nobody_answers_and_what_is_sure_goes_back() {
        let order = at(&paid(), asks(2_000, 18_000), By::Customer, 10);
        assert_eq!(falls(&order), Some((10 + 48 * HOUR_MS, 2_000)));
        let due = due(&order, LINE, &AfterSaleRules::default()).unwrap();
        let fallen = at(&order, due.event(LINE), By::System, due.at);
        assert_eq!(answer(&fallen), Some(ProtectionAnswer::Given));
        assert_eq!((fallen.refunded_fen, falls(&fallen)), (2_000, None));
    }

    #[test]
    fn by_a_price_that_may_be_a_slip_nothing_goes_back_by_itself() {
        let order = at(&paid(), asks(10_001, 9_999), By::Customer, 10);
        assert_eq!(falls(&order), Some((10 + 48 * HOUR_MS, 0)));
        let due = due(&order, LINE, &AfterSaleRules::default()).unwrap();
        let fallen = at(&order, due.event(LINE), By::System, due.at);
        assert_eq!(answer(&fallen), Some(ProtectionAnswer::Unanswered));
        assert_eq!((fallen.refunded_fen, falls(&fallen)), (0, None));
    }

    #[test]
    fn where_nothing_is_left_to_give_nobody_is_waited_for() {
        let asked = at(&paid(), asks(2_000, 18_000), By::Customer, 10);
        let given = Event::Compensated {
            line: LINE,
            amount_fen: 19_999,
            reason: CompensationReason::Delay,
        };
        let order = at(&asked, given, By::Shop, 11);
        assert!(is_over(&order, LINE) && !is_over(&asked, LINE));
        assert_eq!(falls(&order), None);
    }

    #[test]
    fn once_answered_only_a_lower_price_asks_anew() {
        let asked = then(&paid(), asks(2_000, 18_000), By::Customer);
        let again = |order: &Order, price_fen| {
            order.could(asks(20_000 - price_fen, price_fen), By::Customer)
        };
        let declined = Event::ProtectionDeclined { line: LINE };
        let order = then(&asked, declined.clone(), By::Shop);
        assert_eq!(answer(&order), Some(ProtectionAnswer::Declined));
        assert_eq!(
            order.could(declined.clone(), By::System),
            Err(Illegal::NothingAsked)
        );
        for order in [&asked, &order] {
            assert_eq!(again(order, 18_000), Err(Illegal::Enough));
            assert_eq!(again(order, 19_000), Err(Illegal::Enough));
            assert_eq!(again(order, 17_000), Ok(()));
        }
        let slip = then(&paid(), asks(10_001, 9_999), By::Customer);
        assert_eq!(again(&slip, 12_000), Ok(()), "that was no price");
        assert_eq!(paid().could(declined, By::Shop), Err(Illegal::NothingAsked));
        assert_eq!(order.could(asks(1, 1), By::Shop), Err(Illegal::Actor));
    }
}
