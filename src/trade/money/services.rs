//! What was paid for what is done for each piece.

use super::{freight::charged_fen, share::part_fen};
use crate::trade::{Carried, Order};

/// What was paid for what is done for each piece of a line.
pub fn services_fen(order: &Order, line: usize) -> i64 {
    let of_line = |of: &&Carried| of.is_each && of.lines.contains(&line);
    let each = order.carried.iter().filter(of_line);
    each.map(|of| charged_fen(order, of)).sum()
}

/// What of that is of the next `pieces`, as far as they have not left, after those that never will.
pub(super) fn services_along_fen(order: &Order, line: usize, pieces: i64) -> i64 {
    let of = &order.lines[line];
    let fen = services_fen(order, line);
    let up_to = |pieces: i64| part_fen(fen, pieces, of.item.quantity);
    let along_fen = up_to(of.dropped + pieces.min(of.left())) - up_to(of.dropped);
    along_fen.min((fen - of.freight_gone_fen).max(0))
}
