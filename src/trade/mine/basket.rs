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

/// Takes one thing out, however many there are.
pub async fn drop_line(tx: &ShopTx, customer: CustomerId, sku: SkuId) -> Result<(), StorageError> {
    let which = Condition::all()
        .add(Column::CustomerId.eq(customer))
        .add(Column::SkuId.eq(sku));
    tx.delete::<Entity>(which).await?;
    Ok(())
}

/// Takes out what was bought as it lay there; of a line with another quantity something else was bought.
pub async fn take_out(
    tx: &ShopTx,
    customer: CustomerId,
    lines: impl IntoIterator<Item = (SkuId, i64)>,
) -> Result<(), StorageError> {
    let bought = lines
        .into_iter()
        .fold(Condition::any(), |any, (sku, quantity)| {
            let line = Condition::all().add(Column::SkuId.eq(sku));
            any.add(line.add(Column::Quantity.eq(quantity)))
        });
    let which = Condition::all()
        .add(Column::CustomerId.eq(customer))
        .add(bought);
    tx.delete::<Entity>(which).await?;
    Ok(())
}
