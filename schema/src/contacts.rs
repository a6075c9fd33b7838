//! Customers that members saved.

pub mod contact {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ContactId, CustomerId, MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ContactId,
        /// None: the team's.
        pub member_id: Option<MemberId>,
        pub customer_id: CustomerId,
        /// By name; empty: in none.
        pub group_name: String,
        pub note: String,
        pub rev: i64,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}
