//! What was bought with an order, as it was then.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{OrderId, ProductId, ShopId, SkuId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    /// None: what was bought elsewhere is not sold here.
    pub product_id: Option<ProductId>,
    pub sku_id: Option<SkuId>,
    pub title: String,
    pub sku: String,
    pub picture: String,
    pub price_fen: i64,
    pub quantity: i64,
    pub total_fen: i64,
    /// The field's code, for instance `NO_REFUND`.
    pub refund_state: String,
    /// Off this line alone, beside its part of what is off the whole order; negative: it costs more.
    pub own_discount_fen: i64,
    /// It was made to order when it was placed; none: that was not kept, and nor is the time below.
    pub is_custom: Option<bool>,
    /// So long after it is paid it has to have left, as was promised then.
    pub ships_within_ms: Option<i64>,
    /// Or then, if that is later.
    pub ships_not_before: Option<Millis>,
}

crate::shop_entity!();
