//! What is done for each piece.

use super::back;
use crate::trade::{
    By, Carried, Event, Happening, Order, RefundKind, money,
    tests::{
        events::{asked_for, part, repriced},
        item, then,
    },
};

/// Three cupboards of 100 yuan that come for 30, are carried upstairs for 10.01 each, and a pillow; with what was then paid to bring it.
fn upstairs(freight_fen: i64) -> Order {
    let carried = |lines: &[usize], fen, is_each| Carried {
        lines: lines.to_vec(),
        fen,
        is_installed: false,
        is_each,
    };
    let event = Event::Placed {
        services: Vec::new(),
        freight_fen: 6_003,
        discount_fen: 0,
        times: None,
        carried: vec![carried(&[0], 3_003, true), carried(&[0], 3_000, false)],
    };
    let (by, at) = (By::Customer, 0);
    let placed = Happening { event, by, at };
    let order = Order::place(vec![item(10_000, 3), item(10_000, 1)], &placed).unwrap();
    let order = then(&order, repriced(freight_fen, 0, &[])).unwrap();
    then(&order, Event::Paid).unwrap()
}

/// So many pieces, and what went back with them.
fn pieces_back(order: &Order, pieces: i64) -> (Order, i64) {
    let (line, amount_fen) = (0, money::most_of_pieces_fen(order, 0, pieces));
    let one = asked_for(line, RefundKind::MoneyOnly, amount_fen, Some(pieces));
    let order = then(order, one).unwrap();
    let order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    (order, amount_fen)
}

#[test]
fn what_is_done_for_each_piece_goes_back_with_each_that_has_not_left() {
    // Of a freight that was lowered to a sixth a piece has 166 fen and two thirds.
    for (freight_fen, wanted_fen) in [
        (6_003, [11_001, 11_001, 14_001]),
        (1_000, [10_166, 10_167, 10_666]),
    ] {
        let order = upstairs(freight_fen);
        let (one, first_fen) = pieces_back(&order, 1);
        let (two, second_fen) = pieces_back(&one, 1);
        assert_eq!(two.freight_gone_fen(), first_fen + second_fen - 20_000);
        let sent = then(&two, part(&[(1, 1)])).unwrap();
        let (_, last_fen) = pieces_back(&sent, 1);
        assert_eq!([first_fen, second_fen, last_fen], wanted_fen);
        let nothing = [0, 1].into_iter().fold(two, |order, no| back(&order, no));
        assert_eq!(nothing.refunded_fen, nothing.paid_fen);
        assert_eq!(nothing.freight_gone_fen(), freight_fen);
    }
}

#[test]
fn of_a_line_that_left_in_part_what_stays_takes_what_is_done_for_it_along() {
    let order = then(&upstairs(6_003), part(&[(0, 1)])).unwrap();
    let most = |pieces| money::most_of_pieces_fen(&order, 0, pieces);
    assert_eq!([1, 2, 3].map(most), [11_001, 22_002, 32_002]);
    let (line, amount_fen) = (0, 11_000);
    let one = asked_for(line, RefundKind::MoneyOnly, amount_fen, Some(1));
    let little = then(&order, one).unwrap();
    let little = then(&little, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(little.lines[0].left(), 2, "it was not all paid back");
    let (two, _) = pieces_back(&order, 2);
    assert_eq!(two.lines[0].left(), 0);
    assert_eq!(two.freight_gone_fen(), 2_002);
    assert_eq!(money::most_refundable_fen(&two, 0), 10_000);
}

#[test]
fn an_order_from_before_keeps_its_services_until_the_last_piece() {
    let kept = r#"{"lines":[0],"fen":3003,"is_installed":false}"#;
    let carried: Carried = serde_json::from_str(kept).unwrap();
    assert!(!carried.is_each);
    assert_eq!(serde_json::to_string(&carried).unwrap(), kept);
    let mut order = upstairs(6_003);
    order.carried[0] = carried;
    let (one, first_fen) = pieces_back(&order, 1);
    let (two, second_fen) = pieces_back(&one, 1);
    assert_eq!([first_fen, second_fen], [10_000, 10_000]);
    assert_eq!(money::most_refundable_fen(&two, 0), 16_003);
}
