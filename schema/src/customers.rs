//! Shoppers, the devices that speak for them, what they look at, and when a shop does not listen to them.

pub mod customer {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "customer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CustomerId,
        /// The shop's own number of a signed shopper; none for an anonymous one.
        pub external_id: Option<String>,
        pub name: String,
        pub phone: Option<String>,
        pub address: Option<String>,
        pub city: Option<String>,
        /// JSON array of strings.
        pub tags: String,
        /// Paid so far, for the tie-break of the desk's sort rule.
        pub value_fen: i64,
        pub created_at: Millis,
        pub seen_at: Millis,
    }

    crate::shop_entity!();
}

pub mod device {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "customer_device")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        pub customer_id: CustomerId,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod looking {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, ProductId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "looking")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub customer_id: CustomerId,
        pub product_id: Option<ProductId>,
        pub title: String,
        pub path: String,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod block {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, MemberId, ShopId},
    };

    /// A stretch of time in which a shop does not listen to a customer; the one without an end runs.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "customer_block")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub customer_id: CustomerId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Millis,
        pub member_id: MemberId,
        pub reason: String,
        pub lifted_at: Option<Millis>,
        pub lifted_by: Option<MemberId>,
    }

    crate::shop_entity!();
}
