use sea_orm::ColumnTrait;
use yingke_schema::customers::device;

use crate::{
    access::{Actor, Denied, Refusal},
    shops::{self, ShopRef},
    storage::Store,
    vocabulary::{ShopId, secret_hash},
};

/// The customer whose device holds this token. Tokens count in their own shop only.
pub async fn customer_of(store: &Store, token: &str, shop: &ShopRef) -> Result<Actor, Refusal> {
    let shop = match shop {
        ShopRef::Id(id) => *id,
        slug @ ShopRef::Slug(_) => shops::find(store, slug).await?.ok_or(Denied::NotFound)?.id,
    };
    known_device(store, token, shop).await?.ok_or_else(|| Denied::NotSignedIn.into())
}

async fn known_device(store: &Store, token: &str, shop: ShopId) -> Result<Option<Actor>, Refusal> {
    let by_token = device::Column::TokenHash.eq(secret_hash(token));
    let device = store.shop(shop).rows::<device::Entity>().with(by_token).one().await?;
    Ok(device.map(|device| Actor::Customer { shop, customer: device.customer_id }))
}
