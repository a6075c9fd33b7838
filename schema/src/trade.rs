//! Orders; so far only read.

pub mod order {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "trade_order")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrderId,
        pub no: String,
        pub customer_id: CustomerId,
        /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`.
        pub state: String,
        pub goods_fen: i64,
        pub freight_fen: i64,
        pub discount_fen: i64,
        pub total_fen: i64,
        pub paid_fen: i64,
        pub refunded_fen: i64,
        pub receiver: String,
        pub phone: String,
        pub address: String,
        pub carrier: Option<String>,
        pub waybill: Option<String>,
        pub note: String,
        /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
        pub flag: i16,
        pub created_at: Millis,
        pub paid_at: Option<Millis>,
        pub shipped_at: Option<Millis>,
        pub finished_at: Option<Millis>,
        pub closed_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod line {
    use sea_orm::entity::prelude::*;

    use crate::ids::{OrderId, ProductId, ShopId, SkuId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub product_id: ProductId,
        pub sku_id: SkuId,
        pub title: String,
        pub sku: String,
        pub picture: String,
        pub price_fen: i64,
        pub quantity: i64,
        pub total_fen: i64,
        /// The field's code, for instance `NO_REFUND`.
        pub refund_state: String,
    }

    crate::shop_entity!();
}

pub mod event {
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
        /// `customer`, `shop`, `carrier` or `system`.
        pub by: String,
        /// JSON: what the event changed, for instance the line it concerns and an amount.
        pub detail: String,
        pub at: Millis,
    }

    crate::shop_entity!();
}
