//! `shop`: the tenant.

pub mod shop {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shop")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ShopId,
        pub slug: String,
        pub name: String,
        pub about: String,
        /// Signs the identity of shoppers the shop knows (HS256). The shop's own site holds it too.
        pub identity_secret: String,
        pub first_limit_ms: i64,
        pub later_limit_ms: i64,
        /// JSON: origins of the pages that may carry the widget.
        pub sites: String,
        /// Signs links to files and seals numbers in search. Never leaves the server.
        pub link_secret: String,
        pub created_at: Millis,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
