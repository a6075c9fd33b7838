//! Products with all that their rows hold.

use sea_orm::ColumnTrait;
use yingke_schema::catalogue::product;

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ProductId,
};

pub use product::Model as Product;

pub async fn product_by_id(db: &ShopDb, id: ProductId) -> Result<Option<Product>, StorageError> {
    db.rows::<product::Entity>()
        .with(product::Column::Id.eq(id))
        .one()
        .await
}

pub async fn product_by_code(db: &ShopDb, code: &str) -> Result<Option<Product>, StorageError> {
    db.rows::<product::Entity>()
        .with(product::Column::Code.eq(code))
        .one()
        .await
}

pub async fn is_listed(tx: &ShopTx, id: ProductId) -> Result<bool, StorageError> {
    let row = tx
        .rows::<product::Entity>()
        .with(product::Column::Id.eq(id))
        .one()
        .await?;
    Ok(row.is_some())
}
