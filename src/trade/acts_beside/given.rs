//! Money beside what was paid.

use super::{Why, for_some};
use crate::trade::{By, CompensationReason, Event, Order, compensation::most_compensable_fen};

pub(super) fn compensation(order: &Order) -> Why {
    let mut lines = 0..order.lines.len();
    if lines.all(|line| most_compensable_fen(order, line) == 0) {
        return Some("nothing_to_give");
    }
    given(order, CompensationReason::Other)
}

pub(super) fn given(order: &Order, reason: CompensationReason) -> Why {
    for_some(order, |line| {
        let given = Event::Compensated {
            line,
            amount_fen: 1,
            reason,
        };
        let refused = order.could(given, By::Shop);
        refused.map_err(|illegal| illegal.code())
    })
}
