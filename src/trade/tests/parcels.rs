use std::collections::BTreeMap;

use super::{
    after,
    events::{address_changed, asked, asked_for, part, shipped},
    item, then,
};
use crate::trade::{
    By, Event, Illegal, Order, RefundKind, State,
    compensation::{CompensationReason, most_compensable_fen},
    money,
    sent::is_open,
};

#[test]
fn the_receipt_waits_for_the_last_parcel() {
    let items = || vec![item(20_000, 1), item(5_000, 3)];
    let order = after(items(), [Event::Paid, part(&[(1, 2)])]);
    assert_eq!(
        (order.state, order.shipped_at),
        (State::SellerConsignedPart, None)
    );
    let refused = |event| then(&order, event).unwrap_err().code();
    assert_eq!(refused(Event::Confirmed), "wrong_state");
    assert_eq!(refused(Event::Signed), "wrong_state");
    assert_eq!(refused(Event::Extended { days: 3 }), "wrong_state");
    assert_eq!(refused(address_changed()), "wrong_state");
    for wrong in [&[(1, 2)][..], &[(0, 0)], &[(0, 1), (0, 1)]] {
        assert_eq!(refused(part(wrong)), "bad_quantity", "{wrong:?}");
    }
    assert_eq!(refused(part(&[(7, 1)])), "no_such_line");
    assert_eq!(refused(part(&[])), "nothing_named");
    let rest = then(&order, shipped()).unwrap();
    assert_eq!(rest.state, State::WaitBuyerConfirmGoods);
    assert_eq!(rest.parcels[1].pieces, order.all_that_is_left());
    // The same by naming all of it.
    let named = then(&order, part(&[(1, 1), (0, 1)])).unwrap();
    assert_eq!((named.state, named.shipped_at), (rest.state, Some(1)));
}

#[test]
fn what_has_not_left_goes_back_whole_and_without_freight_and_what_has_as_ever() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 2)])],
    );
    let whole = then(&order, asked(0, RefundKind::MoneyOnly, 1)).unwrap_err();
    assert_eq!(whole, Illegal::NotWhole { whole_fen: 19_667 });
    let early = then(&order, asked(0, RefundKind::GoodsBack, 19_667)).unwrap_err();
    assert_eq!(early.code(), "wrong_state");
    // What came broken is a case of its own, and keeps nothing else in the house.
    let broken = then(&order, asked(1, RefundKind::GoodsBack, 5_000)).unwrap();
    assert_eq!(broken.could(shipped(), By::Shop), Ok(()));
    let sent = then(&broken, shipped()).unwrap();
    assert_eq!(
        sent.could(Event::Confirmed, By::Customer),
        Err(Illegal::RefundOpen)
    );
    let stopped = then(&order, asked(0, RefundKind::MoneyOnly, 19_667)).unwrap();
    assert_eq!(stopped.could(shipped(), By::Shop), Err(Illegal::RefundOpen));
    let line = 0;
    let amount_fen = 19_667;
    let refunded = then(&stopped, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(
        (
            refunded.state,
            refunded.shipped_at,
            refunded.lines[0].dropped
        ),
        (State::WaitBuyerConfirmGoods, Some(1), 1)
    );
}

#[test]
fn what_came_is_confirmed_while_the_rest_is_still_to_be_shipped() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 1)])],
    );
    let came = then(&order, Event::PartConfirmed).unwrap();
    assert_eq!(
        (came.state, came.lines[1].confirmed, came.finished_at),
        (State::SellerConsignedPart, 1, None)
    );
    assert_eq!(then(&came, Event::PartConfirmed), Err(Illegal::Enough));
    // Another piece of the same line is another to confirm, and the whole order still waits for its receipt.
    let more = then(&came, part(&[(1, 1)])).unwrap();
    assert_eq!(more.could(Event::PartConfirmed, By::Customer), Ok(()));
    let all = then(&more, shipped()).unwrap();
    assert_eq!(all.state, State::WaitBuyerConfirmGoods);
    let early = then(&all, Event::PartConfirmed).unwrap_err();
    assert_eq!(early.code(), "wrong_state");
    let asked_back = then(&more, asked(1, RefundKind::GoodsBack, 5_000)).unwrap();
    let refused = then(&asked_back, Event::PartConfirmed);
    assert_eq!(refused, Err(Illegal::RefundOpen));
    let unpaid = after(vec![item(20_000, 1)], []);
    let nothing_came = then(&unpaid, Event::PartConfirmed).unwrap_err();
    assert_eq!(nothing_came.code(), "wrong_state");
}

#[test]
fn who_has_confirmed_all_that_came_is_done_when_the_rest_is_refunded() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 2)])],
    );
    let (line, amount_fen) = (0, 19_667);
    let ends = |order: &Order| {
        let order = then(order, asked(line, RefundKind::MoneyOnly, amount_fen)).unwrap();
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let waits = ends(&order);
    assert_eq!(
        (waits.state, waits.shipped_at, waits.finished_at),
        (State::WaitBuyerConfirmGoods, Some(1), None)
    );
    let done = ends(&then(&order, Event::PartConfirmed).unwrap());
    assert_eq!(
        (done.state, done.shipped_at, done.finished_at),
        (State::TradeFinished, Some(1), Some(1))
    );
}

#[test]
fn a_parcel_is_awaited_until_what_is_in_it_is_confirmed_or_paid_back() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 2)])],
    );
    let left = BTreeMap::from([(0, 1), (1, 2)]);
    assert!(is_open(&order, 0, &left) && is_open(&order, 1, &left));
    let came = then(&order, Event::PartConfirmed).unwrap();
    assert!(!is_open(&came, 1, &left), "the customer has it");
    let (line, amount_fen) = (0, 19_667);
    let asked = then(&order, asked(line, RefundKind::MoneyOnly, amount_fen)).unwrap();
    let paid = then(&asked, Event::Refunded { line, amount_fen }).unwrap();
    assert!(!is_open(&paid, 0, &left) && is_open(&paid, 1, &left));
    assert!(!is_open(&order, 0, &BTreeMap::new()), "nothing left");
}

#[test]
fn a_line_that_left_in_part_is_sent_but_for_what_was_paid_back_in_full() {
    let order = after(
        vec![item(5_000, 4), item(20_000, 1)],
        [
            Event::Paid,
            part(&[(0, 3)]),
            asked(0, RefundKind::MoneyOnly, 4_000),
        ],
    );
    assert_eq!(
        order.could(part(&[(0, 1)]), By::Shop),
        Err(Illegal::RefundOpen)
    );
    assert_eq!(order.could(part(&[(1, 1)]), By::Shop), Ok(()));
    let (line, amount_fen) = (0, 4_000);
    let refunded = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    let left = |order: &Order| {
        let left = order.all_that_is_left().into_iter();
        left.map(|of| (of.line, of.quantity)).collect::<Vec<_>>()
    };
    assert_eq!(left(&refunded), [(0, 1), (1, 1)]);
    // A piece costs 4,937 fen and a half.
    let rest = then(
        &refunded,
        asked_for(0, RefundKind::MoneyOnly, 4_937, Some(1)),
    )
    .unwrap();
    let amount_fen = 4_937;
    let rest = then(&rest, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(left(&rest), [(1, 1)]);
    assert_eq!(money::most_refundable_fen(&rest, 0), 19_750 - 8_937);
    let sent = then(&rest, shipped()).unwrap();
    assert_eq!(sent.state, State::WaitBuyerConfirmGoods);
    let back = asked(0, RefundKind::GoodsBack, 19_750 - 8_937);
    assert_eq!(sent.could(back, By::Customer), Ok(()));
}

#[test]
fn a_case_from_before_keeps_what_it_kept_however_little_was_paid() {
    let before = asked_before(1, None);
    let left = |asked: Event| {
        let (line, amount_fen) = (0, 1);
        let paid = Event::Refunded { line, amount_fen };
        let order = after(
            vec![item(5_000, 4)],
            [Event::Paid, part(&[(0, 3)]), asked, paid],
        );
        (order.state, order.lines[0].left(), order.lines[0].askable())
    };
    assert_eq!(left(before), (State::WaitBuyerConfirmGoods, 0, 0));
    let now = asked(0, RefundKind::MoneyOnly, 1);
    let kept = Event::of_row(now.kind(), &now.detail().to_string());
    assert_eq!(kept, Some(now.clone()));
    assert_eq!(left(now), (State::SellerConsignedPart, 1, 4));
}

/// As it was written before it was said which pieces stay here.
fn asked_before(amount_fen: i64, quantity: Option<i64>) -> Event {
    let asked = asked_for(0, RefundKind::MoneyOnly, amount_fen, quantity);
    let mut row = asked.detail();
    let claim = row["claim"].as_object_mut().unwrap();
    claim.remove("drops").unwrap();
    Event::of_row("refund_asked", &row.to_string()).unwrap()
}

#[test]
fn cases_from_before_follow_upon_one_another_as_they_did() {
    let line = 0;
    let paid = |amount_fen| Event::Refunded { line, amount_fen };
    // Their most, of which a piece is no even part.
    let (first_fen, second_fen) = (3_000, 29_500 - 29_500 / 3);
    let order = after(
        vec![item(10_000, 3)],
        [
            Event::Paid,
            shipped(),
            asked_before(first_fen, Some(1)),
            paid(first_fen),
            asked_before(second_fen, Some(2)),
            paid(second_fen),
        ],
    );
    assert_eq!(order.refunded_fen, first_fen + second_fen);
    let of = &order.lines[line];
    assert_eq!((of.given_pieces(), of.askable()), (3, 0));
}

#[test]
fn with_the_last_of_its_money_no_piece_is_still_to_be_sent() {
    let back = |order: &Order, amount_fen| {
        let one = asked_for(0, RefundKind::MoneyOnly, amount_fen, Some(1));
        let order = then(order, one).unwrap();
        let line = 0;
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let mut order = after(vec![item(10_000, 3)], [Event::Paid, part(&[(0, 1)])]);
    for _ in 0..3 {
        order = back(&order, 9_000);
    }
    assert_eq!(
        (order.state, order.lines[0].left()),
        (State::SellerConsignedPart, 2)
    );
    let closed = back(&order, 29_500 - 27_000);
    let of = &closed.lines[0];
    assert_eq!(
        (closed.state, of.left(), of.askable()),
        (State::TradeClosed, 0, 0)
    );
}

#[test]
fn what_a_compensation_left_of_a_line_keeps_no_freight_from_its_last_piece() {
    let line = 0;
    let back = |order: &Order, quantity| {
        let amount_fen = money::most_of_pieces_fen(order, line, 1);
        let one = asked_for(line, RefundKind::MoneyOnly, amount_fen, quantity);
        let order = then(order, one).unwrap();
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let order = after(vec![item(10_000, 3)], [Event::Paid]);
    let first = back(&order, Some(1));
    let amount_fen = most_compensable_fen(&first, line);
    let reason = CompensationReason::Delay;
    let given = Event::Compensated {
        line,
        amount_fen,
        reason,
    };
    let second = back(&then(&first, given).unwrap(), Some(1));
    assert_eq!(second.state, State::WaitSellerSendGoods);
    assert_eq!(money::most_refundable_fen(&second, line), 1_000);
    let closed = back(&second, None);
    assert_eq!(closed.state, State::TradeClosed);
    assert_eq!(closed.refunded_fen, closed.paid_fen);
}

#[test]
fn a_little_money_ends_nothing_and_all_of_it_everything() {
    let money_only = |order: &Order, amount_fen, quantity| {
        let asked = asked_for(0, RefundKind::MoneyOnly, amount_fen, quantity);
        let line = 0;
        let order = then(order, asked)?;
        then(&order, Event::Refunded { line, amount_fen })
    };
    let mut order = after(vec![item(5_000, 2)], [Event::Paid, shipped()]);
    for quantity in [None, Some(1), Some(2)] {
        order = money_only(&order, 100, quantity).unwrap();
        assert_eq!(order.lines[0].askable(), 2);
    }
    let most_fen = money::share_fen(&order, 0) - 300;
    let more = money_only(&order, most_fen + 1, None);
    assert_eq!(more, Err(Illegal::Amount { most_fen }));
    let closed = money_only(&order, most_fen, None).unwrap();
    assert_eq!(
        (closed.state, closed.lines[0].askable()),
        (State::TradeClosed, 0)
    );
}
