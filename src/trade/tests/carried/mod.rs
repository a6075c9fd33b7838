//! What was paid to bring lines, and goes back with them.

mod each;
mod elsewhere;
mod presents;
mod together;

use super::{events::asked, then};
use crate::trade::{Event, Order, RefundKind, money};

fn back(order: &Order, line: usize) -> Order {
    let amount_fen = money::most_refundable_fen(order, line);
    let order = then(order, asked(line, RefundKind::MoneyOnly, amount_fen)).unwrap();
    then(&order, Event::Refunded { line, amount_fen }).unwrap()
}

fn most(order: &Order) -> [i64; 3] {
    [0, 1, 2].map(|line| money::most_refundable_fen(order, line))
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
