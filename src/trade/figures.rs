use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::trade::order;

use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::CustomerId,
};

/// What a customer bought so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderFigures {
    pub orders: i64,
    /// Paid and not given back.
    pub total_fen: i64,
}

pub async fn figures_of(db: &ShopDb, customer: CustomerId) -> Result<OrderFigures, StorageError> {
    let orders = db
        .rows::<order::Entity>()
        .with(order::Column::CustomerId.eq(customer));
    let orders = orders.all().await?;
    let total_fen = orders
        .iter()
        .map(|order| order.paid_fen - order.refunded_fen)
        .sum();
    Ok(OrderFigures {
        orders: orders.len() as i64,
        total_fen,
    })
}

/// The state of each customer's newest order, as the field's code.
pub async fn newest_states(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashMap<CustomerId, String>, StorageError> {
    let which = order::Column::CustomerId.is_in(of.iter().copied());
    let rows = db.rows::<order::Entity>().with(which);
    let rows = rows.ascending(order::Column::CreatedAt).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.customer_id, row.state))
        .collect())
}
