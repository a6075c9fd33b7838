//! The most that can be asked back.

use super::{
    freight::{freight_along_fen, freight_with_fen},
    services::services_along_fen,
    share::pieces_share_fen,
};
use crate::trade::Order;

/// The most that can be asked back for a line now, for all its pieces whose money did not go back yet.
pub fn most_refundable_fen(order: &Order, line: usize) -> i64 {
    most_of_pieces_fen(order, line, order.lines[line].askable())
}

/// The same for so many of them: the last ones of the last line before shipping take the freight along.
pub fn most_of_pieces_fen(order: &Order, line: usize, pieces: i64) -> i64 {
    let is_rest = order.lines[line].given_pieces() + pieces == order.lines[line].item.quantity;
    if is_rest {
        return pieces_share_fen(order, line, pieces) + freight_along_fen(order, line);
    }
    whole_of_pieces_fen(order, line, pieces)
}

/// What a line's next `pieces` cost, with what is done for each of them that has not left.
pub fn whole_of_pieces_fen(order: &Order, line: usize, pieces: i64) -> i64 {
    pieces_share_fen(order, line, pieces) + services_along_fen(order, line, pieces)
}

/// What comes back in the end if all pieces of these lines are asked back, whichever is paid last.
pub fn most_together_fen(order: &Order, lines: &[usize]) -> i64 {
    let of = |line: &usize| pieces_share_fen(order, *line, order.lines[*line].askable());
    lines.iter().map(of).sum::<i64>() + freight_with_fen(order, lines)
}

/// What goes back if all that is asked for these lines is given, whichever is paid last.
pub fn asked_together_fen(order: &Order, lines: &[usize]) -> i64 {
    let asked_fen: i64 = lines
        .iter()
        .map(|line| order.lines[*line].refund.asked_fen)
        .sum();
    let is_rest = |line: &usize| {
        let of = &order.lines[*line];
        of.given_pieces() + of.case_pieces() == of.item.quantity
    };
    let rest: Vec<_> = lines.iter().copied().filter(is_rest).collect();
    let alone = rest.iter().map(|line| freight_along_fen(order, *line));
    asked_fen + freight_with_fen(order, &rest) - alone.sum::<i64>()
}
