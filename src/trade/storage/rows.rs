//! Orders without their lines and histories.

use sea_orm::ColumnTrait;
use yingke_schema::trade::order;

use crate::{
    access::Actor,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::OrderId,
};

pub use order::Model as OrderRow;

/// An order's revision as its customer knows it: what members write beside it changes nothing of what is bought.
pub const fn customers_rev(row: &OrderRow) -> i64 {
    row.rev - row.noted
}

/// As whoever acts knows it.
pub const fn rev_for(row: &OrderRow, actor: &Actor) -> i64 {
    match actor {
        Actor::Customer { .. } => customers_rev(row),
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) => row.rev,
    }
}

pub async fn row_in(tx: &ShopTx, id: OrderId) -> Result<Option<OrderRow>, StorageError> {
    tx.rows::<order::Entity>()
        .with(order::Column::Id.eq(id))
        .one()
        .await
}

pub async fn row(db: &ShopDb, id: OrderId) -> Result<Option<OrderRow>, StorageError> {
    db.rows::<order::Entity>()
        .with(order::Column::Id.eq(id))
        .one()
        .await
}

/// The same without their lines and histories.
pub async fn rows_of(db: &ShopDb, ids: &[OrderId]) -> Result<Vec<OrderRow>, StorageError> {
    let which = order::Column::Id.is_in(ids.iter().copied());
    db.rows::<order::Entity>().with(which).all().await
}

/// What a row's column says of where an order was placed.
pub fn source_of(column: String) -> Option<String> {
    Some(column).filter(|source| !source.is_empty())
}

pub async fn is_kept(db: &ShopDb, id: OrderId) -> Result<bool, StorageError> {
    Ok(row(db, id).await?.is_some())
}

/// As [`is_kept`], inside a transaction.
pub async fn is_written(tx: &ShopTx, id: OrderId) -> Result<bool, StorageError> {
    Ok(row_in(tx, id).await?.is_some())
}
