use std::collections::{HashMap, HashSet};

use sea_orm::ColumnTrait;
use yingke_schema::message_centre::{notice, notice_mark, notice_read, notice_to};

use super::keeping;
use crate::{
    storage::{ShopDb, StorageError, Store},
    vocabulary::{Millis, ShopId},
};

/// In one transaction.
const AT_ONCE: u64 = 500;

/// Deletes notices that are older than their shop keeps them; those nobody has read stay twice as long.
pub async fn forget_notices(
    store: &Store,
    shops: impl IntoIterator<Item = ShopId>,
    now: Millis,
) -> Result<(), StorageError> {
    for shop in shops {
        let db = store.shop(shop);
        let keeping = keeping::of(&db).await?;
        let old = now - keeping.ms();
        let mut after = 0;
        loop {
            let some = old_ones(&db, old, after).await?;
            let Some(last) = some.last() else { break };
            after = last.place;
            let gone = read_or_stale(&db, &some, now - 2 * keeping.ms()).await?;
            forget(store, shop, gone).await?;
        }
    }
    Ok(())
}

/// The newest of a shop stays: places are given above it.
async fn old_ones(
    db: &ShopDb,
    before: Millis,
    after: i64,
) -> Result<Vec<notice::Model>, StorageError> {
    let newest = super::storage::last_place(db).await?;
    let rows = db
        .rows::<notice::Entity>()
        .with(notice::Column::At.lt(before));
    let rows = rows
        .with(notice::Column::Place.gt(after))
        .with(notice::Column::Place.lt(newest));
    let rows = rows.ascending(notice::Column::Place).limit(AT_ONCE);
    rows.all().await
}

async fn read_or_stale(
    db: &ShopDb,
    some: &[notice::Model],
    stale: Millis,
) -> Result<Vec<i64>, StorageError> {
    let read = db
        .rows::<notice_read::Entity>()
        .with(notice_read::Column::Place.is_in(some.iter().map(|row| row.place)));
    let read: HashSet<i64> = read.all().await?.into_iter().map(|row| row.place).collect();
    let mut marks: HashMap<i16, i64> = HashMap::new();
    for mark in db.rows::<notice_mark::Entity>().all().await? {
        let highest = marks.entry(mark.category).or_default();
        *highest = mark.upto.max(*highest);
    }
    let is_gone = |row: &&notice::Model| {
        let is_marked = marks
            .get(&row.category)
            .is_some_and(|upto| *upto >= row.place);
        row.at < stale || is_marked || read.contains(&row.place)
    };
    Ok(some.iter().filter(is_gone).map(|row| row.place).collect())
}

async fn forget(store: &Store, shop: ShopId, gone: Vec<i64>) -> Result<(), StorageError> {
    if gone.is_empty() {
        return Ok(());
    }
    let tx = store.begin(shop).await?;
    tx.delete::<notice_to::Entity>(notice_to::Column::Place.is_in(gone.iter().copied()))
        .await?;
    tx.delete::<notice_read::Entity>(notice_read::Column::Place.is_in(gone.iter().copied()))
        .await?;
    tx.delete::<notice::Entity>(notice::Column::Place.is_in(gone))
        .await?;
    tx.commit().await
}
