//! What customers say of the service, and how they are asked.

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "rating_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// JSON, as `rating::Rules`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod given {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, CustomerId, MemberId, ShopId},
    };

    /// What became of one reception's invitation.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "rating")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        /// Number of the reception.
        #[sea_orm(primary_key, auto_increment = false)]
        pub session: i64,
        pub customer_id: CustomerId,
        /// Who served at its end.
        pub member_id: Option<MemberId>,
        /// No person answered in it.
        pub is_robot: bool,
        /// 1 to 5; none: it was skipped.
        pub score: Option<i16>,
        /// JSON: the reasons ticked, in the words they had.
        pub reasons: String,
        pub words: String,
        pub at: Millis,
    }

    crate::shop_entity!();
}
