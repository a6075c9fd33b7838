use super::most_compensable_fen;
use crate::{
    trade::{Line, Order, RefundKind, RefundState, State, TradeRules, share_fen},
    vocabulary::Millis,
};

const DAY_MS: Millis = 24 * 60 * 60 * 1_000;

/// So long the price that was paid is protected; none: it is not, or nothing was paid.
pub fn until(order: &Order, rules: &TradeRules) -> Option<Millis> {
    let is_protected = rules.price_protection_days > 0 && order.state != State::TradeClosed;
    let paid_at = order.paid_at.filter(|_| is_protected)?;
    Some(paid_at + rules.price_protection_days * DAY_MS)
}

/// What was paid for the pieces that the customer has or waits for, and not given back, less what they cost now.
pub fn difference_fen(order: &Order, line: usize, price_now_fen: i64) -> i64 {
    let Some(of) = order.lines.get(line).filter(|of| is_held(of)) else {
        return 0;
    };
    let paid_fen = share_fen(order, line) - of.refund.refunded_fen;
    let now_fen = price_now_fen.saturating_mul(of.item.quantity);
    let difference_fen = paid_fen.saturating_sub(now_fen).max(0);
    difference_fen.min(most_compensable_fen(order, line))
}

/// The pieces did not go back, are not on their way, and were not protected before.
fn is_held(line: &Line) -> bool {
    let refund = line.refund;
    let went_back = refund.state == RefundState::Success && refund.kind == RefundKind::GoodsBack;
    !went_back && !refund.state.is_under_way() && line.protected_fen == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, Event,
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
    fn it_begins_with_paying_and_a_shop_may_leave_it_out() {
        let with = |price_protection_days| TradeRules {
            price_protection_days,
            ..TradeRules::default()
        };
        let order = placed();
        assert_eq!(until(&order, &with(7)), None);
        let order = at(&order, Event::Paid, By::Customer, 5);
        assert_eq!(until(&order, &with(7)), Some(5 + 7 * DAY_MS));
        assert_eq!(until(&order, &with(0)), None);
    }
}
