//! The lines of orders.

use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::trade::line;

use super::rows::OrderRow;
use crate::{
    storage::{ShopDb, StorageError},
    trade::money,
    vocabulary::OrderId,
};

pub use line::Model as LineRow;

pub async fn lines(db: &ShopDb, id: OrderId) -> Result<Vec<LineRow>, StorageError> {
    let rows = db.rows::<line::Entity>().with(line::Column::OrderId.eq(id));
    rows.ascending(line::Column::No).all().await
}

/// The lines of each of these orders, in their order.
pub async fn lines_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<LineRow>>, StorageError> {
    let which = line::Column::OrderId.is_in(orders.iter().copied());
    let lines = db.rows::<line::Entity>().with(which);
    let mut lines_of = HashMap::<_, Vec<_>>::new();
    for line in lines.ascending(line::Column::No).all().await? {
        lines_of.entry(line.order_id).or_default().push(line);
    }
    Ok(lines_of)
}

/// What of an order's discount falls on each of its lines.
pub fn discounts_of(order: &OrderRow, lines: &[LineRow]) -> Vec<i64> {
    let lines = lines
        .iter()
        .map(|line| (line.total_fen, line.own_discount_fen));
    money::discounts(order.discount_fen, &lines.collect::<Vec<_>>())
}
