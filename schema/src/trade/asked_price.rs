//! Price protection that customers asked for.

use sea_orm::entity::prelude::*;

use crate::{
    Millis,
    ids::{MemberId, OrderId, ShopId, SkuId},
};

/// What a line's SKU cost when the customer asked the shop for the difference, and who answers by when.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "asked_price")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_no: i64,
    /// The line may have another one by now.
    pub sku_id: SkuId,
    /// Of one piece.
    pub price_fen: i64,
    pub at: Millis,
    pub order_no: String,
    pub title: String,
    /// None: nobody is waited for, or it was asked before there was a deadline.
    pub due_at: Option<Millis>,
    pub owner_id: Option<MemberId>,
}

crate::shop_entity!();
