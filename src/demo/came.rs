//! Customers as they are known by what they bought.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait};
use yingke_schema::customers::customer;

use super::{dice::Dice, shoppers::Shopper, story::MINUTE, world::begin};
use crate::{
    storage::{StorageError, Store},
    trade::Bought,
    vocabulary::{CustomerId, Millis, ShopId},
};

/// Rows of one transaction: `SQLite`'s one writer is never held for long.
const AT_ONCE: usize = 50;

pub async fn write_shoppers(
    store: &Store,
    shop: ShopId,
    shoppers: &[Shopper],
    bought: &HashMap<CustomerId, Vec<&Bought>>,
    now: Millis,
) -> Result<(), StorageError> {
    for some in shoppers.chunks(AT_ONCE) {
        let tx = begin(store, shop).await?;
        let are_there = customer::Column::Id.is_in(some.iter().map(|shopper| shopper.id));
        let known = tx.rows::<customer::Entity>().with(are_there);
        if known.one().await?.is_none() {
            let of = |shopper: &Shopper| bought.get(&shopper.id).map_or(&[][..], Vec::as_slice);
            let rows = some.iter();
            let rows = rows.map(|shopper| customer_row(shop, shopper, of(shopper), now));
            tx.insert_many(rows.collect::<Vec<_>>()).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn customer_row(
    shop: ShopId,
    shopper: &Shopper,
    bought: &[&Bought],
    now: Millis,
) -> customer::ActiveModel {
    let mut dice = Dice::for_(&format!("seen/{}", shopper.id));
    let first = bought.iter().map(|bought| bought.order.created_at).min();
    let last = bought.iter().map(|bought| bought.order.created_at).max();
    let looked = now - dice.between(0..=30 * 24 * 60) * MINUTE;
    let came = first.unwrap_or(looked) - dice.between(30..=20 * 24 * 60) * MINUTE;
    let paid = bought
        .iter()
        .map(|bought| bought.order.paid_fen - bought.order.refunded_fen);
    let is_known = shopper.external_id.is_some();
    customer::ActiveModel {
        shop_id: Set(shop),
        id: Set(shopper.id),
        external_id: Set(shopper.external_id.clone()),
        name: Set(shopper.name.clone()),
        phone: Set(is_known.then(|| shopper.phone.clone())),
        address: Set(is_known.then(|| shopper.address.clone())),
        city: Set(Some(shopper.city.clone())),
        tags: Set(serde_json::to_string(&shopper.tags).unwrap_or_default()),
        value_fen: Set(paid.sum()),
        created_at: Set(came),
        seen_at: Set(last.unwrap_or(looked).max(looked)),
    }
}
