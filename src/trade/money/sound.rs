//! Whether an order has a price.

use crate::trade::{Line, Order};

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
