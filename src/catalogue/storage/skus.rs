//! The SKUs of products, without those that are gone.

use sea_orm::ColumnTrait;
use yingke_schema::catalogue::sku;

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ProductId, SkuId},
};

pub use sku::Model as Sku;

pub async fn skus_of(db: &ShopDb, product: ProductId) -> Result<Vec<Sku>, StorageError> {
    let rows = db
        .rows::<sku::Entity>()
        .with(sku::Column::ProductId.eq(product))
        .with(sku::Column::GoneAt.is_null());
    rows.ascending(sku::Column::Position).all().await
}

pub async fn skus_of_ids(db: &ShopDb, ids: &[SkuId]) -> Result<Vec<Sku>, StorageError> {
    let which = sku::Column::Id.is_in(ids.iter().copied());
    let rows = db.rows::<sku::Entity>().with(which);
    rows.with(sku::Column::GoneAt.is_null()).all().await
}

pub async fn skus_of_ids_in(tx: &ShopTx, ids: &[SkuId]) -> Result<Vec<Sku>, StorageError> {
    let which = sku::Column::Id.is_in(ids.iter().copied());
    let rows = tx.rows::<sku::Entity>().with(which);
    rows.with(sku::Column::GoneAt.is_null()).all().await
}
