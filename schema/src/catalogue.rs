//! Products and their SKUs.

pub mod product {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ProductId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProductId,
        pub code: String,
        pub title: String,
        pub category: String,
        pub selling_point: String,
        /// `stock`, `presale` or `custom`.
        pub availability: String,
        /// First picture's address.
        pub picture: String,
        /// Lowest and highest price of its SKUs.
        pub price_fen: i64,
        pub price_to_fen: i64,
        /// What can be bought of its SKUs: less what is reserved.
        pub stock: i64,
        /// JSON: facts, pictures, care, installation, questions and the rest of what knowledge holds.
        pub detail: String,
        pub position: i64,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod sku {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ProductId, ShopId, SkuId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sku")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SkuId,
        pub product_id: ProductId,
        pub code: String,
        /// JSON object: property to value, in order.
        pub props: String,
        pub price_fen: i64,
        pub stock: i64,
        /// Of the stock: bought and not yet shipped.
        pub reserved: i64,
        pub weight_g: i64,
        pub position: i64,
    }

    crate::shop_entity!();
}
