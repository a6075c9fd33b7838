//! How a shop gives conversations to members, why each was given, and whom a customer belongs to.

pub mod rules {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "dispatch_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// JSON, as `dispatch::Rules`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}

pub mod trace {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "dispatch_trace")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Millis,
        pub session: i64,
        /// JSON, as `dispatch::Decision`.
        pub body: String,
        /// JSON: what was decided about, to decide it again by other rules; none where too many were on duty.
        pub situation: Option<String>,
    }

    crate::shop_entity!();
}

pub mod dedicated {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{CustomerId, MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "dedicated_member")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub customer_id: CustomerId,
        pub member_id: MemberId,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod left {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, ShopId},
    };

    /// A message left while nobody was on duty, of a reception that nobody has had yet.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "dispatch_left")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        pub session: i64,
        pub at: Millis,
    }

    crate::shop_entity!();
}
