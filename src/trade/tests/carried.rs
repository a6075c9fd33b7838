use super::{
    events::{asked, asked_for, gone_for, part, repriced, said, shipped},
    item, then,
};
use crate::trade::{By, Carried, Event, Happening, Illegal, Order, RefundKind, State, money};

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

fn back(order: &Order, line: usize) -> Order {
    let amount_fen = money::most_refundable_fen(order, line);
    let order = then(order, asked(line, RefundKind::MoneyOnly, amount_fen)).unwrap();
    then(&order, Event::Refunded { line, amount_fen }).unwrap()
}

fn most(order: &Order) -> [i64; 3] {
    [0, 1, 2].map(|line| money::most_refundable_fen(order, line))
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

/// One case of each of these lines, open.
fn asked_back(order: &Order, lines: &[usize]) -> Order {
    lines.iter().fold(order.clone(), |order, line| {
        let amount_fen = money::most_refundable_fen(&order, *line);
        then(&order, asked(*line, RefundKind::MoneyOnly, amount_fen)).unwrap()
    })
}

fn asked_fen(order: &Order) -> [i64; 3] {
    [0, 1, 2].map(|line| order.lines[line].refund.asked_fen)
}

/// As it is asked by then.
fn pay(order: &Order, line: usize) -> Order {
    let amount_fen = order.lines[line].refund.asked_fen;
    then(order, Event::Refunded { line, amount_fen }).unwrap()
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
