use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::OnConflict};
use yingke_schema::trade::cart_line::{ActiveModel, Column, Entity, Model};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, SkuId},
};

/// A customer's cart, as it was filled.
pub async fn lines_of(db: &ShopDb, customer: CustomerId) -> Result<Vec<Model>, StorageError> {
    let rows = db.rows::<Entity>().with(Column::CustomerId.eq(customer));
    let rows = rows.ascending(Column::At).ascending(Column::SkuId);
    rows.all().await
}

/// How many lines it has beside that of `sku`.
pub async fn others(tx: &ShopTx, customer: CustomerId, sku: SkuId) -> Result<u64, StorageError> {
    let rows = tx.rows::<Entity>().with(Column::CustomerId.eq(customer));
    rows.with(Column::SkuId.ne(sku)).count().await
}

/// Sets how many pieces there are of a SKU; the line keeps its place.
pub async fn put(
    tx: &ShopTx,
    customer: CustomerId,
    (sku, quantity): (SkuId, i64),
    at: Millis,
) -> Result<(), StorageError> {
    let row = ActiveModel {
        shop_id: Set(tx.shop()),
        customer_id: Set(customer),
        sku_id: Set(sku),
        quantity: Set(quantity),
        at: Set(at),
    };
    let same = OnConflict::columns([Column::ShopId, Column::CustomerId, Column::SkuId])
        .update_column(Column::Quantity)
        .to_owned();
    tx.upsert(row, same).await
}

pub async fn take_out(
    tx: &ShopTx,
    customer: CustomerId,
    skus: impl IntoIterator<Item = SkuId>,
) -> Result<(), StorageError> {
    let which = Condition::all()
        .add(Column::CustomerId.eq(customer))
        .add(Column::SkuId.is_in(skus));
    tx.delete::<Entity>(which).await?;
    Ok(())
}
