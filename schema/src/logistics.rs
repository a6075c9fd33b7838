//! Parcels on their way, and what carriers said of them.

pub mod parcel {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "parcel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        /// Of the order's event that says that it left.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub looked_at: Millis,
        /// Of its newest step; before the first one, when it was sent.
        pub changed_at: Millis,
        /// What members were told of it, a bit each: see `logistics::Concern`.
        pub told: i64,
        /// What somebody should see to, as the last look found it: the bit of it, 0: nothing.
        pub concern: i64,
        /// Nobody asks any more since then.
        pub ended_at: Option<Millis>,
        /// Raised by every look: of two at the same time one counts.
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod step {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{OrderId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "parcel_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub order_id: OrderId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub parcel_no: i64,
        /// From 1, the oldest first.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        /// The field's number, for instance 301: signed by the receiver.
        pub code: i16,
        pub at: Millis,
        pub place: String,
        /// The carrier's own.
        pub words: String,
    }

    crate::shop_entity!();
}
