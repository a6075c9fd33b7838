//! Orders with what happened to them, and what a shop and its customers keep beside them.

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
        /// Raised by every change.
        pub rev: i64,
        pub extended_days: i64,
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

pub mod deed {
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
}

pub mod note {
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
}

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "trade_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        pub pay_within_min: i64,
        pub confirm_after_days: i64,
        /// Of the goods, in hundredths of a per cent.
        pub most_discount_bp: i64,
        /// JSON: six names, empty where the colour's own name will do.
        pub flag_names: String,
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod cart_line {
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
}
