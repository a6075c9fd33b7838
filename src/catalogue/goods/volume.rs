//! How much there is of many products, before they go into a file.

use std::collections::BTreeSet;

use sea_orm::{
    ColumnTrait, Condition, ExprTrait, FromQueryResult,
    sea_query::{Expr, Func},
};
use yingke_schema::catalogue::{product, product_text, sku};

use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

const AT_ONCE: usize = 500;

#[derive(FromQueryResult)]
struct Found {
    id: ProductId,
}

#[derive(FromQueryResult)]
struct Described {
    product_id: ProductId,
}

/// How many SKUs these products have.
pub async fn sku_count(db: &ShopDb, ids: &[ProductId]) -> Result<u64, StorageError> {
    let mut count = 0;
    for some in ids.chunks(AT_ONCE) {
        let sold = Condition::all()
            .add(sku::Column::ProductId.is_in(some.iter().copied()))
            .add(sku::Column::GoneAt.is_null());
        count += db.rows::<sku::Entity>().with(sold).count().await?;
    }
    Ok(count)
}

/// Those of them whose description, or detail as it is kept, has more than so many characters; in the order of their ids.
pub async fn with_long_texts(
    db: &ShopDb,
    ids: &[ProductId],
    most: i64,
) -> Result<Vec<ProductId>, StorageError> {
    let mut long = BTreeSet::new();
    for some in ids.chunks(AT_ONCE) {
        let detail = Expr::col((product::Entity, product::Column::Detail));
        let rows = db
            .rows::<product::Entity>()
            .with(product::Column::Id.is_in(some.iter().copied()))
            .with(Expr::expr(Func::char_length(detail)).gt(most));
        let rows: Vec<Found> = rows.only([product::Column::Id]).await?;
        long.extend(rows.into_iter().map(|row| row.id));
        let text = Expr::col((product_text::Entity, product_text::Column::Description));
        let rows = db
            .rows::<product_text::Entity>()
            .with(product_text::Column::ProductId.is_in(some.iter().copied()))
            .with(Expr::expr(Func::char_length(text)).gt(most));
        let rows: Vec<Described> = rows.only([product_text::Column::ProductId]).await?;
        long.extend(rows.into_iter().map(|row| row.product_id));
    }
    Ok(long.into_iter().collect())
}
