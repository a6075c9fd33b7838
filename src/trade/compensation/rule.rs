use super::{CompensationReason, asked::ProtectionAnswer, freight::give_freight};
use crate::trade::{Illegal, Order, share_fen};

/// Gives money for a line. While its case is under way the case decides what goes back, so that no refund that was asked for grows
/// larger than what is left.
pub fn compensate(
    order: &mut Order,
    line: usize,
    amount_fen: i64,
    reason: CompensationReason,
) -> Result<(), Illegal> {
    if reason == CompensationReason::ReturnFreight {
        return give_freight(order, line, amount_fen);
    }
    let of = order.lines.get(line).ok_or(Illegal::NoSuchLine)?;
    if of.refund.state.is_under_way() {
        return Err(Illegal::RefundOpen);
    }
    let is_protection = reason == CompensationReason::PriceProtection;
    if is_protection && of.protected_fen > 0 {
        return Err(Illegal::Enough);
    }
    let most_fen = most_compensable_fen(order, line);
    if !(1..=most_fen).contains(&amount_fen) {
        return Err(Illegal::Amount { most_fen });
    }
    let of = &mut order.lines[line];
    of.compensated_fen += amount_fen;
    if let Some(asked) = of.asked_protection.as_mut().filter(|_| is_protection) {
        asked.fen = amount_fen;
        asked.answer = Some(ProtectionAnswer::Given);
    }
    if is_protection || reason == CompensationReason::OtherSku {
        of.protected_fen += amount_fen;
    }
    order.refunded_fen += amount_fen;
    Ok(())
}

/// The most that can be given for a line now. Something of it stays paid: what goes back whole is a refund, with what follows from one.
pub fn most_compensable_fen(order: &Order, line: usize) -> i64 {
    let Some(of) = order.lines.get(line) else {
        return 0;
    };
    let left_of_line = share_fen(order, line) - of.goods_given_fen();
    let left = left_of_line.min(order.paid_fen - order.refunded_fen);
    (left - 1).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, Event, RefundKind, State,
        after_sale::Claim,
        testing::{placed, then},
    };

    fn given(amount_fen: i64, reason: CompensationReason) -> Event {
        let line = 0;
        Event::Compensated {
            line,
            amount_fen,
            reason,
        }
    }

    fn by_shop(order: &Order, amount_fen: i64) -> Result<(), Illegal> {
        order.could(given(amount_fen, CompensationReason::Delay), By::Shop)
    }

    #[test]
    fn what_was_given_is_not_refunded_once_more() {
        let paid = then(&placed(), Event::Paid, By::Customer);
        let order = then(&paid, given(500, CompensationReason::Delay), By::Shop);
        assert_eq!(order.refunded_fen, 500);
        let asked = |amount_fen| Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen,
            claim: Claim::default(),
        };
        assert!(order.could(asked(20_000), By::Customer).is_err());
        let order = then(&order, asked(19_500), By::Customer);
        assert_eq!(by_shop(&order, 1), Err(Illegal::RefundOpen));
        let (line, amount_fen) = (0, 19_500);
        let order = then(&order, Event::Refunded { line, amount_fen }, By::Shop);
        assert_eq!(
            (order.state, order.refunded_fen),
            (State::TradeClosed, 20_000)
        );
    }

    #[test]
    fn never_all_of_a_line_and_nothing_before_it_is_paid() {
        let unpaid = placed();
        assert_eq!(by_shop(&unpaid, 1).unwrap_err().code(), "wrong_state");
        let paid = then(&unpaid, Event::Paid, By::Customer);
        let most_fen = 19_999;
        for amount_fen in [0, -1, 20_000] {
            assert_eq!(
                by_shop(&paid, amount_fen),
                Err(Illegal::Amount { most_fen })
            );
        }
        assert_eq!(by_shop(&paid, most_fen), Ok(()));
    }

    #[test]
    fn a_price_is_protected_once_and_by_nobody() {
        let reason = CompensationReason::PriceProtection;
        let paid = then(&placed(), Event::Paid, By::Customer);
        for by in [By::Shop, By::Customer] {
            assert_eq!(paid.could(given(5, reason), by), Err(Illegal::Actor));
        }
        let order = then(&paid, given(5, reason), By::System);
        assert_eq!(
            order.could(given(5, reason), By::System),
            Err(Illegal::Enough)
        );
        assert_eq!(by_shop(&order, 5), Ok(()));
    }
}
