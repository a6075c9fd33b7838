//! Everything that happens later is a row here.

pub mod timer {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "timer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// Says what is due, for instance `idle_close/<conversation>/<session>`; the effect is idempotent by it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub kind: String,
        pub due_at: Millis,
        /// JSON.
        pub payload: String,
        pub claimed_until: Millis,
    }

    crate::shop_entity!();
}
