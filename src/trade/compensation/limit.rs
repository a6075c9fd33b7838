use crate::trade::{Order, TradeRules};

/// What was given for an order by somebody's decision.
pub fn given_fen(order: &Order) -> i64 {
    let lines = order.lines.iter();
    let beside = lines.map(|line| line.compensated_fen - line.protected_fen);
    beside.sum::<i64>() + order.freight_back_fen()
}

/// So much more one person gives without a second one: the parts of a large sum are no small ones.
pub fn alone_fen(order: &Order, rules: &TradeRules) -> i64 {
    (rules.most_compensation_fen - given_fen(order)).max(0)
}
