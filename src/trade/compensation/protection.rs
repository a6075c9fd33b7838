use super::most_compensable_fen;
use crate::{
    trade::{Line, Order, State, TradeRules, money::line_discounts, share_fen},
    vocabulary::Millis,
};

const DAY_MS: Millis = 24 * 60 * 60 * 1_000;

/// So long the price that was paid is protected, as was promised when it was ordered; none: it is not, nothing was paid, or it was paid
/// elsewhere.
pub fn until(order: &Order, rules: &TradeRules) -> Option<Millis> {
    let promised = order.times.and_then(|times| times.price_protection_days);
    let days = promised.unwrap_or(rules.price_protection_days);
    let is_protected = days > 0 && order.state != State::TradeClosed;
    let is_here = order.source.is_none();
    let paid_at = order.paid_at.filter(|_| is_protected && is_here)?;
    Some(paid_at + days * DAY_MS)
}

/// What was paid for the pieces that the customer has or waits for, and not given back, less what they cost now.
pub fn difference_fen(order: &Order, line: usize, price_now_fen: i64) -> i64 {
    let Some(of) = order.lines.get(line).filter(|of| is_held(of)) else {
        return 0;
    };
    let pieces = of.item.quantity - of.dropped - of.returned_pieces();
    // What was added to the price (加价) was for something that the price of the goods says nothing of.
    let added_fen = (-line_discounts(order)[line]).max(0);
    let of_pieces = |fen: i64| fen.saturating_mul(pieces) / of.item.quantity;
    let share_fen = share_fen(order, line);
    // What was paid for pieces that never leave is a matter of their refund, whatever they cost.
    let left_fen = share_fen - of.goods_given_fen() - of_pieces(added_fen);
    let paid_fen = of_pieces(share_fen - added_fen).min(left_fen);
    let now_fen = price_now_fen.saturating_mul(pieces);
    let difference_fen = paid_fen.saturating_sub(now_fen).max(0);
    difference_fen.min(most_compensable_fen(order, line))
}

/// By more than half: one digit too few, perhaps.
pub fn is_halved(order: &Order, line: usize, price_fen: i64) -> bool {
    let of = order.lines.get(line);
    of.is_some_and(|of| price_fen.saturating_mul(2) < of.item.price_fen)
}

/// Not all pieces went back, none is on its way, and none was protected before.
fn is_held(line: &Line) -> bool {
    let went_back = line.returned_pieces() + line.dropped >= line.item.quantity;
    !went_back && !line.refund.state.is_under_way() && line.protected_fen == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, Event, LineDiscount, Pieces, RefundKind, Times,
        after_sale::Claim,
        compensation::CompensationReason,
        testing::{at, placed, then},
    };

    fn compensated(order: &Order, amount_fen: i64, reason: CompensationReason, by: By) -> Order {
        let line = 0;
        let event = Event::Compensated {
            line,
            amount_fen,
            reason,
        };
        then(order, event, by)
    }

    #[test]
    fn only_what_was_paid_and_kept_counts() {
        let order = then(&placed(), Event::Paid, By::Customer);
        assert_eq!(difference_fen(&order, 0, 18_000), 2_000);
        assert_eq!(difference_fen(&order, 0, 20_000), 0);
        assert_eq!(difference_fen(&order, 0, i64::MAX), 0);
        assert_eq!(difference_fen(&order, 1, 0), 0);
        let given = compensated(&order, 1_500, CompensationReason::Quality, By::Shop);
        assert_eq!(difference_fen(&given, 0, 18_000), 500);
        let reason = CompensationReason::PriceProtection;
        let once = compensated(&order, 2_000, reason, By::System);
        assert_eq!(difference_fen(&once, 0, 1), 0);
    }

    #[test]
    fn of_a_line_that_left_in_part_its_pieces_count_and_no_others() {
        let mut order = placed();
        order.lines[0].item.quantity = 4;
        order.lines[0].item.price_fen = 5_000;
        let part = Event::PartShipped {
            carrier: String::new(),
            waybill: String::new(),
            pieces: vec![Pieces {
                line: 0,
                quantity: 3,
            }],
        };
        let order = then(&order, Event::Paid, By::Customer);
        let order = then(&order, part, By::Shop);
        let back = |amount_fen| {
            let asked = Event::RefundAsked {
                line: 0,
                refund: RefundKind::MoneyOnly,
                amount_fen,
                claim: Claim::default(),
            };
            let asked = then(&order, asked, By::Customer);
            let line = 0;
            then(&asked, Event::Refunded { line, amount_fen }, By::Shop)
        };
        for (refunded_fen, price_fen, fen) in [
            (5_000, 4_000, 3_000),
            (5_000, 5_000, 0),
            // All four are still to be had.
            (1, 4_000, 3_999),
            (1, 5_000, 0),
            (8_000, 4_000, 0),
        ] {
            let order = back(refunded_fen);
            assert_eq!(difference_fen(&order, 0, price_fen), fen, "{refunded_fen}");
        }
    }

    #[test]
    fn what_was_added_to_the_price_is_not_protected_and_what_was_taken_off_is_no_difference() {
        let paid_at = |discount_fen| {
            let changed = Event::PriceChanged {
                freight_fen: 0,
                discount_fen,
                lines: vec![LineDiscount {
                    line: 0,
                    discount_fen,
                }],
            };
            let order = then(&placed(), changed, By::Shop);
            then(&order, Event::Paid, By::Customer)
        };
        assert_eq!(difference_fen(&paid_at(-3_000), 0, 20_000), 0);
        assert_eq!(difference_fen(&paid_at(-3_000), 0, 18_000), 2_000);
        assert_eq!(difference_fen(&paid_at(1_500), 0, 18_000), 500);
    }

    #[test]
    fn it_begins_with_paying_and_a_shop_may_leave_it_out() {
        let with = |price_protection_days| TradeRules {
            price_protection_days,
            ..TradeRules::default()
        };
        let order = placed();
        assert_eq!(until(&order, &with(7)), None);
        let mut order = at(&order, Event::Paid, By::Customer, 5);
        assert_eq!(until(&order, &with(7)), Some(5 + 7 * DAY_MS));
        assert_eq!(until(&order, &with(0)), None);
        for days in [0, 3, 30] {
            order.times = Some(Times::of(&with(7)));
            assert_eq!(until(&order, &with(days)), Some(5 + 7 * DAY_MS), "promised");
            order.times = Some(Times::of(&with(0)));
            assert_eq!(until(&order, &with(days)), None, "it was not promised");
        }
    }
}
