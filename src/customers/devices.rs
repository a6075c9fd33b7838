use sea_orm::{ActiveValue::Set, ColumnTrait};
use yingke_schema::customers::{customer, device};

use crate::{
    access::{Actor, DEVICE_TOKEN, Denied, Refusal},
    shops::{self, ShopRef},
    storage::{ShopTx, StorageError, Store},
    vocabulary::{CustomerId, Millis, new_secret, secret_hash},
};

/// The customer whose device holds this token. Tokens count in their own shop only.
pub async fn customer_of(store: &Store, token: &str, shop: &ShopRef) -> Result<Actor, Refusal> {
    let shop = match shop {
        ShopRef::Id(id) => *id,
        slug @ ShopRef::Slug(_) => shops::find(store, slug).await?.ok_or(Denied::NotFound)?.id,
    };
    let by_token = device::Column::TokenHash.eq(secret_hash(token));
    let device = store
        .shop(shop)
        .rows::<device::Entity>()
        .with(by_token)
        .one()
        .await?;
    let device = device.ok_or(Denied::NotSignedIn)?;
    Ok(Actor::Customer {
        shop,
        customer: device.customer_id,
    })
}

pub(super) async fn holder(tx: &ShopTx, token: &str) -> Result<Option<CustomerId>, StorageError> {
    let devices = tx.rows::<device::Entity>();
    let device = devices
        .with(device::Column::TokenHash.eq(secret_hash(token)))
        .one()
        .await?;
    Ok(device.map(|device| device.customer_id))
}

/// Whether the device of an anonymous customer speaks for somebody else by now, whom the shop knows.
pub async fn has_gone_along(tx: &ShopTx, id: CustomerId) -> Result<bool, StorageError> {
    let rows = tx.rows::<customer::Entity>();
    let row = rows.with(customer::Column::Id.eq(id)).one().await?;
    if row.is_none_or(|row| row.external_id.is_some()) {
        return Ok(false);
    }
    let devices = tx.rows::<device::Entity>();
    let own = devices.with(device::Column::CustomerId.eq(id));
    Ok(own.count().await? == 0)
}

/// A fresh token for a device of `customer`; the `old` one ends.
pub(super) async fn renew(
    tx: &ShopTx,
    old: Option<&str>,
    customer: CustomerId,
    now: Millis,
) -> Result<String, StorageError> {
    if let Some(old) = old {
        let by_token = device::Column::TokenHash.eq(secret_hash(old));
        tx.delete::<device::Entity>(by_token).await?;
    }
    let token = format!("{DEVICE_TOKEN}{}", new_secret());
    tx.insert(device::ActiveModel {
        shop_id: Set(tx.shop()),
        token_hash: Set(secret_hash(&token)),
        customer_id: Set(customer),
        created_at: Set(now),
    })
    .await?;
    Ok(token)
}
