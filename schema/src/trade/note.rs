//! Notes and flags that members set beside orders, with who set them.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{MemberId, OrderId, ShopId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    /// None: it came with the order.
    pub member_id: Option<MemberId>,
    /// As the member was called then.
    pub nick: String,
    pub note: String,
    pub flag: i16,
    pub at: Millis,
}

crate::shop_entity!();
