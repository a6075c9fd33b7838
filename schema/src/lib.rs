//! Tables of both databases, one module per area, and the migrations that make them.
//!
//! No behaviour lives here. Only the area that owns a module may name it (`tests/architecture/`).
//! Every business table leads with `shop_id`; `person` and `sign_in` do not, because one person may work in several shops.
//! Times are [`Millis`], money is fen in `i64`, free-form documents are JSON kept as text.

pub mod assistant;
pub mod audit;
pub mod auto_replies;
pub mod calendar;
pub mod cards;
pub mod catalogue;
pub mod contacts;
pub mod customers;
pub mod dispatch;
pub mod files;
pub mod goods_files;
pub mod ids;
pub mod jobs;
pub mod logistics;
pub mod members;
pub mod message_centre;
pub mod metrics;
pub mod migrations;
pub mod order_files;
pub mod outbox;
pub mod phrases;
pub mod promises;
pub mod rating;
pub mod reception;
pub mod shifts;
pub mod shops;
pub mod timers;
pub mod trade;

use sea_orm::EntityTrait;

/// UTC milliseconds since 1970, on both databases.
pub type Millis = i64;

/// A table whose rows belong to one shop.
pub trait ShopEntity: EntityTrait {
    /// The column that every query must be narrowed by.
    fn shop_column() -> Self::Column;
}

/// What each entity module needs and none varies.
macro_rules! shop_entity {
    () => {
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}
        impl ActiveModelBehavior for ActiveModel {}
        impl crate::ShopEntity for Entity {
            fn shop_column() -> Column {
                Column::ShopId
            }
        }
    };
}
pub(crate) use shop_entity;
