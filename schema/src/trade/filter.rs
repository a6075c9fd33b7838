//! Members' own searches of orders.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::{
    Millis,
    ids::{MemberId, ShopId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_filter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// JSON: what is looked for.
    pub query: String,
    pub at: Millis,
}

crate::shop_entity!();
