//! What a shop says by itself, and what it has said.

pub mod rule {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auto_reply")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// JSON, as `auto_replies::Rule`.
        pub body: String,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}

pub mod sent {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{ConversationId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auto_reply_sent")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// Rule, conversation and period: what must not be said twice has one key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub conversation_id: ConversationId,
        pub rule_id: Uuid,
        pub session: i64,
        pub at: Millis,
        /// The words, filled in.
        pub body: String,
        /// False: claimed, and broken off before it was in the log.
        pub is_said: bool,
        /// The line of the public lane that is answered; 0 where time made us speak.
        pub line_seq: i64,
        /// As `auto_replies::Circle`; a line is answered once in each.
        pub circle: i16,
    }

    crate::shop_entity!();
}

pub mod own {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "auto_reply_own")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        /// JSON, as `auto_replies::OwnWords`.
        pub body: String,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}
