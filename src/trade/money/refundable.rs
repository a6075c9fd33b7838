//! Whether an amount can be asked back and given.

use super::{freight::freight_along_fen, most::most_of_pieces_fen, share::share_fen};
use crate::trade::{Illegal, Order};

/// With so much for a line nothing is left of it that could be asked for.
pub fn is_rest_fen(order: &Order, line: usize, amount_fen: i64) -> bool {
    let whole_fen = share_fen(order, line) + freight_along_fen(order, line);
    order.lines[line].goods_given_fen() + amount_fen >= whole_fen
}

pub fn may_be_asked(
    order: &Order,
    line: usize,
    amount_fen: i64,
    pieces: i64,
) -> Result<(), Illegal> {
    let most_fen = most_of_pieces_fen(order, line, pieces);
    if !(1..=most_fen).contains(&amount_fen) {
        return Err(Illegal::Amount { most_fen });
    }
    if is_whole_only(order, line) && amount_fen != most_fen {
        return Err(Illegal::NotWhole {
            whole_fen: most_fen,
        });
    }
    Ok(())
}

/// Of a line that has not left yet either all goes back or nothing.
pub(super) fn is_whole_only(order: &Order, line: usize) -> bool {
    order.state.has_to_ship() && order.lines[line].shipped == 0
}

pub fn may_be_refunded(
    order: &Order,
    line: usize,
    (asked_fen, amount_fen): (i64, i64),
) -> Result<(), Illegal> {
    let most_fen = asked_fen.min(order.paid_fen - order.refunded_fen);
    if !(1..=most_fen).contains(&amount_fen) {
        return Err(Illegal::Amount { most_fen });
    }
    if is_whole_only(order, line) && amount_fen != asked_fen {
        return Err(Illegal::NotWhole {
            whole_fen: asked_fen,
        });
    }
    Ok(())
}

pub fn is_all_refunded(order: &Order) -> bool {
    (0..order.lines.len()).all(|line| is_refunded(order, line))
}

pub fn is_refunded(order: &Order, line: usize) -> bool {
    let share = share_fen(order, line);
    let of = &order.lines[line];
    // A compensation may have left too little for the last pieces: the freight still goes with them.
    share == 0 || (of.goods_given_fen() >= share && of.askable() == 0)
}
