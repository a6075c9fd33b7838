use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::storage;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{CustomerId, OrderId},
};

/// The body of an `order` message.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderCard {
    pub order: OrderId,
    pub no: String,
    pub state: String,
    /// Of its first line.
    pub title: String,
    pub total_fen: i64,
    pub picture: String,
}

/// The card of an order as it is now; none where it is not this customer's.
pub async fn card(
    db: &ShopDb,
    order: OrderId,
    customer: CustomerId,
) -> Result<Option<Value>, StorageError> {
    let Some(row) = storage::row(db, order)
        .await?
        .filter(|row| row.customer_id == customer)
    else {
        return Ok(None);
    };
    let first = storage::lines(db, order).await?.into_iter().next();
    let (title, picture) = first
        .map(|line| (line.title, line.picture))
        .unwrap_or_default();
    let card = OrderCard {
        order: row.id,
        no: row.no,
        state: row.state,
        title,
        total_fen: row.total_fen,
        picture,
    };
    Ok(Some(
        serde_json::to_value(card).expect("cards are plain data"),
    ))
}
