//! What a line that costs nothing takes along.

use super::{asked_back, back, most, pay};
use crate::trade::{
    By, Carried, Event, Happening, Order, State, money,
    tests::{item, then},
};

/// A table of 50 yuan and a present, brought for 10 and for 5.
fn with_present(is_first: bool) -> Order {
    let (table, present) = if is_first { (1, 0) } else { (0, 1) };
    let carried = |line, fen| Carried {
        lines: vec![line],
        fen,
        is_installed: false,
        is_each: false,
    };
    let event = Event::Placed {
        services: Vec::new(),
        freight_fen: 1_500,
        discount_fen: 0,
        times: None,
        carried: vec![carried(table, 1_000), carried(present, 500)],
    };
    let (by, at) = (By::Customer, 0);
    let placed = Happening { event, by, at };
    let mut items = vec![item(0, 1), item(0, 1)];
    items[table] = item(5_000, 1);
    let order = Order::place(items, &placed).unwrap();
    then(&order, Event::Paid).unwrap()
}

#[test]
fn a_present_is_waited_for_only_while_it_is_asked_back_itself() {
    let fen_of = |order: &Order| [0, 1].map(|line| order.lines[line].refund.asked_fen);
    let table = asked_back(&with_present(false), &[0]);
    assert_eq!(fen_of(&table), [6_500, 0]);
    let both = asked_back(&table, &[1]);
    assert_eq!(fen_of(&both), [6_000, 500]);
    assert_eq!(money::asked_together_fen(&both, &[0, 1]), both.paid_fen);
    for lines in [[0, 1], [1, 0]] {
        let nothing = lines
            .iter()
            .fold(both.clone(), |order, line| pay(&order, *line));
        assert_eq!(
            (nothing.state, nothing.refunded_fen),
            (State::TradeClosed, nothing.paid_fen),
            "{lines:?}"
        );
    }
    let alone = then(&both, Event::RefundWithdrawn { line: 1 }).unwrap();
    assert_eq!(alone.lines[0].refund.asked_fen, 6_500);
    let first = asked_back(&with_present(true), &[0, 1]);
    assert_eq!(fen_of(&first), [500, 6_000]);
}

#[test]
fn a_present_takes_nothing_along_that_went_back_with_what_it_came_with() {
    let carried = |lines: &[usize]| Carried {
        lines: lines.to_vec(),
        fen: 1_000,
        is_installed: false,
        is_each: false,
    };
    let event = Event::Placed {
        services: Vec::new(),
        freight_fen: 2_000,
        discount_fen: 0,
        times: None,
        carried: vec![carried(&[0, 1]), carried(&[2])],
    };
    let (by, at) = (By::Customer, 0);
    let placed = Happening { event, by, at };
    let items = vec![item(5_000, 1), item(0, 1), item(5_000, 1)];
    let order = Order::place(items, &placed).unwrap();
    let order = then(&order, Event::Paid).unwrap();
    assert_eq!(most(&order), [6_000, 0, 6_000]);
    let without = back(&order, 0);
    assert_eq!(most(&without)[1..], [0, 6_000]);
    assert_eq!(back(&without, 2).refunded_fen, order.paid_fen);
}
