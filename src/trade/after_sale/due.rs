use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::money::{as_asked, most_decided_fen};
use crate::{
    trade::{
        Event, Order, Refund, RefundKind, RefundState as R, State, trade_rules::AfterSaleRules,
    },
    vocabulary::Millis,
};

pub const HOUR_MS: Millis = 60 * 60_000;
const DAY_MS: Millis = 24 * HOUR_MS;
/// A time that gets shorter falls on nobody at once: so much is left from then, or the whole time where that is shorter.
pub const LEFT_MS: Millis = 6 * HOUR_MS;

/// What happens to a case where nobody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseFall)]
pub enum Fall {
    Agreed,
    /// In place of an exchange for what is sold out.
    GoodsBack,
    Refunded,
    ProposalDeclined,
    Closed,
    Received,
    Platform,
    Done,
    ForCustomer,
    ForShop,
}

/// Who has to act next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseTurn)]
pub enum Turn {
    Shop,
    Customer,
    Platform,
}

/// When the time of a case is over, and what happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub at: Millis,
    pub fall: Fall,
}

impl Fall {
    const ALL: [Self; 10] = [
        Self::Agreed,
        Self::GoodsBack,
        Self::Refunded,
        Self::ProposalDeclined,
        Self::Closed,
        Self::Received,
        Self::Platform,
        Self::Done,
        Self::ForCustomer,
        Self::ForShop,
    ];

    /// Who has let the time run out, where it happens.
    const fn turn(self) -> Turn {
        match self {
            Self::Agreed
            | Self::GoodsBack
            | Self::Refunded
            | Self::Received
            | Self::Platform
            | Self::ForCustomer => Turn::Shop,
            Self::ProposalDeclined | Self::Closed | Self::Done => Turn::Customer,
            Self::ForShop => Turn::Platform,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::GoodsBack => "goods_back",
            Self::Refunded => "refunded",
            Self::ProposalDeclined => "proposal_declined",
            Self::Closed => "closed",
            Self::Received => "received",
            Self::Platform => "platform",
            Self::Done => "done",
            Self::ForCustomer => "for_customer",
            Self::ForShop => "for_shop",
        }
    }
}

impl Turn {
    /// What happens where they do not act, by which a row tells whose turn it is.
    pub fn falls(self) -> impl Iterator<Item = &'static str> {
        let falls = Fall::ALL.into_iter();
        falls
            .filter(move |fall| fall.turn() == self)
            .map(Fall::code)
    }
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
        R::PlatformInvolved => (rules.evidence_within_h * HOUR_MS, Fall::ForCustomer),
    };
    Some(waits)
}

pub const fn turn(refund: Refund) -> Option<Turn> {
    match refund.state {
        R::NoRefund | R::Closed | R::Success => None,
        _ if refund.proposal.is_some() => Some(Turn::Customer),
        R::WaitBuyerReturnGoods | R::WaitBuyerConfirmResent | R::SellerRefuseBuyer => {
            Some(Turn::Customer)
        }
        R::PlatformInvolved if refund.has_answered => Some(Turn::Platform),
        // A dispute without a word of the shop is lost.
        R::WaitSellerAgree
        | R::WaitSellerConfirmGoods
        | R::WaitSellerResend
        | R::PlatformInvolved => Some(Turn::Shop),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By,
        after_sale::{Claim, Proposal, Said},
        testing::{at, placed},
    };

    fn sent() -> Order {
        let order = at(&placed(), Event::Paid, By::Customer, 1);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        at(&order, shipped, By::Shop, 2)
    }

    fn asked(refund: RefundKind) -> Order {
        let event = Event::RefundAsked {
            line: 0,
            refund,
            amount_fen: if refund.has_money() { 900 } else { 0 },
            claim: Claim::default(),
        };
        at(&sent(), event, By::Customer, 10)
    }

    fn falls(order: &Order) -> Option<(Millis, Fall)> {
        let due = due(order, 0, &AfterSaleRules::default())?;
        Some((due.at, due.fall))
    }

    /// Lets time run out once.
    fn fallen(order: &Order) -> Order {
        let due = due(order, 0, &AfterSaleRules::default()).unwrap();
        let events = events(order, 0, due.fall).into_iter();
        events.fold(order.clone(), |order, event| {
            at(&order, event, By::System, due.at)
        })
    }

    #[test]
    fn what_happens_tells_whose_turn_it_was() {
        let mut order = sent();
        let offer = Proposal {
            kind: RefundKind::MoneyOnly,
            amount_fen: 1,
        };
        let kinds = [RefundKind::MoneyOnly, RefundKind::Exchange];
        for (state, kind) in R::ALL
            .into_iter()
            .flat_map(|of| kinds.map(|kind| (of, kind)))
        {
            for (proposal, is_so) in [(None, false), (None, true), (Some(offer), false)] {
                let refund = Refund {
                    state,
                    kind,
                    proposal,
                    has_answered: is_so,
                    is_back: is_so,
                    ..Refund::NONE
                };
                order.lines[0].refund = refund;
                let fall = falls(&order).map(|(_, fall)| fall);
                assert_eq!(fall.map(Fall::turn), turn(refund), "{state:?} {kind:?}");
                let is_found = |fall: Fall| fall.turn().falls().any(|code| code == fall.code());
                assert!(fall.is_none_or(is_found), "{fall:?}");
            }
        }
    }

    fn state(order: &Order) -> R {
        order.lines[0].refund.state
    }

    #[test]
    fn nobody_answers_and_the_money_goes_back() {
        let order = asked(RefundKind::MoneyOnly);
        assert_eq!(falls(&order), Some((10 + 48 * HOUR_MS, Fall::Refunded)));
        let order = fallen(&order);
        assert_eq!((state(&order), order.refunded_fen), (R::Success, 900));
        assert_eq!(falls(&order), None);
    }

    #[test]
    fn a_shorter_time_leaves_cases_under_way_some_hours() {
        let order = asked(RefundKind::MoneyOnly);
        let due_at = |agree_within_h, shortened_at| {
            let rules = AfterSaleRules {
                agree_within_h,
                shortened_at,
                ..AfterSaleRules::default()
            };
            due(&order, 0, &rules).unwrap().at
        };
        let changed_at = 10 + 40 * HOUR_MS;
        assert_eq!(due_at(12, changed_at), changed_at + 6 * HOUR_MS);
        assert_eq!(due_at(2, changed_at), changed_at + 2 * HOUR_MS, "whole");
        assert_eq!(due_at(47, changed_at), 10 + 47 * HOUR_MS, "later anyway");
        assert_eq!(due_at(1, 9), 10 + HOUR_MS, "it began after the change");
    }

    #[test]
    fn an_answer_a_proposal_and_paying_what_is_back_each_have_their_own_time() {
        let rules = AfterSaleRules {
            agree_within_h: 1,
            proposal_within_h: 2,
            refund_within_h: 3,
            ..AfterSaleRules::default()
        };
        let hours = |order: &Order| {
            let at = due(order, 0, &rules).unwrap().at;
            (at - order.last_at()) / HOUR_MS
        };
        let order = asked(RefundKind::GoodsBack);
        assert_eq!(hours(&order), 1);
        let proposal = Event::ProposalMade {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 500,
            said: Said::default(),
        };
        assert_eq!(hours(&at(&order, proposal, By::Shop, 20)), 2);
        let order = at(&order, Event::RefundAgreed { line: 0 }, By::Shop, 20);
        let back = Event::ReturnSent {
            line: 0,
            carrier: String::new(),
            waybill: String::new(),
        };
        let order = at(&order, back, By::Customer, 30);
        let order = at(&order, Event::ReturnReceived { line: 0 }, By::Shop, 40);
        assert_eq!(hours(&order), 3);
    }

    #[test]
    fn goods_that_come_back_unseen_are_taken_as_received() {
        let order = fallen(&asked(RefundKind::GoodsBack));
        assert_eq!(state(&order), R::WaitBuyerReturnGoods);
        assert_eq!(state(&fallen(&order)), R::Closed, "nothing came");
        let back = Event::ReturnSent {
            line: 0,
            carrier: String::new(),
            waybill: String::new(),
        };
        let since = order.last_at();
        let order = at(&order, back, By::Customer, since);
        assert_eq!(falls(&order), Some((since + 10 * DAY_MS, Fall::Refunded)));
        let order = fallen(&order);
        assert_eq!((state(&order), order.refunded_fen), (R::Success, 900));
    }

    #[test]
    fn a_shop_that_sends_nothing_meets_the_platform_and_loses() {
        let order = fallen(&asked(RefundKind::Reissue));
        assert_eq!(state(&order), R::WaitSellerResend);
        let order = fallen(&order);
        assert_eq!(state(&order), R::PlatformInvolved);
        assert_eq!(turn(order.lines[0].refund), Some(Turn::Shop));
        let lost = fallen(&order);
        // The whole line: what was missing is not there.
        assert_eq!((state(&lost), lost.refunded_fen), (R::Success, 20_000));
    }

    #[test]
    fn a_dispute_without_a_word_of_the_shop_is_the_customers() {
        let refused = Event::RefundRefused {
            line: 0,
            said: Said::default(),
        };
        let said = Said::default();
        let platform = Event::PlatformAsked { line: 0, said };
        let refuse = |kind| at(&asked(kind), refused.clone(), By::Shop, 20);
        let order = refuse(RefundKind::Exchange);
        assert_eq!(falls(&order), Some((20 + 7 * DAY_MS, Fall::Closed)));
        let order = at(&order, platform.clone(), By::Customer, 30);
        // The goods are still with the customer.
        assert_eq!(state(&fallen(&order)), R::WaitBuyerReturnGoods);
        let order = at(&refuse(RefundKind::MoneyOnly), platform, By::Customer, 30);
        assert_eq!(falls(&order), Some((30 + 48 * HOUR_MS, Fall::ForCustomer)));
        assert_eq!(fallen(&order).refunded_fen, 900);
        let evidence = Event::EvidenceGiven {
            line: 0,
            said: Said::default(),
        };
        let order = at(&order, evidence, By::Shop, 40);
        assert_eq!(falls(&order), Some((30 + 7 * DAY_MS, Fall::ForShop)));
        assert_eq!(state(&fallen(&order)), R::Closed);
    }
}
