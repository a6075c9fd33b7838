//! What a line is worth and how much of it can go back.

use super::{Illegal, Order, RefundState, State};

/// A negative discount adds to the price; either way something is left to pay.
pub fn has_a_price(order: &Order) -> bool {
    let goods = order.goods_fen();
    let items_are_sound = order
        .lines
        .iter()
        .all(|line| line.item.price_fen >= 0 && line.item.quantity > 0);
    items_are_sound && goods > 0 && order.freight_fen >= 0 && order.discount_fen.abs() < goods
}

/// What of the paid goods is this line's: its price less its part of the discount and what was given for it beside its cases. All
/// shares add up to goods less discount and what was so given.
pub fn share_fen(order: &Order, line: usize) -> i64 {
    let before: i64 = order.lines[..line]
        .iter()
        .map(|line| line.item.total_fen())
        .sum();
    let own = order.lines[line].item.total_fen();
    let discount = discount_up_to(order, before + own) - discount_up_to(order, before);
    own - discount - order.lines[line].compensated_fen
}

/// The discount falls on the goods in proportion; rounding at running sums loses no fen.
fn discount_up_to(order: &Order, goods_fen: i64) -> i64 {
    let part = i128::from(order.discount_fen) * i128::from(goods_fen);
    i64::try_from(part.div_euclid(i128::from(order.goods_fen())))
        .expect("a part of the discount is no larger")
}

/// The most that can be asked back for a line now: the last one before shipping takes the freight along.
pub fn most_refundable_fen(order: &Order, line: usize) -> i64 {
    let is_last = (0..order.lines.len()).all(|other| other == line || is_refunded(order, other));
    let freight = if is_last && order.state == State::WaitSellerSendGoods {
        order.freight_fen
    } else {
        0
    };
    share_fen(order, line) + freight
}

pub fn may_be_asked(order: &Order, line: usize, amount_fen: i64) -> Result<(), Illegal> {
    let most_fen = most_refundable_fen(order, line);
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
    let refund = order.lines[line].refund;
    let share = share_fen(order, line);
    share == 0 || (refund.state == RefundState::Success && refund.refunded_fen >= share)
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
}
