//! What one member gives back of an order alone: a limit for each role; above it somebody else agrees (see `requests`).

use yingke_schema::members::member::Role;

use super::{Order, Refund, RefundState, TradeRules, Undone};

/// What somebody of this role gives back of one order alone; none: there is no limit.
pub const fn most_refund_fen(role: Role, rules: &TradeRules) -> Option<i64> {
    match role {
        Role::Owner => None,
        Role::Supervisor => Some(rules.most_supervisor_refund_fen),
        Role::Agent | Role::Trainee | Role::Operations | Role::Warehouse => {
            Some(rules.most_refund_fen)
        }
    }
}

/// What went back of an order, and what the shop has agreed to or offers: the parts of a large sum are no small ones. What goes back
/// because the same costs less is nobody's decision.
pub fn promised_fen(order: &Order) -> i64 {
    let lines = order.lines.iter();
    let open_fen: i64 = lines
        .map(|line| open_fen(line.refund) - line.protected_fen)
        .sum();
    order.refunded_fen + open_fen
}

/// The same with what went back because the same, or what is sent instead, costs less, also of pieces whose money went back since.
pub fn to_give_fen(order: &Order) -> i64 {
    let lines = order.lines.iter();
    promised_fen(order) + lines.map(|line| line.protected_fen).sum::<i64>()
}

const fn open_fen(refund: Refund) -> i64 {
    match (refund.state, refund.proposal) {
        (_, Some(offer)) => offer.amount_fen,
        (RefundState::WaitBuyerReturnGoods | RefundState::WaitSellerConfirmGoods, None) => {
            refund.asked_fen
        }
        (_, None) => 0,
    }
}

/// Refused where somebody of this role does not take an order there alone. What carries out what was promised gives no more.
pub fn within_limit(
    (before, after): (&Order, &Order),
    (role, rules): (Role, &TradeRules),
) -> Result<(), Undone> {
    if promised_fen(after) <= promised_fen(before) {
        return Ok(());
    }
    may_promise(promised_fen(after), (role, rules))
}

/// The same of a sum.
pub fn may_promise(fen: i64, (role, rules): (Role, &TradeRules)) -> Result<(), Undone> {
    match most_refund_fen(role, rules) {
        Some(most_fen) if fen > most_fen => Err(Undone::AboveLimit { most_fen }),
        Some(_) | None => Ok(()),
    }
}

/// The same of a sum that grows by so much. Whether it is too much for the order is asked elsewhere.
pub fn may_promise_more(
    before_fen: i64,
    more_fen: i64,
    who: (Role, &TradeRules),
) -> Result<(), Undone> {
    if more_fen <= 0 {
        return Ok(());
    }
    may_promise(before_fen.saturating_add(more_fen), who)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, CompensationReason, Event, RefundKind, Said,
        after_sale::Claim,
        testing::{placed, then},
    };

    fn asked(refund: RefundKind) -> Order {
        let order = then(&placed(), Event::Paid, By::Customer);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        let asked = Event::RefundAsked {
            line: 0,
            refund,
            amount_fen: 900,
            claim: Claim::default(),
        };
        then(&order, asked, By::Customer)
    }

    #[test]
    fn a_promise_counts_once_until_it_is_paid() {
        let order = asked(RefundKind::GoodsBack);
        assert_eq!(promised_fen(&order), 0);
        let agreed = then(&order, Event::RefundAgreed { line: 0 }, By::Shop);
        assert_eq!(promised_fen(&agreed), 900);
        let offered = Event::ProposalMade {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 300,
            said: Said::default(),
        };
        let offered = then(&order, offered, By::Shop);
        assert_eq!(promised_fen(&offered), 300);
        let paid = then(&offered, Event::ProposalAccepted { line: 0 }, By::Customer);
        assert_eq!((promised_fen(&paid), paid.refunded_fen), (300, 300));
    }

    #[test]
    fn what_went_back_because_it_costs_less_counts_when_its_pieces_went_back_too() {
        let (line, amount_fen) = (0, 300);
        let reason = CompensationReason::PriceProtection;
        let less = Event::Compensated {
            line,
            amount_fen,
            reason,
        };
        let order = then(&placed(), Event::Paid, By::Customer);
        let order = then(&order, less, By::System);
        let amount_fen = 19_700;
        let asked = Event::RefundAsked {
            line,
            refund: RefundKind::MoneyOnly,
            amount_fen,
            claim: Claim::default(),
        };
        let order = then(&order, asked, By::Customer);
        let paid = then(&order, Event::Refunded { line, amount_fen }, By::Shop);
        assert_eq!((promised_fen(&paid), to_give_fen(&paid)), (19_700, 20_000));
    }

    #[test]
    fn each_rank_has_its_own_limit_and_carrying_out_none() {
        let rules = TradeRules {
            most_refund_fen: 899,
            most_supervisor_refund_fen: 900,
            ..TradeRules::default()
        };
        let order = asked(RefundKind::MoneyOnly);
        let (line, amount_fen) = (0, 900);
        let paid = then(&order, Event::Refunded { line, amount_fen }, By::Shop);
        let may = |role| within_limit((&order, &paid), (role, &rules)).is_ok();
        let may = [Role::Agent, Role::Supervisor, Role::Owner].map(may);
        assert_eq!(may, [false, true, true]);
        assert!(within_limit((&paid, &paid), (Role::Agent, &rules)).is_ok());
    }
}
