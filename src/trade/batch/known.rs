use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;
use yingke_schema::trade::{
    deed,
    order::{self, Column as C},
};

use crate::{
    storage::{ShopDb, StorageError},
    trade::storage::{self, Stored},
    vocabulary::OrderId,
};

/// Rows named in one query.
const AT_ONCE: usize = 500;

/// These orders with their histories, as far as they are here.
pub async fn by_id(db: &ShopDb, ids: &[OrderId]) -> Result<HashMap<OrderId, Stored>, StorageError> {
    let mut known = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let stored = storage::stored_of(db, some).await?;
        known.extend(stored.into_iter().map(|stored| (stored.row.id, stored)));
    }
    Ok(known)
}

#[derive(FromQueryResult)]
struct Named {
    id: OrderId,
}

/// As [`by_id`], by the numbers that people write.
pub async fn by_number(
    db: &ShopDb,
    numbers: &[String],
) -> Result<HashMap<String, Stored>, StorageError> {
    let mut ids = Vec::new();
    for some in numbers.chunks(AT_ONCE) {
        let rows = db.rows::<order::Entity>();
        let rows = rows.with(C::No.is_in(some.iter().cloned()));
        let rows: Vec<Named> = rows.only([C::Id]).await?;
        ids.extend(rows.into_iter().map(|row| row.id));
    }
    let known = by_id(db, &ids).await?.into_values();
    Ok(known
        .map(|stored| (stored.row.no.clone(), stored))
        .collect())
}

/// Of orders, by their ids.
pub type Numbers = HashMap<OrderId, String>;

#[derive(FromQueryResult)]
struct Numbered {
    id: OrderId,
    no: String,
}

/// How these orders are called, as far as they are here.
pub async fn numbers_of(db: &ShopDb, ids: &[OrderId]) -> Result<Numbers, StorageError> {
    let mut numbers = Numbers::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = db.rows::<order::Entity>();
        let rows = rows.with(C::Id.is_in(some.iter().copied()));
        let rows: Vec<Numbered> = rows.only([C::Id, C::No]).await?;
        numbers.extend(rows.into_iter().map(|row| (row.id, row.no)));
    }
    Ok(numbers)
}

/// Which of these orders were placed on another platform, which none ever is later.
pub async fn placed_elsewhere(
    db: &ShopDb,
    ids: &[OrderId],
) -> Result<HashSet<OrderId>, StorageError> {
    let mut elsewhere = HashSet::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = db.rows::<order::Entity>().with(C::Source.ne(""));
        let rows = rows.with(C::Id.is_in(some.iter().copied()));
        let rows: Vec<Named> = rows.only([C::Id]).await?;
        elsewhere.extend(rows.into_iter().map(|row| row.id));
    }
    Ok(elsewhere)
}

#[derive(FromQueryResult)]
struct Keyed {
    key: Uuid,
}

/// Which of these commands are done already.
pub async fn done_keys(db: &ShopDb, keys: &[Uuid]) -> Result<HashSet<Uuid>, StorageError> {
    let mut done = HashSet::new();
    for some in keys.chunks(AT_ONCE) {
        let rows = db.rows::<deed::Entity>();
        let rows = rows.with(deed::Column::Key.is_in(some.iter().copied()));
        let rows: Vec<Keyed> = rows.only([deed::Column::Key]).await?;
        done.extend(rows.into_iter().map(|row| row.key));
    }
    Ok(done)
}
