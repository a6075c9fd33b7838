//! Rules of counting that a shop has changed, sums of days that are over, and messages left on them.

pub mod profile {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "metric_profile")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// JSON object.
        pub body: String,
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}

pub mod day {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "metric_day")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub profile: String,
        /// `2026-10-01`, of the shop's own time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub date: String,
        /// Tells the rules it was counted by from others.
        #[sea_orm(column_name = "rev")]
        pub counted_by: i64,
        /// JSON object.
        pub body: String,
    }

    crate::shop_entity!();
}

pub mod left {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    /// Receptions that began on a day while nobody was there.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "metric_left")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// `2026-10-01`, of the shop's own time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub date: String,
        /// JSON array: conversation and session of each.
        pub body: String,
    }

    crate::shop_entity!();
}
