//! The tenants: finding a shop by its id or by the slug of its storefront, and making one; its name,
//! where its widget stands, and the secret that signs its shoppers.

mod identity;
mod sites;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::Expr};
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::shops::shop;

use crate::{
    storage::{ShopTx, StorageError, Store},
    vocabulary::{Millis, ShopId, new_secret},
};

pub use self::{
    identity::{identity_secret, renew_identity},
    sites::{Refused, Sites, origin_of, sites_of},
};
pub use yingke_schema::shops::shop::Model as Shop;

/// How soon an answer is due in a new shop.
pub const FIRST_LIMIT_MS: i64 = 20_000;
pub const LATER_LIMIT_MS: i64 = 60_000;

/// How a shop is named from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopRef {
    Id(ShopId),
    Slug(String),
}

impl From<&str> for ShopRef {
    /// No slug looks like an id.
    fn from(text: &str) -> Self {
        let id = uuid::Uuid::try_parse(text);
        id.map_or_else(|_| Self::Slug(text.to_owned()), |id| Self::Id(ShopId(id)))
    }
}

impl From<ShopId> for ShopRef {
    fn from(id: ShopId) -> Self {
        Self::Id(id)
    }
}

/// A shop as everyone may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShopView {
    pub id: ShopId,
    pub slug: String,
    pub name: String,
}

impl From<Shop> for ShopView {
    fn from(shop: Shop) -> Self {
        Self {
            id: shop.id,
            slug: shop.slug,
            name: shop.name,
        }
    }
}

#[derive(Clone, Debug)]
pub struct NewShop<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub about: &'a str,
}

pub async fn find(store: &Store, shop: &ShopRef) -> Result<Option<Shop>, StorageError> {
    let named = match shop {
        ShopRef::Id(id) => shop::Column::Id.eq(*id),
        ShopRef::Slug(slug) => shop::Column::Slug.eq(slug.as_str()),
    };
    store
        .across_shops()
        .rows::<shop::Entity>()
        .with(named)
        .one()
        .await
}

pub async fn all(store: &Store) -> Result<Vec<Shop>, StorageError> {
    store
        .across_shops()
        .rows::<shop::Entity>()
        .ascending(shop::Column::Slug)
        .all()
        .await
}

pub async fn any(store: &Store) -> Result<bool, StorageError> {
    Ok(store
        .across_shops()
        .rows::<shop::Entity>()
        .limit(1)
        .one()
        .await?
        .is_some())
}

pub async fn any_in(tx: &ShopTx) -> Result<bool, StorageError> {
    Ok(tx
        .rows_of_all::<shop::Entity>()
        .limit(1)
        .one()
        .await?
        .is_some())
}

/// Whether the shop of the transaction has been made.
pub async fn is_there(tx: &ShopTx) -> Result<bool, StorageError> {
    let own = shop::Column::Id.eq(tx.shop());
    Ok(tx
        .rows_of_all::<shop::Entity>()
        .with(own)
        .one()
        .await?
        .is_some())
}

/// Makes the shop of the transaction, with fresh secrets for signed shoppers and for links.
pub async fn create(tx: &ShopTx, new: NewShop<'_>, at: Millis) -> Result<(), StorageError> {
    tx.insert_global(shop::ActiveModel {
        id: Set(tx.shop()),
        slug: Set(new.slug.to_owned()),
        name: Set(new.name.to_owned()),
        about: Set(new.about.to_owned()),
        identity_secret: Set(new_secret()),
        first_limit_ms: Set(FIRST_LIMIT_MS),
        later_limit_ms: Set(LATER_LIMIT_MS),
        sites: Set("[]".to_owned()),
        link_secret: Set(new_secret()),
        created_at: Set(at),
    })
    .await
}

/// Changes the limits of the transaction's shop from `before`; false where they were no longer so.
pub async fn change_limits(
    tx: &ShopTx,
    before: (Millis, Millis),
    after: (Millis, Millis),
) -> Result<bool, StorageError> {
    let same = Condition::all()
        .add(shop::Column::Id.eq(tx.shop()))
        .add(shop::Column::FirstLimitMs.eq(before.0))
        .add(shop::Column::LaterLimitMs.eq(before.1));
    let changed = tx.update_global::<shop::Entity>(same, |row| {
        row.col_expr(shop::Column::FirstLimitMs, Expr::value(after.0))
            .col_expr(shop::Column::LaterLimitMs, Expr::value(after.1))
    });
    Ok(changed.await? == 1)
}

/// Changes name and sites of the transaction's shop from `before`; false where they were no longer so.
pub async fn rename(
    tx: &ShopTx,
    before: (&str, &[String]),
    after: (&str, &[String]),
) -> Result<bool, StorageError> {
    let same = Condition::all()
        .add(shop::Column::Id.eq(tx.shop()))
        .add(shop::Column::Name.eq(before.0))
        .add(shop::Column::Sites.eq(sites::written(before.1)));
    let changed = tx.update_global::<shop::Entity>(same, |row| {
        row.col_expr(shop::Column::Name, Expr::value(after.0))
            .col_expr(shop::Column::Sites, Expr::value(sites::written(after.1)))
    });
    Ok(changed.await? == 1)
}

/// What may stand in an address; never what could be read as an id.
pub fn is_slug(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=40).contains(&text.len())
        && text.bytes().all(is_plain)
        && !text.starts_with('-')
        && uuid::Uuid::try_parse(text).is_err()
}
