//! How long a case may still be opened.

use super::DAY_MS;
use crate::{
    trade::{Order, State, TradeRules},
    vocabulary::Millis,
};

/// So long a finished order's customer may open a case, for one line or another.
pub fn after_sale_until(order: &Order, rules: &TradeRules) -> Option<Millis> {
    let lines = 0..order.lines.len();
    lines
        .filter_map(|line| case_until(order, line, rules))
        .max()
}

/// So long for this line, as was promised when it was ordered: where another piece was sent or it was mended, from then on.
fn case_until(order: &Order, line: usize, rules: &TradeRules) -> Option<Millis> {
    let promised = order.times.and_then(|times| times.after_sale_days);
    let days = promised.unwrap_or(rules.after_sale.after_sale_days);
    let renewed_at = order.lines.get(line)?.refund.renewed_at;
    Some(order.finished_at?.max(renewed_at.unwrap_or(0)) + days * DAY_MS)
}

/// It is too late to open a case for this line.
pub fn is_window_over(order: &Order, line: usize, rules: &TradeRules, at: Millis) -> bool {
    let until = case_until(order, line, rules);
    order.state == State::TradeFinished && until.is_some_and(|until| at > until)
}
