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
