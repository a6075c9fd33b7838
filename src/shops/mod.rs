//! The tenants: finding a shop by its id or by the slug of its storefront.

use yingke_schema::shops::shop;

use crate::{
    storage::{StorageError, Store},
    vocabulary::ShopId,
};

pub use yingke_schema::shops::shop::Model as Shop;

/// How a shop is named from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShopRef {
    Id(ShopId),
    Slug(String),
}

impl From<&str> for ShopRef {
    /// No slug looks like an id.
    fn from(text: &str) -> Self {
        uuid::Uuid::try_parse(text)
            .map_or_else(|_| Self::Slug(text.to_owned()), |id| Self::Id(ShopId(id)))
    }
}

impl From<ShopId> for ShopRef {
    fn from(id: ShopId) -> Self {
        Self::Id(id)
    }
}

pub async fn find(store: &Store, shop: &ShopRef) -> Result<Option<Shop>, StorageError> {
    use sea_orm::ColumnTrait;
    let named = match shop {
        ShopRef::Id(id) => shop::Column::Id.eq(*id),
        ShopRef::Slug(slug) => shop::Column::Slug.eq(slug.as_str()),
    };
    store.across_shops().rows::<shop::Entity>().with(named).one().await
}
