use sea_orm::{ActiveValue::Set, ColumnTrait, Condition};
use uuid::Uuid;
use yingke_schema::trade::deed;

use super::Undone;
pub use crate::vocabulary::digest_of;
use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{Millis, OrderId},
};

/// Nobody tries the same command again after this.
const KEPT_MS: Millis = 30 * 24 * 60 * 60 * 1_000;

/// The order a command with this key was about, where it is done already. The same key for something else is refused.
pub async fn done_with(tx: &ShopTx, key: Uuid, digest: &str) -> Result<Option<OrderId>, Undone> {
    let rows = tx.rows::<deed::Entity>().with(deed::Column::Key.eq(key));
    match rows.one().await? {
        Some(row) if row.digest == digest => Ok(Some(row.order_id)),
        Some(_) => Err(Undone::KeyReused),
        None => Ok(None),
    }
}

/// Something was done with this key.
pub async fn is_known(db: &ShopDb, key: Uuid) -> Result<bool, StorageError> {
    let rows = db.rows::<deed::Entity>().with(deed::Column::Key.eq(key));
    Ok(rows.one().await?.is_some())
}

/// The very same was done with it.
pub async fn is_done(db: &ShopDb, key: Uuid, digest: &str) -> Result<bool, StorageError> {
    let same = Condition::all()
        .add(deed::Column::Key.eq(key))
        .add(deed::Column::Digest.eq(digest));
    let rows = db.rows::<deed::Entity>().with(same);
    Ok(rows.one().await?.is_some())
}

/// Remembers that it is done, in the transaction in which it is.
pub async fn keep(
    tx: &ShopTx,
    key: Uuid,
    order: OrderId,
    digest: String,
    at: Millis,
) -> Result<(), Undone> {
    let row = deed::ActiveModel {
        shop_id: Set(tx.shop()),
        key: Set(key),
        order_id: Set(order),
        digest: Set(digest),
        at: Set(at),
    };
    match tx.insert(row).await {
        // About another order, at the same moment.
        Err(error) if error.is_double() => Err(Undone::KeyReused),
        done => Ok(done?),
    }
}

/// Deletes the keys of commands that nobody tries again.
pub async fn forget_keys(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all().add(deed::Column::At.lt(now - KEPT_MS));
    store.forget::<deed::Entity>(deed::Column::Key, old).await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::digest_of;

    #[test]
    fn a_digest_tells_contents_apart() {
        let one = digest_of(&json!({ "days": 3 }));
        assert_eq!(one.len(), 64);
        assert!(one.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(one, digest_of(&json!({ "days": 3 })));
        assert_ne!(one, digest_of(&json!({ "days": 4 })));
    }
}
