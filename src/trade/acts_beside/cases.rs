//! Cases that the shop opens or offers, and answers together.

use super::{Why, unless};
use crate::{
    trade::{
        By, Event, Happening, Illegal, Order, RefundKind, TradeRules, after_sale::Claim,
        deed::within_window, money::most_refundable_fen,
    },
    vocabulary::Millis,
};

/// Another piece, before the customer asks.
pub fn may_reissue(
    order: &Order,
    line: usize,
    asked: (&TradeRules, Millis),
) -> Result<(), Illegal> {
    reissued(order, line, asked).map(drop)
}

/// One of them is enough.
pub(super) fn reissued(
    order: &Order,
    line: usize,
    asked: (&TradeRules, Millis),
) -> Result<Order, Illegal> {
    let (by, quantity) = (By::Shop, Some(1));
    begun(order, (line, RefundKind::Reissue, quantity), by, asked)
}

/// A case of the customer's own, which a yes to the shop's offer begins.
pub fn may_offer(order: &Order, line: usize, asked: (&TradeRules, Millis)) -> Result<(), Illegal> {
    let kinds = RefundKind::ALL.into_iter();
    let by = By::Customer;
    let tried = kinds.map(|kind| begun(order, (line, kind, None), by, asked).map(drop));
    // One kind is enough. Where there is none, the last has no amount to be the reason.
    tried.reduce(Result::or).unwrap_or(Ok(()))
}

/// With a case of a line, over all there is to ask for; of so many pieces, or of all.
fn begun(
    order: &Order,
    (line, refund, quantity): (usize, RefundKind, Option<i64>),
    by: By,
    (rules, now): (&TradeRules, Millis),
) -> Result<Order, Illegal> {
    let amount_fen = if refund.has_money() {
        most_refundable_fen(order, line)
    } else {
        0
    };
    let event = Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim: Claim {
            quantity,
            ..Claim::default()
        },
    };
    let at = now.max(order.last_at());
    let opened = Happening { event, by, at };
    within_window(order, &opened, rules)?;
    order.would_be(opened.event, by)
}

/// One answer fits several cases that were asked for with the same reason.
pub(super) fn agreement(order: &Order) -> Why {
    let waiting = order.waiting();
    let reason = |line: &usize| order.lines[*line].refund.reason;
    match waiting.as_slice() {
        [] | [_] => Some("none_together"),
        [first, others @ ..] => {
            let are_alike = others.iter().all(|line| reason(line) == reason(first));
            unless(are_alike, "reasons_differ")
        }
    }
}
