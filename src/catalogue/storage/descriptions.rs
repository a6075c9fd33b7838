//! Descriptions, as they were given and as customers see them.

use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use yingke_schema::catalogue::product_text;

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ProductId,
};

/// A product's description as customers see it; empty: none.
pub async fn cleaned_of(db: &ShopDb, id: ProductId) -> Result<String, StorageError> {
    let rows = db.rows::<product_text::Entity>();
    let row = rows.with(product_text::Column::ProductId.eq(id)).one();
    Ok(row.await?.map(|row| row.cleaned).unwrap_or_default())
}

/// Keeps a description, as it was given and as customers see it.
pub async fn describe(
    tx: &ShopTx,
    id: ProductId,
    described: (String, String),
) -> Result<(), StorageError> {
    describe_many(tx, vec![(id, described)]).await
}

/// The same of some, at most a few dozen: they may be long.
pub async fn describe_many(
    tx: &ShopTx,
    all: Vec<(ProductId, (String, String))>,
) -> Result<(), StorageError> {
    use product_text::Column as C;
    let rows = all
        .into_iter()
        .map(|(id, (description, cleaned))| product_text::ActiveModel {
            shop_id: Set(tx.shop()),
            product_id: Set(id),
            cleaned: Set(cleaned),
            description: Set(description),
        });
    let known = OnConflict::columns([C::ShopId, C::ProductId])
        .update_columns([C::Description, C::Cleaned])
        .to_owned();
    tx.upsert_many(rows.collect::<Vec<_>>(), known).await
}
