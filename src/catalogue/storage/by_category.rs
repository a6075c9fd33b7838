//! What each category has.

use std::{collections::HashMap, hash::Hash};

use sea_orm::{ColumnTrait, sea_query::Query};
use yingke_schema::catalogue::product;

use super::{
    brief::{BRIEF, Brief},
    stands::listed,
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// The picture of the first product in the shop of each category.
pub async fn first_pictures(db: &ShopDb) -> Result<HashMap<String, String>, StorageError> {
    use product::Column as C;
    let firsts = Query::select()
        .expr(C::Position.min())
        .from(product::Entity)
        .and_where(C::ShopId.eq(db.shop()))
        .and_where(listed())
        .group_by_col(C::Category)
        .to_owned();
    let rows = db.rows::<product::Entity>().with(listed());
    let rows = rows.with(C::Position.in_subquery(firsts));
    let rows = rows.ascending(C::Position).ascending(C::Id);
    let rows: Vec<Brief> = rows.only(BRIEF).await?;
    let mut pictures = HashMap::new();
    // A place may be the first of one category and a later one of another.
    for row in rows {
        pictures.entry(row.category).or_insert(row.picture);
    }
    Ok(pictures)
}

/// The category of each of these.
pub async fn categories_of(
    db: &ShopDb,
    of: &[ProductId],
) -> Result<HashMap<ProductId, String>, StorageError> {
    let which = product::Column::Id.is_in(of.iter().copied());
    let rows: Vec<Brief> = db.rows::<product::Entity>().with(which).only(BRIEF).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.category)).collect())
}

/// How many products in the shop each category has.
pub async fn listed_by_category(db: &ShopDb) -> Result<HashMap<String, i64>, StorageError> {
    let rows = db.rows::<product::Entity>().with(listed());
    let counts = rows.counts_by(product::Column::Category).await?;
    Ok(counts.into_iter().collect())
}

/// Counts without those of the recycle bin, which are found by an index of them alone.
pub fn fewer<K: Eq + Hash>(counts: Vec<(K, i64)>, deleted: Vec<(K, i64)>) -> HashMap<K, i64> {
    let mut left: HashMap<_, _> = counts.into_iter().collect();
    for (key, many) in deleted {
        left.entry(key).and_modify(|count| *count -= many);
    }
    left
}
