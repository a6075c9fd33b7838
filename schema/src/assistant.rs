//! Many products changed together: what was asked, and what becomes of each.

pub mod batch {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{BatchId, JobId, MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_batch")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BatchId,
        /// Made by the client: a retry carries the same one.
        pub key: Uuid,
        pub member_id: MemberId,
        pub nick: String,
        pub made_at: Millis,
        /// JSON: which products, and what is done to them. Emptied with the items.
        pub what: String,
        /// What tells two batches with one key apart.
        pub digest: String,
        /// JSON: the operations alone, for lists.
        pub words: String,
        pub state: String,
        /// The shop's lowest price when it was asked for; 0: none.
        pub floor_fen: i64,
        /// Of the preview, and then of the applying.
        pub job_id: Option<JobId>,
        pub undo_job_id: Option<JobId>,
        pub total: i64,
        pub changed: i64,
        pub unchanged: i64,
        pub refused: i64,
        pub warned: i64,
        /// Products without a SKU that it is for.
        pub left_out: i64,
        pub applied_at: Option<Millis>,
        pub undone_at: Option<Millis>,
        pub undo_until: Option<Millis>,
        /// Products that did not go back, or not whole, when it was taken back.
        pub kept: i64,
        /// Its items are gone.
        pub is_forgotten: bool,
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod item {
    use sea_orm::entity::prelude::*;

    use crate::ids::{BatchId, ProductId, ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_batch_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: BatchId,
        /// From 1, in the order in which they were chosen.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub product_id: ProductId,
        /// As the product was called when it was looked at.
        pub code: String,
        pub title: String,
        pub rev: i64,
        pub state: String,
        pub after_rev: Option<i64>,
        /// JSON: the edits that are made.
        pub edits: String,
        /// JSON: what they change.
        pub changes: String,
        /// JSON: codes.
        pub warnings: String,
        /// JSON; empty: none.
        pub fault: String,
    }

    crate::shop_entity!();
}

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "assistant_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// The lowest price that is no mistake; 0: none.
        pub floor_fen: i64,
        pub rev: i64,
    }

    crate::shop_entity!();
}
