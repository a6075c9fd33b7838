use super::{
    after,
    events::{asked, claim, refused, shipped},
    item, placed, then, whose,
};
use crate::trade::{
    Event, Happening, Illegal, Order, RefundKind, RefundState, State,
    after_sale::{CaseReason, Claim, ReturnFreight},
};

#[test]
fn a_paid_order_that_is_refunded_whole_before_shipping_closes_with_its_freight() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [
            Event::Paid,
            asked(0, RefundKind::MoneyOnly, 19_667),
            Event::Refunded {
                line: 0,
                amount_fen: 19_667,
            },
            asked(1, RefundKind::MoneyOnly, 10_833),
            Event::Refunded {
                line: 1,
                amount_fen: 10_833,
            },
        ],
    );
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, order.paid_fen)
    );
}

#[test]
fn goods_are_back_before_their_money_goes() {
    let order = after(
        vec![item(20_000, 1)],
        [
            Event::Paid,
            shipped(),
            asked(0, RefundKind::GoodsBack, 19_500),
            Event::RefundAgreed { line: 0 },
        ],
    );
    let refunded = Event::Refunded {
        line: 0,
        amount_fen: 19_500,
    };
    let not_yet = |state| {
        Err(Illegal::Refund {
            refund: state,
            event: "refunded",
        })
    };
    assert_eq!(
        then(&order, refunded.clone()),
        not_yet(RefundState::WaitBuyerReturnGoods)
    );
    let sent = Event::ReturnSent {
        line: 0,
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1".to_owned(),
    };
    let order = then(&order, sent).unwrap();
    assert_eq!(
        then(&order, refunded.clone()),
        not_yet(RefundState::WaitSellerConfirmGoods)
    );
    let order = then(&order, Event::ReturnReceived { line: 0 }).unwrap();
    let order = then(&order, refunded).unwrap();
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, 19_500)
    );
}

#[test]
fn an_open_refund_stops_shipping_and_confirming() {
    let paid = after(
        vec![item(20_000, 1)],
        [Event::Paid, asked(0, RefundKind::MoneyOnly, 20_500)],
    );
    assert_eq!(then(&paid, shipped()), Err(Illegal::RefundOpen));
    let sent = after(
        vec![item(20_000, 1)],
        [Event::Paid, shipped(), asked(0, RefundKind::MoneyOnly, 500)],
    );
    assert_eq!(then(&sent, Event::Confirmed), Err(Illegal::RefundOpen));
    let sent = then(&sent, refused(0)).unwrap();
    assert_eq!(
        then(&sent, Event::Confirmed).unwrap().state,
        State::TradeFinished
    );
}

#[test]
fn a_refund_after_success_leaves_the_trade_finished() {
    let order = after(
        vec![item(20_000, 1)],
        [
            Event::Paid,
            shipped(),
            Event::Signed,
            Event::Confirmed,
            asked(0, RefundKind::MoneyOnly, 19_500),
            Event::Refunded {
                line: 0,
                amount_fen: 19_500,
            },
        ],
    );
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeFinished, 19_500)
    );
}

#[test]
fn only_time_in_which_a_refund_is_open_after_shipping_is_a_pause() {
    let at = |order: &Order, event: Event, at| {
        let by = whose(&event);
        order.apply(&Happening { event, by, at }).unwrap()
    };
    let order = placed(vec![item(20_000, 1), item(5_000, 1)], 0, 0).unwrap();
    let order = at(&order, Event::Paid, 10);
    // Before shipping nothing runs that could stand still.
    let order = at(&order, asked(0, RefundKind::MoneyOnly, 20_000), 20);
    let order = at(&order, refused(0), 90);
    let order = at(&order, shipped(), 100);
    let order = at(&order, asked(0, RefundKind::MoneyOnly, 500), 200);
    let order = at(&order, asked(1, RefundKind::MoneyOnly, 500), 250);
    let order = at(&order, refused(0), 300);
    assert_eq!((order.paused_ms, order.is_refunding()), (0, true));
    let order = at(&order, Event::RefundWithdrawn { line: 1 }, 1_000);
    assert_eq!((order.paused_ms, order.is_refunding()), (800, false));
    let order = at(&order, asked(1, RefundKind::MoneyOnly, 500), 2_000);
    let order = at(
        &order,
        Event::Refunded {
            line: 1,
            amount_fen: 500,
        },
        2_050,
    );
    assert_eq!(order.paused_ms, 850);
}

#[test]
fn of_an_insured_order_the_insurance_pays_the_way_back() {
    let freight = |reason, is_insured: bool| {
        let insured = is_insured.then_some(Event::Insured);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::GoodsBack,
            amount_fen: 500,
            claim: Claim { reason, ..claim() },
        };
        let steps = [Event::Paid, shipped(), asked];
        let order = after(vec![item(20_000, 1)], insured.into_iter().chain(steps));
        (order.lines[0].refund.freight, order)
    };
    for reason in [CaseReason::SevenDays, CaseReason::Quality] {
        assert_eq!(freight(reason, true).0, ReturnFreight::Insurance);
    }
    assert_eq!(
        freight(CaseReason::SevenDays, false).0,
        ReturnFreight::Customer
    );
    assert_eq!(freight(CaseReason::Quality, false).0, ReturnFreight::Shop);
    let (_, order) = freight(CaseReason::SevenDays, true);
    let taken = Event::FreightTaken { line: 0 };
    assert_eq!(
        then(&order, taken).unwrap_err().code(),
        "wrong_refund_state"
    );
    assert_eq!(
        then(&order, Event::Insured).unwrap_err().code(),
        "wrong_state"
    );
    let twice = after(vec![item(20_000, 1)], [Event::Insured]);
    assert_eq!(then(&twice, Event::Insured), Err(Illegal::Enough));
}
