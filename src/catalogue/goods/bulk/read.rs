//! Many products, read at once.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use yingke_schema::catalogue::{product, product_match, product_text, sku};

use crate::{
    catalogue::{
        goods::{Stored, storage::read},
        matches::matches_of,
    },
    storage::{Rows, ShopDb, ShopTx, StorageError},
    vocabulary::ProductId,
};

/// Up to 500 products, in the order of the ids; those that are not there, or cannot be read, are left out. Without their texts the
/// descriptions are empty, and must not be written.
pub async fn stored_many(
    db: &ShopDb,
    ids: &[ProductId],
    with_texts: bool,
) -> Result<Vec<Stored>, StorageError> {
    let texts = with_texts.then(|| db.rows());
    let beside = (db.rows(), db.rows());
    all(db.rows(), beside, texts, ids).await
}

/// The same inside a transaction.
pub async fn stored_many_in(
    tx: &ShopTx,
    ids: &[ProductId],
    with_texts: bool,
) -> Result<Vec<Stored>, StorageError> {
    let texts = with_texts.then(|| tx.rows());
    let beside = (tx.rows(), tx.rows());
    all(tx.rows(), beside, texts, ids).await
}

async fn all<C: ConnectionTrait>(
    products: Rows<'_, C, product::Entity>,
    (skus, matches): (Rows<'_, C, sku::Entity>, Rows<'_, C, product_match::Entity>),
    texts: Option<Rows<'_, C, product_text::Entity>>,
    ids: &[ProductId],
) -> Result<Vec<Stored>, StorageError> {
    let these = || ids.iter().copied();
    let rows = products.with(product::Column::Id.is_in(these()));
    let mut products: HashMap<_, _> = rows
        .all()
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let sold = Condition::all()
        .add(sku::Column::ProductId.is_in(these()))
        .add(sku::Column::GoneAt.is_null());
    let rows = skus.with(sold).ascending(sku::Column::ProductId);
    let rows = rows.ascending(sku::Column::Position).all().await?;
    let mut skus: HashMap<ProductId, Vec<_>> = HashMap::new();
    for row in rows {
        skus.entry(row.product_id).or_default().push(row);
    }
    let mut matches = matches_of(matches, ids).await?;
    let mut described = HashMap::new();
    if let Some(texts) = texts {
        let rows = texts.with(product_text::Column::ProductId.is_in(these()));
        let rows = rows.all().await?.into_iter();
        described.extend(rows.map(|row| (row.product_id, row)));
    }
    let stored = ids.iter().filter_map(|id| {
        let row = products.remove(id)?;
        read(
            row,
            described.remove(id),
            skus.remove(id).unwrap_or_default(),
            matches.remove(id).unwrap_or_default(),
        )
    });
    Ok(stored.collect())
}
