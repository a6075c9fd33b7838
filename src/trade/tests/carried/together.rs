//! What was paid to bring several lines.

use super::{asked_back, asked_fen, back, most, pay};
use crate::trade::{
    By, Carried, Event, Happening, Illegal, Order, RefundKind, State, money,
    tests::{
        events::{asked, part, said, shipped},
        item, then,
    },
};

/// A bed that two carry up and put together for 200 yuan, with its bedside table; and a pillow that is posted for 10.
fn paid() -> Order {
    let carried = |lines: &[usize], fen, is_installed| Carried {
        lines: lines.to_vec(),
        fen,
        is_installed,
        is_each: false,
    };
    let placed = Event::Placed {
        services: Vec::new(),
        freight_fen: 21_000,
        discount_fen: 0,
        times: None,
        carried: vec![
            carried(&[0], 3_000, false),
            carried(&[0, 1], 17_000, true),
            carried(&[2], 1_000, false),
        ],
    };
    let (by, at) = (By::Customer, 0);
    let items = vec![item(300_000, 1), item(20_000, 1), item(10_000, 1)];
    let placed = Happening {
        event: placed,
        by,
        at,
    };
    let order = Order::place(items, &placed).unwrap();
    let event = Event::InstallationBooked { day: None };
    let order = order.apply(&Happening { event, by, at }).unwrap();
    then(&order, Event::Paid).unwrap()
}

#[test]
fn what_was_paid_to_bring_lines_goes_back_with_the_last_of_them() {
    let order = paid();
    assert_eq!(most(&order), [303_000, 20_000, 11_000]);
    let without_bed = back(&order, 0);
    assert_eq!(without_bed.refunded_fen, 303_000);
    assert_eq!(most(&without_bed)[1..], [37_000, 11_000]);
    assert!(without_bed.installation.is_some());
    let pillow = back(&without_bed, 1);
    assert_eq!(pillow.refunded_fen, 340_000);
    assert_eq!(pillow.installation, None, "nobody puts a pillow together");
    let booked = pillow.could(Event::InstallationBooked { day: None }, By::Shop);
    assert_eq!(booked, Err(Illegal::NoInstallation));
    assert_eq!(most(&pillow)[2], 11_000);
    let nothing = back(&pillow, 2);
    assert_eq!(
        (nothing.state, nothing.refunded_fen),
        (State::TradeClosed, nothing.paid_fen)
    );
}

#[test]
fn in_whatever_order_it_goes_back_all_of_it_does() {
    for lines in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [0, 2, 1]] {
        let order = lines
            .into_iter()
            .fold(paid(), |order, line| back(&order, line));
        assert_eq!(order.refunded_fen, order.paid_fen, "{lines:?}");
    }
}

#[test]
fn asked_back_at_once_all_of_it_goes_back_whichever_is_paid_last() {
    let order = paid();
    let all = [0, 1, 2];
    assert_eq!(money::most_together_fen(&order, &all), order.paid_fen);
    let asked = asked_back(&order, &all);
    assert_eq!(asked_fen(&asked), [303_000, 20_000, 11_000]);
    assert_eq!(asked.waiting(), all);
    assert_eq!(money::asked_together_fen(&asked, &all), order.paid_fen);
    for lines in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let nothing = lines
            .iter()
            .fold(asked.clone(), |order, line| pay(&order, *line));
        assert_eq!(
            (nothing.state, nothing.refunded_fen),
            (State::TradeClosed, nothing.paid_fen),
            "{lines:?}"
        );
    }
}

#[test]
fn what_is_not_paid_after_all_keeps_the_freight_here() {
    let order = asked_back(&paid(), &[0, 1]);
    let bed = then(&order, Event::RefundWithdrawn { line: 1 }).unwrap();
    let bed = pay(&bed, 0);
    assert_eq!((bed.refunded_fen, most(&bed)[1]), (303_000, 37_000));
    let together = money::most_together_fen(&paid(), &[0, 1]);
    assert_eq!(together, 340_000);
    // What each is worth alone, and what both take along.
    assert_eq!(money::shared_freights(&paid()), [(vec![0, 1], 17_000)]);
    assert!(money::shared_freights(&bed).is_empty());
    assert_eq!(pay(&asked_back(&bed, &[1]), 1).refunded_fen, together);
}

#[test]
fn an_offer_knows_its_freight_only_while_nothing_else_is_open() {
    let order = asked_back(&paid(), &[0]);
    let offer = Event::ProposalMade {
        line: 0,
        refund: RefundKind::MoneyOnly,
        amount_fen: 303_000,
        said: said(),
    };
    let offered = then(&order, offer.clone()).unwrap();
    let more = then(&offered, asked(1, RefundKind::MoneyOnly, 20_000));
    assert_eq!(more, Err(Illegal::RefundOpen));
    let both = asked_back(&order, &[1]);
    assert_eq!(then(&both, offer), Err(Illegal::RefundOpen));
}

#[test]
fn what_travels_already_keeps_its_freight_and_what_stays_does_not() {
    let order = then(&paid(), part(&[(2, 1)])).unwrap();
    assert_eq!(most(&order)[..2], [303_000, 20_000]);
    let both = asked_back(&order, &[0, 1]);
    assert_eq!(asked_fen(&both)[..2], [303_000, 20_000]);
    let (line, amount_fen) = (0, 303_000);
    let without_bed = then(&both, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(asked_fen(&without_bed)[1], 37_000);
    let table = then(&paid(), part(&[(1, 1)])).unwrap();
    let most_fen = [most(&table)[0], most(&table)[2]];
    assert_eq!(most_fen, [303_000, 11_000], "the table is on its way");
    let sent = then(&paid(), shipped()).unwrap();
    assert_eq!(most(&sent), [300_000, 20_000, 10_000]);
}
