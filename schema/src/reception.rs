//! Conversations, their log, and the one row per conversation that the message writer locks.

pub mod conversation {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, CustomerId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "conversation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ConversationId,
        pub customer_id: CustomerId,
        pub channel: String,
        /// The conversation's name on the other side of the channel.
        pub external_id: Option<String>,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod head {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, MemberId, ShopId},
    };

    /// Locked by the message writer and by nothing else.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "conversation_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        pub public_seq: i64,
        pub staff_seq: i64,
        /// 0 closed, 1 queued, 2 assigned.
        pub status: i16,
        pub assignee: Option<MemberId>,
        pub session: i64,
        pub opened_at: Millis,
        /// First unanswered line of the customer.
        pub waiting_since: Option<Millis>,
        /// A member has answered in this reception.
        pub is_answered: bool,
        pub last_at: Millis,
    }

    crate::shop_entity!();
}

pub mod entry {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{ClientId, ConversationId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "entry")]
    pub struct Model {
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        /// 0 public, 1 staff.
        #[sea_orm(primary_key, auto_increment = false)]
        pub lane: i16,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub client_id: ClientId,
        /// 0 customer, 1 member, 2 system.
        pub sender_kind: i16,
        pub sender_id: Uuid,
        /// The name shown at the time.
        pub sender_name: String,
        /// Staff lane: the public `seq` it was written after.
        pub follows: i64,
        pub kind: String,
        /// JSON object.
        pub body: String,
        pub at: Millis,
        pub channel: String,
        pub external_id: Option<String>,
    }

    crate::shop_entity!();
}

pub mod session {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub opened_at: Millis,
        /// When it was given to the assignee, who may have it after another.
        pub assigned_at: Option<Millis>,
        pub answered_at: Option<Millis>,
        pub closed_at: Option<Millis>,
        pub assignee: Option<MemberId>,
    }

    crate::shop_entity!();
}

pub mod watermark {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::ids::{ConversationId, ShopId};

    /// How far a reader has come on the public lane; merged by maximum.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "watermark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        /// A customer's or a member's id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub reader_id: Uuid,
        pub is_staff: bool,
        pub delivered: i64,
        pub read: i64,
    }

    crate::shop_entity!();
}

pub mod desk {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    /// The revision of who has what in a shop.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "desk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod follow_mark {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ConversationId, ShopId};

    /// How far an area that reads along has taken a conversation's public lane.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "follow_mark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub follower: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        pub seq: i64,
    }

    crate::shop_entity!();
}

pub mod star {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ConversationId, MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "star")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub conversation_id: ConversationId,
        pub at: Millis,
    }

    crate::shop_entity!();
}
