//! Imports that are asked for.

use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;
use yingke_schema::order_files::import::{self, Column as C};

use super::{ImportRow, Step};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, OrderImportId},
};

/// Imports that are let go at one look.
const AT_A_LOOK: u64 = 20;

pub async fn import(db: &ShopDb, id: OrderImportId) -> Result<Option<ImportRow>, StorageError> {
    let rows = db.rows::<import::Entity>().with(C::Id.eq(id));
    rows.one().await
}

/// Some of those that are not over, and that nobody has touched since `before`.
pub async fn left(db: &ShopDb, before: Millis) -> Result<Vec<ImportRow>, StorageError> {
    let over = [Step::Done, Step::Dropped].map(Step::code);
    let rows = db
        .rows::<import::Entity>()
        .with(C::TouchedAt.lt(before))
        .with(C::State.is_not_in(over));
    let rows = rows.ascending(C::TouchedAt);
    rows.limit(AT_A_LOOK).all().await
}

/// Whoever changes it next waits: it is this transaction's.
pub async fn held(tx: &ShopTx, id: OrderImportId) -> Result<Option<ImportRow>, StorageError> {
    tx.lock(id.0.as_u64_pair().1.rotate_left(23) as i64).await?;
    let rows = tx.rows::<import::Entity>().with(C::Id.eq(id));
    rows.one().await
}

pub async fn by_key(db: &ShopDb, key: Uuid) -> Result<Option<ImportRow>, StorageError> {
    db.rows::<import::Entity>().with(C::Key.eq(key)).one().await
}

/// The newest first, from a place on.
pub async fn newest(
    db: &ShopDb,
    behind: Option<(Millis, OrderImportId)>,
    most: u64,
) -> Result<Vec<ImportRow>, StorageError> {
    let rows = db.rows::<import::Entity>();
    let rows = match behind {
        None => rows,
        Some((at, id)) => {
            let beside = Condition::all().add(C::MadeAt.eq(at)).add(C::Id.lt(id));
            rows.with(Condition::any().add(C::MadeAt.lt(at)).add(beside))
        }
    };
    let rows = rows.descending(C::MadeAt).descending(C::Id);
    rows.limit(most).all().await
}
