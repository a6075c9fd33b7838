//! When the time of a case is over, and what the system does then.

mod fall;
#[cfg(test)]
mod tests;

use super::money::{as_asked, most_decided_fen};
use crate::{
    trade::{
        Event, Order, Refund, RefundKind, RefundState as R, State, trade_rules::AfterSaleRules,
    },
    vocabulary::Millis,
};

pub use self::fall::{Fall, Turn};

pub const HOUR_MS: Millis = 60 * 60_000;
const DAY_MS: Millis = 24 * HOUR_MS;
/// A time that gets shorter falls on nobody at once: so much is left from then, or the whole time where that is shorter.
pub const LEFT_MS: Millis = 6 * HOUR_MS;

/// When the time of a case is over, and what happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub at: Millis,
    pub fall: Fall,
}

/// None: nobody is waited for, the order is closed and nothing can happen to it, or it was placed elsewhere and goes by the clocks there.
pub fn due(order: &Order, line: usize, rules: &AfterSaleRules) -> Option<Due> {
    let refund = order.lines.get(line)?.refund;
    if order.state == State::TradeClosed || order.source.is_some() {
        return None;
    }
    let (wait, fall) = waits(refund, rules)?;
    let left_until = rules.shortened_at + wait.min(LEFT_MS);
    let at = left_until.max(refund.since + wait);
    Some(Due { at, fall })
}

fn waits(refund: Refund, rules: &AfterSaleRules) -> Option<(Millis, Fall)> {
    let agree = rules.agree_within_h * HOUR_MS;
    let waits = match refund.state {
        R::NoRefund | R::Closed | R::Success => return None,
        _ if refund.proposal.is_some() => {
            (rules.proposal_within_h * HOUR_MS, Fall::ProposalDeclined)
        }
        R::WaitSellerAgree => match refund.kind {
            RefundKind::MoneyOnly => (agree, Fall::Refunded),
            RefundKind::GoodsBack
            | RefundKind::Exchange
            | RefundKind::Reissue
            | RefundKind::Repair => (agree, Fall::Agreed),
        },
        R::WaitBuyerReturnGoods => (rules.return_within_days * DAY_MS, Fall::Closed),
        // They are back; only the money is missing.
        R::WaitSellerConfirmGoods if refund.is_back => {
            (rules.refund_within_h * HOUR_MS, Fall::Refunded)
        }
        R::WaitSellerConfirmGoods => {
            let fall = if refund.kind.has_money() {
                Fall::Refunded
            } else {
                Fall::Received
            };
            (rules.receive_within_days * DAY_MS, fall)
        }
        R::WaitSellerResend => (rules.resend_within_h * HOUR_MS, Fall::Platform),
        R::WaitBuyerConfirmResent => (rules.confirm_resent_days * DAY_MS, Fall::Done),
        R::SellerRefuseBuyer => (rules.platform_within_days * DAY_MS, Fall::Closed),
        R::PlatformInvolved if refund.has_answered => {
            (rules.decide_within_days * DAY_MS, Fall::ForShop)
        }
        // A dispute without a word of the shop is lost.
        R::PlatformInvolved => (rules.evidence_within_h * HOUR_MS, Fall::ForCustomer),
    };
    Some(waits)
}

/// However long they have for it.
pub fn turn(refund: Refund) -> Option<Turn> {
    let (_, fall) = waits(refund, &AfterSaleRules::default())?;
    Some(fall.turn())
}

/// What the system does then, one after the other.
pub fn events(order: &Order, line: usize, fall: Fall) -> Vec<Event> {
    let Some(refund) = order.lines.get(line).map(|line| line.refund) else {
        return Vec::new();
    };
    let amount_fen = refund.asked_fen;
    let refunded = Event::Refunded { line, amount_fen };
    match fall {
        Fall::Agreed => vec![Event::RefundAgreed { line }],
        Fall::GoodsBack => vec![Event::TurnedToReturn {
            line,
            amount_fen: most_decided_fen(order, line),
        }],
        Fall::Refunded if refund.state == R::WaitSellerConfirmGoods && !refund.is_back => {
            vec![Event::ReturnReceived { line }, refunded]
        }
        Fall::Refunded => vec![refunded],
        Fall::ProposalDeclined => vec![Event::ProposalDeclined { line }],
        Fall::Closed => vec![Event::CaseLapsed { line }],
        Fall::Received => vec![Event::ReturnReceived { line }],
        Fall::Platform => {
            let said = super::Said::default();
            vec![Event::PlatformAsked { line, said }]
        }
        Fall::Done => vec![Event::ResentConfirmed { line }],
        Fall::ForCustomer => vec![as_asked(order, line)],
        Fall::ForShop => vec![Event::DisputeDecided {
            line,
            amount_fen: 0,
            is_for_customer: false,
        }],
    }
}
