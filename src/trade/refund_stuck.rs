//! Orders with money that did not go back 退款未到账: the payment service was asked, and has not given it.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, Query, UnionType},
};
use yingke_schema::trade::{
    collection::{self, Column as Collection},
    order,
    payout::{self, Column as Payout},
};

use crate::storage::ShopDb;

/// Word for word as the index `payout_stuck` has it: only so do databases go by it.
const PAYOUT: &str = "done_at IS NULL AND reason IS NOT NULL";
/// The same of `collection_stuck`: a payment that paid for nothing, and could not be called off.
const CALL_OFF: &str = "state = 'called_off' AND ended_at IS NULL AND reason IS NOT NULL";

pub fn refund_stuck(db: &ShopDb) -> Expr {
    let call_offs = Query::select()
        .column((collection::Entity, Collection::OrderId))
        .from(collection::Entity)
        .and_where(Collection::ShopId.eq(db.shop()))
        .and_where(Expr::cust(CALL_OFF))
        .to_owned();
    let any = Query::select()
        .column((payout::Entity, Payout::OrderId))
        .from(payout::Entity)
        .and_where(Payout::ShopId.eq(db.shop()))
        .and_where(Expr::cust(PAYOUT))
        .union(UnionType::Distinct, call_offs)
        .to_owned();
    order::Column::Id.in_subquery(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_asked_for_in_the_words_of_their_indices() {
        let sql = include_str!("../../schema/src/migrations/m0081_waiting_orders.sql");
        for which in [PAYOUT, CALL_OFF] {
            assert!(sql.contains(&format!("WHERE {which};")), "{which}");
        }
    }
}
