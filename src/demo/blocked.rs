//! Visitors the furniture shop does not listen to, so that the list of them is not empty.

use super::{shoppers::Shopper, story::DAY, world::begin};
use crate::{
    customers,
    storage::{StorageError, Store},
    vocabulary::{MemberId, Millis, ShopId},
};

const WHY: [&str; 2] = ["反复发兼职刷单广告", "辱骂客服，劝阻无效"];

/// Blocks the last anonymous visitors: the simulated ones come as new.
pub async fn write_blocked(
    store: &Store,
    shop: ShopId,
    shoppers: &[Shopper],
    by: MemberId,
    now: Millis,
) -> Result<(), StorageError> {
    let anonymous = shoppers.iter().rev();
    let anonymous = anonymous.filter(|shopper| shopper.external_id.is_none());
    let who: Vec<_> = anonymous
        .take(WHY.len())
        .map(|shopper| shopper.id)
        .collect();
    let db = store.shop(shop);
    if !customers::blocked_among(&db, &who).await?.is_empty() {
        return Ok(());
    }
    let tx = begin(store, shop).await?;
    for (place, (customer, why)) in who.into_iter().zip(WHY).enumerate() {
        let at = now - (3 * place as i64 + 1) * DAY;
        customers::begin_block(&tx, customer, by, why.to_owned(), at).await?;
    }
    tx.commit().await
}
