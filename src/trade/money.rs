//! What a line is worth and how much of it can go back.

use super::{Carried, Illegal, Line, Order, Refund, State};

/// A negative discount adds to the price; either way something is left to pay.
pub fn has_a_price(order: &Order) -> bool {
    let goods = order.goods_fen();
    let items_are_sound = order
        .lines
        .iter()
        .all(|line| line.item.price_fen >= 0 && line.item.quantity > 0);
    items_are_sound
        && goods > 0
        && order.freight_fen >= 0
        && order.discount_fen.abs() < goods
        && lines_are_sound(order, goods)
}

/// No line costs less than nothing, something of the goods is left, and what is added to lines stays below the goods' own price
/// however much is taken off others.
fn lines_are_sound(order: &Order, goods_fen: i64) -> bool {
    let own = || order.lines.iter().map(|line| line.own_discount_fen);
    let added_fen: i64 = own().map(|fen| (-fen).max(0)).sum();
    let off_fen: i64 = own().sum();
    let is_sound = |line: &Line| line.own_discount_fen <= line.item.total_fen();
    added_fen < goods_fen && off_fen < goods_fen && order.lines.iter().all(is_sound)
}

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

fn part_fen(share_fen: i64, pieces: i64, of: i64) -> i64 {
    let part = i128::from(share_fen) * i128::from(pieces);
    i64::try_from(part.div_euclid(i128::from(of.max(1)))).expect("a part is no larger")
}

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

/// What was paid for what is done for each piece of a line.
pub fn services_fen(order: &Order, line: usize) -> i64 {
    let of_line = |of: &&Carried| of.is_each && of.lines.contains(&line);
    let each = order.carried.iter().filter(of_line);
    each.map(|of| charged_fen(order, of)).sum()
}

/// What of that is of the next `pieces`, as far as they have not left, after those that never will.
fn services_along_fen(order: &Order, line: usize, pieces: i64) -> i64 {
    let of = &order.lines[line];
    let fen = services_fen(order, line);
    let up_to = |pieces: i64| part_fen(fen, pieces, of.item.quantity);
    let along_fen = up_to(of.dropped + pieces.min(of.left())) - up_to(of.dropped);
    along_fen.min((fen - of.freight_gone_fen).max(0))
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

fn freight_along_fen(order: &Order, line: usize) -> i64 {
    freight_with_fen(order, &[line])
}

/// What the last pieces of lines take along: before anything has left, with the last line, all that was paid for bringing the order;
/// else what is done for each of them, and what was paid to bring, or to do for, nothing but lines that go back and never left.
fn freight_with_fen(order: &Order, lines: &[usize]) -> i64 {
    if !order.state.has_to_ship() {
        return 0;
    }
    let left_fen = order.freight_fen - order.freight_gone_fen();
    let goes_back = |other: usize| lines.contains(&other) || has_gone(order, other);
    let is_last = (0..order.lines.len()).all(goes_back);
    if is_last && order.state == State::WaitSellerSendGoods {
        return left_fen;
    }
    let with_them = order.carried.iter().filter(|of| {
        let takes = takers(order, of);
        let is_all = !of.is_each && takes.iter().all(|other| goes_back(*other));
        is_all && takes.iter().any(|line| lines.contains(line)) && stays_here(order, of)
    });
    let fen: i64 = with_them.map(|of| charged_fen(order, of)).sum();
    let each = |line: &usize| services_along_fen(order, *line, order.lines[*line].left());
    let each_fen: i64 = lines.iter().map(each).sum();
    (fen + each_fen).min(left_fen)
}

/// What goes back with the last of several lines, beside what each of them takes along by itself: these lines, and how much.
pub fn shared_freights(order: &Order) -> Vec<(Vec<usize>, i64)> {
    if !order.state.has_to_ship() {
        return Vec::new();
    }
    let parts = order.carried.iter();
    let parts = parts.filter(|of| !of.is_each && stays_here(order, of));
    let waited_for = parts.map(|of| {
        let mut lines = takers(order, of);
        lines.retain(|line| !has_gone(order, *line));
        (lines, charged_fen(order, of))
    });
    waited_for.filter(|(lines, _)| lines.len() > 1).collect()
}

/// A line that costs nothing takes the freight along only once, for all that it is none to wait for.
fn has_gone(order: &Order, line: usize) -> bool {
    is_refunded(order, line) && !order.lines[line].refund.is_open()
}

/// Lines with the last of which it goes back: not with one that costs nothing, which is no line to wait for, beside one that does.
fn takers(order: &Order, of: &Carried) -> Vec<usize> {
    let costs = |line: &usize| share_fen(order, *line) > 0;
    let takers: Vec<_> = of.lines.iter().copied().filter(costs).collect();
    if takers.is_empty() {
        return of.lines.iter().copied().take(1).collect();
    }
    takers
}

/// Nothing of it has left.
fn stays_here(order: &Order, of: &Carried) -> bool {
    of.lines.iter().all(|line| order.lines[*line].shipped == 0)
}

/// Its part of the freight as it is by now: waived since, or told anew for another address.
fn charged_fen(order: &Order, of: &Carried) -> i64 {
    let placed_fen = order.carried.iter().map(|of| of.fen).sum();
    part_fen(of.fen, order.freight_fen, placed_fen)
}

/// With the last of them goes what was paid to bring both.
pub fn go_together(order: &Order, line: usize, other: usize) -> bool {
    order.carried.iter().any(|of| {
        let is_both = of.lines.contains(&line) && of.lines.contains(&other);
        is_both && of.fen > 0 && stays_here(order, of)
    })
}

/// What of the amount that pays a line's `case` is no price of its pieces.
pub fn freight_in_fen(order: &Order, line: usize, (case, amount_fen): (Refund, i64)) -> i64 {
    if !is_whole_only(order, line) {
        let left_fen = share_fen(order, line) - order.lines[line].goods_given_fen();
        return services_along_fen(order, line, case.given).max(amount_fen - left_fen);
    }
    let pieces = case.pieces_of(order.lines[line].item.quantity);
    (amount_fen - pieces_share_fen(order, line, pieces)).max(0)
}

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
fn is_whole_only(order: &Order, line: usize) -> bool {
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

fn is_refunded(order: &Order, line: usize) -> bool {
    let share = share_fen(order, line);
    let of = &order.lines[line];
    // A compensation may have left too little for the last pieces: the freight still goes with them.
    share == 0 || (of.goods_given_fen() >= share && of.askable() == 0)
}

/// `-2.50`.
pub fn yuan(fen: i64) -> String {
    written(fen, "")
}

/// `-¥2.50`.
pub fn priced(fen: i64) -> String {
    written(fen, "¥")
}

fn written(fen: i64, unit: &str) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{unit}{}.{:02}", fen / 100, fen % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fen_are_yuan() {
        for (fen, told) in [
            (0, "0.00"),
            (5, "0.05"),
            (12_345, "123.45"),
            (-250, "-2.50"),
        ] {
            assert_eq!(yuan(fen), told);
        }
        assert_eq!(priced(-250), "-¥2.50");
    }

    #[test]
    fn what_is_a_line_s_own_stays_with_it_and_the_rest_falls_on_what_is_left() {
        for (discount_fen, lines, wanted) in [
            (500, vec![(20_000, 0), (10_000, 0)], vec![333, 167]),
            (500, vec![(20_000, 500), (10_000, 0)], vec![500, 0]),
            (-300, vec![(20_000, 0), (10_000, -300)], vec![0, -300]),
            (200, vec![(20_000, 500), (10_000, -300)], vec![500, -300]),
            (
                10_600,
                vec![(20_000, 0), (10_000, 10_000)],
                vec![600, 10_000],
            ),
        ] {
            assert_eq!(discounts(discount_fen, &lines), wanted);
        }
    }

    #[test]
    fn sums_are_made_of_nonsense_too() {
        let most = 100_000_000_000;
        for lines in [vec![(1, most), (1, -most)], vec![(1, 1)], vec![(0, 0)]] {
            let fen = discounts(-most, &lines);
            assert_eq!(fen.len(), lines.len());
        }
    }
}
