//! A freight that was lowered, or told anew for another address.

use super::back;
use crate::trade::{
    By, Carried, Event, Happening, Order,
    tests::{events::gone_for, item, then},
};

/// Two things of 50 yuan that are brought for 10 each.
fn each_by_itself() -> Order {
    let carried = [0, 1].map(|line| Carried {
        lines: vec![line],
        fen: 1_000,
        is_installed: false,
        is_each: false,
    });
    let event = Event::Placed {
        services: Vec::new(),
        freight_fen: 2_000,
        discount_fen: 0,
        times: None,
        carried: carried.to_vec(),
    };
    let (by, at) = (By::Customer, 0);
    let placed = Happening { event, by, at };
    Order::place(vec![item(5_000, 1), item(5_000, 1)], &placed).unwrap()
}

#[test]
fn of_a_freight_that_was_lowered_no_more_goes_back_than_was_paid() {
    let order = each_by_itself();
    let lowered = Event::PriceChanged {
        freight_fen: 500,
        discount_fen: 0,
        lines: Vec::new(),
    };
    let order = then(&then(&order, lowered).unwrap(), Event::Paid).unwrap();
    let order = back(&order, 0);
    assert_eq!(order.refunded_fen, 5_250);
    assert_eq!(back(&order, 1).refunded_fen, order.paid_fen);
}

#[test]
fn what_goes_elsewhere_takes_its_part_of_the_freight_there() {
    let goes = |order: &Order, due_fen, freight_fen| {
        let event = gone_for(due_fen, freight_fen);
        let (by, at) = (By::Customer, order.last_at());
        order.apply(&Happening { event, by, at }).unwrap()
    };
    for (freight_fen, part_fen) in [(5_000, 2_500), (1_000, 500), (0, 0)] {
        let order = goes(&each_by_itself(), freight_fen - 2_000, freight_fen);
        let order = back(&then(&order, Event::Paid).unwrap(), 0);
        assert_eq!(order.refunded_fen, 5_000 + part_fen, "{freight_fen}");
        assert_eq!(back(&order, 1).refunded_fen, order.paid_fen);
    }
    let paid = then(&each_by_itself(), Event::Paid).unwrap();
    let waived = back(&goes(&paid, 3_000, 2_000), 0);
    assert_eq!(waived.refunded_fen, 6_000, "as much as was paid for it");
}

#[test]
fn what_was_charged_for_another_way_goes_back_as_it_was_charged() {
    let mut event = gone_for(2_000, 4_000);
    let mut there = each_by_itself().carried;
    there[0].fen = 3_000;
    if let Event::AddressChanged { carried, .. } = &mut event {
        *carried = there;
    }
    let (by, at) = (By::Customer, 1);
    let moved = Happening { event, by, at };
    let order = each_by_itself().apply(&moved).unwrap();
    let paid = then(&order, Event::Paid).unwrap();
    assert_eq!(back(&paid, 0).refunded_fen, 8_000);
    assert_eq!(back(&paid, 1).refunded_fen, 6_000);
    let both = back(&back(&paid, 0), 1);
    assert_eq!(both.refunded_fen, both.paid_fen);
}
