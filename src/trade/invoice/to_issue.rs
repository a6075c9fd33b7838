//! Orders whose invoice somebody has to issue.

use sea_orm::sea_query::Expr;

use super::view::can_be_asked;
use crate::trade::storage::OrderRow;

/// Word for word as the index `order_to_invoice` has it: only so do databases go by it. As [`is_to_invoice`] says it of one order.
const TO_INVOICE: &str = "to_invoice AND state <> 'TRADE_CLOSED' AND paid_fen > refunded_fen";

pub fn to_invoice() -> Expr {
    Expr::cust(TO_INVOICE)
}

/// Its invoice was asked for, and can still be issued.
pub fn is_to_invoice(order: &OrderRow) -> bool {
    order.to_invoice && can_be_asked(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_asked_for_in_the_words_of_their_index() {
        let sql = include_str!("../../../schema/src/migrations/m0081_waiting_orders.sql");
        assert!(sql.contains(&format!("WHERE {TO_INVOICE};")));
    }
}
