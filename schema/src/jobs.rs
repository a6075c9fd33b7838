//! Long work that outlives the request that began it: how far it has come, and which node is at it.

pub mod job {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{JobId, MemberId, ShopId},
        members::member::Role,
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JobId,
        pub kind: String,
        /// `waiting`, `running`, `stopped`, `done` or `failed`.
        pub state: String,
        /// Who began it, and what they were then.
        pub member_id: MemberId,
        pub nick: String,
        pub role: Role,
        pub made_at: Millis,
        pub started_at: Option<Millis>,
        pub ended_at: Option<Millis>,
        /// Pieces of work; 0 where nobody has counted yet.
        pub total: i64,
        pub done: i64,
        pub failed: i64,
        /// JSON: how far it has come; empty at the beginning.
        pub cursor: String,
        /// JSON: what is to be done.
        pub input: String,
        /// A code: why it failed.
        pub reason: String,
        /// Of the node that is at it, until `claimed_until`.
        pub claim: Option<Uuid>,
        pub claimed_until: Millis,
        /// Runs that failed one after the other without a part between them.
        pub failures: i64,
    }

    crate::shop_entity!();
}
