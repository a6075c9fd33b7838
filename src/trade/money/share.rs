//! What of the paid goods is a line's, and a piece's.

use super::refundable::is_whole_only;
use crate::trade::Order;

/// What of the paid goods is this line's: its price less its part of the discount and what was given for it beside its cases. All
/// shares add up to goods less discount and what was so given.
pub fn share_fen(order: &Order, line: usize) -> i64 {
    let of = &order.lines[line];
    of.item.total_fen() - line_discounts(order)[line] - of.compensated_fen
}

/// What of the discount falls on each line.
pub fn line_discounts(order: &Order) -> Vec<i64> {
    let lines = order.lines.iter();
    let lines = lines.map(|line| (line.item.total_fen(), line.own_discount_fen));
    discounts(order.discount_fen, &lines.collect::<Vec<_>>())
}

/// What of an order's discount falls on each of its `lines`, each a price and a discount of its own, in fen: that one, and of the
/// rest of the discount a part in proportion to what the lines cost without it. Rounding at running sums loses no fen.
pub fn discounts(discount_fen: i64, lines: &[(i64, i64)]) -> Vec<i64> {
    // Only a price that is refused anyway has a line below nothing.
    let left_of = |(price, own): (i64, i64)| (price - own).max(0);
    let rest: i64 = discount_fen - lines.iter().map(|(_, own)| own).sum::<i64>();
    let whole: i64 = lines.iter().copied().map(left_of).sum();
    let up_to = |fen: i64| {
        let part = i128::from(rest) * i128::from(fen);
        i64::try_from(part.div_euclid(i128::from(whole.max(1))))
            .expect("a part of the rest is no larger")
    };
    let mut before = 0;
    let parts = lines.iter().map(|line| {
        let upto = before + left_of(*line);
        let part = up_to(upto) - up_to(before);
        before = upto;
        line.1 + part
    });
    parts.collect()
}

/// What of a line's share is that of its next `pieces` after those whose money went back: in proportion, rounded at running sums, so
/// that the last one takes the remainder. Of a line that has not left, the last pieces take all that was not given back.
pub fn pieces_share_fen(order: &Order, line: usize, pieces: i64) -> i64 {
    let of = &order.lines[line];
    let share = share_fen(order, line);
    let left = (share - of.goods_given_fen()).max(0);
    let given = of.given_pieces();
    if is_whole_only(order, line) && given + pieces == of.item.quantity {
        return left;
    }
    let up_to = |pieces: i64| part_fen(share, pieces, of.item.quantity);
    (up_to(given + pieces) - up_to(given)).min(left)
}

pub(super) fn part_fen(share_fen: i64, pieces: i64, of: i64) -> i64 {
    let part = i128::from(share_fen) * i128::from(pieces);
    i64::try_from(part.div_euclid(i128::from(of.max(1)))).expect("a part is no larger")
}
