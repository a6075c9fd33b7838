//! Days a shop declares itself, and its duty times.

pub mod own_day {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_day")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// `2026-10-01`, where the shop is.
        #[sea_orm(primary_key, auto_increment = false)]
        pub date: String,
        pub is_off: bool,
        pub name: String,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}

pub mod duty {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "duty_times")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// JSON, as `calendar::DutyTimes`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}
