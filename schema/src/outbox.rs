//! Events of the areas, written in the transaction of the change they tell of.

pub mod event {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Past tense, for instance `CustomerShown`.
        pub kind: String,
        /// JSON.
        pub payload: String,
        pub at: Millis,
        pub claimed_until: Millis,
        pub done_at: Option<Millis>,
    }

    crate::shop_entity!();
}
