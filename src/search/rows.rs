//! What sources that are one table each do alike.

use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;
use yingke_schema::ShopEntity;

use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

/// Changes taken in one answer; where there are more, all rows are looked through.
const CHANGED: u64 = 500;

/// Another number whenever a row comes, goes, or gets a later `at`.
pub async fn stamp<E: ShopEntity>(db: &ShopDb, at: E::Column) -> Result<i64, StorageError>
where
    E::Model: Send + Sync,
{
    let latest = db.rows::<E>().latest(at).await?.unwrap_or(0);
    Ok((latest << 20) ^ db.rows::<E>().count().await?.cast_signed())
}

/// The next rows by id.
pub async fn page<E: ShopEntity>(
    db: &ShopDb,
    id: E::Column,
    after: Uuid,
    most: u64,
) -> Result<Vec<E::Model>, StorageError> {
    let rows = db.rows::<E>().with(id.gt(after)).ascending(id);
    rows.limit(most).all().await
}

/// Rows that got an `at` since then; none where there are too many.
pub async fn changed_since<E: ShopEntity>(
    db: &ShopDb,
    at: E::Column,
    since: Millis,
) -> Result<Option<Vec<E::Model>>, StorageError> {
    let rows = db.rows::<E>().with(at.gte(since));
    let rows = rows.limit(CHANGED).all().await?;
    Ok((rows.len() < CHANGED as usize).then_some(rows))
}

pub async fn named<E: ShopEntity>(
    db: &ShopDb,
    id: E::Column,
    ids: &[Uuid],
) -> Result<Vec<E::Model>, StorageError> {
    let which = id.is_in(ids.iter().copied());
    db.rows::<E>().with(which).all().await
}

/// As [`page`], of some columns: for rows with more than search asks for.
pub async fn page_of<E: ShopEntity, T: FromQueryResult>(
    db: &ShopDb,
    (id, columns): (E::Column, &[E::Column]),
    after: Uuid,
    most: u64,
) -> Result<Vec<T>, StorageError> {
    let rows = db.rows::<E>().with(id.gt(after)).ascending(id);
    rows.limit(most).only(columns.iter().copied()).await
}

/// As [`changed_since`], of some columns.
pub async fn changed_of<E: ShopEntity, T: FromQueryResult>(
    db: &ShopDb,
    (at, columns): (E::Column, &[E::Column]),
    since: Millis,
) -> Result<Option<Vec<T>>, StorageError> {
    let rows = db.rows::<E>().with(at.gte(since)).limit(CHANGED);
    let rows: Vec<T> = rows.only(columns.iter().copied()).await?;
    Ok((rows.len() < CHANGED as usize).then_some(rows))
}

/// As [`named`], of some columns.
pub async fn named_of<E: ShopEntity, T: FromQueryResult>(
    db: &ShopDb,
    (id, columns): (E::Column, &[E::Column]),
    ids: &[Uuid],
) -> Result<Vec<T>, StorageError> {
    let rows = db.rows::<E>().with(id.is_in(ids.iter().copied()));
    rows.only(columns.iter().copied()).await
}
