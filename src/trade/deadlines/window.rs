//! How long a case may still be opened.

use super::DAY_MS;
use crate::{
    calendar::LocalTime,
    trade::{CaseReason, Order, State, TradeRules},
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

/// It is too late to give back what is fine 七天无理由: the last of the days that were promised after it came is over, as far as that is
/// known. What was asked for in time may still be changed.
pub fn are_no_reason_days_over(order: &Order, line: usize, rules: &TradeRules, at: Millis) -> bool {
    let Some(refund) = order.lines.get(line).map(|line| line.refund) else {
        return false;
    };
    let is_asked = refund.state.is_under_way() && refund.reason == CaseReason::SevenDays;
    let promised = order.times.and_then(|times| times.no_reason_days);
    let days = promised.unwrap_or(rules.after_sale.no_reason_days);
    let came_at = order.signed_at.or(order.finished_at);
    let until = came_at.map(|came_at| {
        let came = LocalTime::of(came_at.max(refund.renewed_at.unwrap_or(0)));
        came.date.plus(days + 1).start()
    });
    !is_asked && until.is_some_and(|until| at >= until)
}
