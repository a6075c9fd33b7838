//! What happened to orders.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{OrderId, ShopId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    pub kind: String,
    /// `customer`, `shop`, `carrier`, `system` or `platform`.
    pub by: String,
    /// JSON: what the event changed, for instance the line it concerns and an amount.
    pub detail: String,
    pub at: Millis,
    /// Who of the shop did it, as they were called then; empty: nobody of the shop, or it was not written down.
    pub nick: String,
    /// Of the parcel that left or came back with it.
    pub waybill: Option<String>,
}

crate::shop_entity!();
