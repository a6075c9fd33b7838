use super::{
    after,
    events::{asked, asked_for, shipped},
    item, then,
};
use crate::trade::{
    By, CompensationReason, Event, Happening, Illegal, Order, RefundKind, State, money,
};

#[test]
fn pieces_go_back_one_by_one_and_the_last_takes_the_remainder() {
    let items = vec![item(3_334, 3), item(5_000, 1)];
    let mut order = after(items, [Event::Paid, shipped()]);
    let share = money::share_fen(&order, 0);
    let mut given = Vec::new();
    for pieces in [1, 1, 1] {
        let most = money::most_of_pieces_fen(&order, 0, pieces);
        let kind = RefundKind::MoneyOnly;
        let dear = asked_for(0, kind, most + 1, Some(pieces));
        assert_eq!(then(&order, dear), Err(Illegal::Amount { most_fen: most }));
        let asked = asked_for(0, kind, most, Some(pieces));
        order = then(&order, asked).unwrap();
        let (line, amount_fen) = (0, most);
        order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
        given.push(most);
    }
    assert_eq!(given.iter().sum::<i64>(), share, "{given:?}");
    assert_eq!(order.lines[0].askable(), 0);
    let more = then(&order, asked(0, RefundKind::MoneyOnly, 1));
    assert_eq!(more.unwrap_err().code(), "wrong_refund_state");
}

#[test]
fn no_piece_is_asked_for_that_is_not_there_or_was_paid_back() {
    let order = after(vec![item(5_000, 3)], [Event::Paid, shipped()]);
    let back = RefundKind::GoodsBack;
    for (wrong, most) in [(0, 3), (-1, 3), (4, 3)] {
        let refused = then(&order, asked_for(0, back, 1, Some(wrong)));
        assert_eq!(refused, Err(Illegal::Quantity { most }));
    }
    let money = RefundKind::MoneyOnly;
    let order = then(&order, asked_for(0, money, 4_833, Some(1))).unwrap();
    let (line, amount_fen) = (0, 4_833);
    let order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    let refused = then(&order, asked_for(0, back, 1, Some(3)));
    assert_eq!(refused, Err(Illegal::Quantity { most: 2 }));
    let order = then(&order, asked(0, back, 9_500)).unwrap();
    assert_eq!(order.lines[0].case_pieces(), 2);
}

#[test]
fn a_piece_less_before_shipping_stays_here_and_the_rest_leaves() {
    let order = after(vec![item(5_000, 3)], [Event::Paid]);
    let money = RefundKind::MoneyOnly;
    let whole_fen = money::most_of_pieces_fen(&order, 0, 1);
    let part = then(&order, asked_for(0, money, whole_fen - 1, Some(1)));
    assert_eq!(part, Err(Illegal::NotWhole { whole_fen }));
    let order = then(&order, asked_for(0, money, whole_fen, Some(1))).unwrap();
    let (line, amount_fen) = (0, whole_fen);
    let order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(
        (order.state, order.lines[0].left()),
        (State::WaitSellerSendGoods, 2)
    );
    // The freight goes with the last of them.
    let rest_fen = order.paid_fen - whole_fen;
    let closed = then(&order, asked(0, money, rest_fen)).unwrap();
    let (line, amount_fen) = (0, rest_fen);
    let closed = then(&closed, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(
        (closed.state, closed.refunded_fen),
        (State::TradeClosed, closed.paid_fen)
    );
    let sent = then(&order, shipped()).unwrap();
    assert_eq!(
        (sent.lines[0].shipped, sent.state),
        (2, State::WaitBuyerConfirmGoods)
    );
}

#[test]
fn a_piece_that_stays_here_takes_its_part_of_what_was_given_because_it_costs_less() {
    let protect = |order: &Order, amount_fen| {
        let (line, reason) = (0, CompensationReason::PriceProtection);
        let event = Event::Compensated {
            line,
            amount_fen,
            reason,
        };
        let (by, at) = (By::System, order.last_at());
        order.apply(&Happening { event, by, at }).unwrap()
    };
    let one_less = |order: &Order| {
        let fen = money::most_of_pieces_fen(order, 0, 1);
        let order = then(order, asked_for(0, RefundKind::MoneyOnly, fen, Some(1))).unwrap();
        let (line, amount_fen) = (0, fen);
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let paid = after(vec![item(5_000, 3)], [Event::Paid]);
    let before = one_less(&protect(&paid, 300));
    assert_eq!(before.lines[0].protected_kept_fen(), 200);
    let behind = protect(&one_less(&paid), 200);
    assert_eq!(behind.lines[0].protected_kept_fen(), 200);
    assert_eq!(one_less(&behind).lines[0].protected_kept_fen(), 100);
}
