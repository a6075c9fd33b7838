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
fn each_state_waits_for_somebody_or_nobody() {
    let waits_for = |state, has_answered| {
        turn(Refund {
            state,
            has_answered,
            ..Refund::NONE
        })
    };
    for state in [R::NoRefund, R::Closed, R::Success] {
        assert_eq!(waits_for(state, false), None, "{state:?}");
    }
    for (state, whose) in [
        (R::WaitSellerAgree, Turn::Shop),
        (R::WaitBuyerReturnGoods, Turn::Customer),
        (R::WaitSellerConfirmGoods, Turn::Shop),
        (R::WaitSellerResend, Turn::Shop),
        (R::WaitBuyerConfirmResent, Turn::Customer),
        (R::SellerRefuseBuyer, Turn::Customer),
        (R::PlatformInvolved, Turn::Shop),
    ] {
        assert_eq!(waits_for(state, false), Some(whose), "{state:?}");
    }
    let answered = waits_for(R::PlatformInvolved, true);
    assert_eq!(answered, Some(Turn::Platform));
}

#[test]
fn a_board_finds_what_is_whose_turn_by_what_happens() {
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
            let whose = turn(refund);
            assert_eq!(fall.is_some(), whose.is_some(), "{state:?} {kind:?}");
            if proposal.is_some() && whose.is_some() {
                assert_eq!(whose, Some(Turn::Customer), "{state:?}");
            }
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
