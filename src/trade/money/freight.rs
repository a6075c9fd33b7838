//! What was paid to bring lines, and goes back with the last of them.

use super::{
    refundable::{is_refunded, is_whole_only},
    services::services_along_fen,
    share::{part_fen, pieces_share_fen, share_fen},
};
use crate::trade::{Carried, Order, Refund, State};

pub(super) fn freight_along_fen(order: &Order, line: usize) -> i64 {
    freight_with_fen(order, &[line])
}

/// What the last pieces of lines take along: before anything has left, with the last line, all that was paid for bringing the order;
/// else what is done for each of them, and what was paid to bring, or to do for, nothing but lines that go back and never left.
pub(super) fn freight_with_fen(order: &Order, lines: &[usize]) -> i64 {
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
pub(super) fn charged_fen(order: &Order, of: &Carried) -> i64 {
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
