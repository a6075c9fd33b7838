//! Products that a word names by a SKU: by how its merchant's code 规格编码 or its barcode 条形码 begins, from the indexes of both.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, Condition, FromQueryResult, sea_query::Expr};
use yingke_schema::catalogue::sku::{Column as C, Entity};

use crate::{
    catalogue::coded::{begun, exactly},
    storage::{ShopDb, StorageError},
    vocabulary::{ProductId, SkuId},
};

/// SKUs that one word names by their beginning: more than a product has. Where there are more, the whole code is asked for.
const MOST: u64 = 1_000;

#[derive(FromQueryResult)]
struct Named {
    id: SkuId,
    product_id: ProductId,
}

/// Of each of these words.
pub async fn named(db: &ShopDb, words: Vec<&str>) -> Result<Vec<Vec<ProductId>>, StorageError> {
    let mut all = Vec::with_capacity(words.len());
    for word in words {
        let mut ids = having(db, word, C::Code).await?;
        ids.extend(having(db, word, C::Barcode).await?);
        ids.sort_unstable();
        ids.dedup();
        all.push(ids);
    }
    Ok(all)
}

async fn having(db: &ShopDb, word: &str, column: C) -> Result<Vec<ProductId>, StorageError> {
    let asked = Expr::col((Entity, column));
    // What is written in two ways may lie in the range of either.
    let mut found = BTreeMap::new();
    for which in begun(word, &asked) {
        found.extend(with(db, which, column).await?);
        if found.len() as u64 > MOST {
            found = with(db, exactly(word, &asked), column).await?;
            break;
        }
    }
    Ok(found.into_values().collect())
}

async fn with(
    db: &ShopDb,
    which: Condition,
    column: C,
) -> Result<BTreeMap<SkuId, ProductId>, StorageError> {
    // In the words of the index, which knows no parameters.
    let is_there = matches!(column, C::Barcode).then(|| Expr::cust("barcode <> ''"));
    let which = which.add(C::GoneAt.is_null()).add_option(is_there);
    let rows = db.rows::<Entity>().with(which);
    let rows: Vec<Named> = rows.limit(MOST + 1).only([C::Id, C::ProductId]).await?;
    let rows = rows.into_iter();
    Ok(rows.map(|row| (row.id, row.product_id)).collect())
}
