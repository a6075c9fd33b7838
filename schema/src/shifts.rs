//! Who is meant to serve when, who really did, and by which rules a shop goes by it.

pub mod shift {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, ShiftId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shift")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ShiftId,
        pub member_id: MemberId,
        pub starts_at: Millis,
        /// Excluded; may lie on the next day.
        pub ends_at: Millis,
        pub made_at: Millis,
    }

    crate::shop_entity!();
}

pub mod clocking {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ClockingId, MemberId, ShopId},
    };

    /// A stretch that a member was clocked on, or rested.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "clocking")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ClockingId,
        pub member_id: MemberId,
        pub is_rest: bool,
        pub from_at: Millis,
        /// When a rest is meant to end.
        pub due_at: Option<Millis>,
        /// None while it goes on; at most one of each kind does, for a member.
        pub to_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shift_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// JSON, as `shifts::Rules`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}
