//! Commands that were carried out, so that a retry does nothing twice.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::{
    Millis,
    ids::{OrderId, ShopId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "trade_deed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    /// Made by whoever sent the command: a retry carries the same one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Uuid,
    pub order_id: OrderId,
    /// Of what was asked, in hexadecimal.
    pub digest: String,
    pub at: Millis,
}

crate::shop_entity!();
