use sea_orm::{ColumnTrait, sea_query::Query};
use yingke_schema::trade::{
    line,
    order::{self, Column as C},
};

use super::{find, sought::Sought};
use crate::storage::{ShopDb, StorageError};

/// So many are found by whatever leaves few, which no count does.
const FEW: u64 = 1_000;

/// How many orders are found.
pub async fn count(db: &ShopDb, sought: &Sought) -> Result<u64, StorageError> {
    let first = find::page(db, sought, None, FEW + 1).await?;
    if first.len() as u64 <= FEW {
        return Ok(first.len() as u64);
    }
    let rows = db.rows::<order::Entity>().with(sought.which(db));
    rows.count().await
}

/// How many lines the orders have that are found.
pub async fn count_lines(db: &ShopDb, sought: &Sought) -> Result<u64, StorageError> {
    let found = Query::select()
        .column((order::Entity, C::Id))
        .from(order::Entity)
        .and_where(C::ShopId.eq(db.shop()))
        .cond_where(sought.which(db))
        .to_owned();
    let which = line::Column::OrderId.in_subquery(found);
    db.rows::<line::Entity>().with(which).count().await
}
