use sea_orm::{ActiveValue::Set, ColumnTrait, Condition};
use uuid::Uuid;
use yingke_schema::catalogue::goods_deed::{ActiveModel, Column, Entity};

use super::unwritten::Unwritten;
pub use crate::vocabulary::digest_of;
use crate::{
    storage::{ShopTx, StorageError, Store},
    vocabulary::{Millis, ProductId},
};

/// Nobody tries the same command again after this.
const KEPT_MS: Millis = 30 * 24 * 60 * 60 * 1_000;

/// The product a command with this key was about, where it is done already. The same key for something else is refused.
pub async fn done_with(
    tx: &ShopTx,
    key: Uuid,
    digest: &str,
) -> Result<Option<ProductId>, Unwritten> {
    match tx.rows::<Entity>().with(Column::Key.eq(key)).one().await? {
        Some(row) if row.digest == digest => Ok(Some(row.product_id)),
        Some(_) => Err(Unwritten::KeyReused),
        None => Ok(None),
    }
}

/// Remembers that it is done, in the transaction in which it is.
pub async fn keep(
    tx: &ShopTx,
    key: Uuid,
    product: ProductId,
    digest: String,
    at: Millis,
) -> Result<(), StorageError> {
    tx.insert(ActiveModel {
        shop_id: Set(tx.shop()),
        key: Set(key),
        product_id: Set(product),
        digest: Set(digest),
        at: Set(at),
    })
    .await
}

/// Deletes the keys of commands that nobody tries again.
pub async fn forget_goods_keys(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all().add(Column::At.lt(now - KEPT_MS));
    store.forget::<Entity>(Column::Key, old).await
}
