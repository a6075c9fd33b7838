//! What customers have in their carts.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{CustomerId, ShopId, SkuId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cart_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub customer_id: CustomerId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sku_id: SkuId,
    pub quantity: i64,
    pub at: Millis,
}

crate::shop_entity!();
