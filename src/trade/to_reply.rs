//! Orders with reviews that the shop has not replied to. Whoever keeps the reviews says so in the same transaction.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, ExprTrait},
};
use yingke_schema::trade::order::{Column as C, Entity};

use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::OrderId,
};

/// Word for word as the index `order_to_reply` has it: only so do databases go by it.
const TO_REPLY: &str = "to_reply > 0";

pub fn to_reply() -> Expr {
    Expr::cust(TO_REPLY)
}

/// A review of the order came in. Of several at once each counts: the database adds.
pub async fn reviewed(tx: &ShopTx, order: OrderId) -> Result<(), StorageError> {
    tx.update::<Entity>(C::Id.eq(order), |row| {
        row.col_expr(C::ToReply, Expr::col(C::ToReply).add(1_i64))
            .col_expr(C::Reviewed, Expr::col(C::Reviewed).add(1_i64))
    })
    .await?;
    Ok(())
}

/// The shop replied to one of its reviews.
pub async fn replied(tx: &ShopTx, order: OrderId) -> Result<(), StorageError> {
    tx.update::<Entity>(C::Id.eq(order), |row| {
        row.col_expr(C::ToReply, Expr::col(C::ToReply).add(-1_i64))
    })
    .await?;
    Ok(())
}
