//! What members are told, what they have read, and what may interrupt them.

pub mod notice {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// Its number in the shop, in the order of arrival: no gap, never given twice.
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub key: String,
        pub category: i16,
        /// A bit per role that is told; 0 where members are named in `notice_to`.
        pub roles: i64,
        pub at: Millis,
        /// JSON: the sayings.
        pub body: String,
        /// JSON, as `message_centre::Link`.
        pub link: Option<String>,
        /// Both sayings in small letters, for searching.
        pub words: String,
    }

    crate::shop_entity!();
}

pub mod notice_to {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MemberId, ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_to")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
    }

    crate::shop_entity!();
}

pub mod notice_read {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, ShopId},
    };

    /// One notice that a member has read by itself.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_read")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod notice_mark {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MemberId, ShopId};

    /// Up to which place a member has read a whole category; merged by maximum.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_mark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub category: i16,
        pub upto: i64,
    }

    crate::shop_entity!();
}

pub mod notice_wishes {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MemberId, ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_wishes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        /// JSON, as `message_centre::Wishes`.
        pub body: String,
    }

    crate::shop_entity!();
}

pub mod notice_keeping {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_keeping")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        pub keep_days: i64,
        /// Raised by each change; whoever saves names the one they saw.
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod push_key {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::Millis;

    /// The sender that push services know; one row, whose id is nil.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "push_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub secret: Vec<u8>,
        pub at: Millis,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod push_device {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{MemberId, ShopId, SignInId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "push_device")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub member_id: MemberId,
        /// What it was asked for with: when this ends, so does the push.
        pub sign_in_id: SignInId,
        pub endpoint: String,
        pub p256dh: Vec<u8>,
        pub auth: Vec<u8>,
        pub label: String,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod push_due {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{Millis, ids::ShopId};

    /// A push that is to be sent; gone once it was, or once nothing comes of it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "push_due")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub device_id: Uuid,
        /// Of the notice; 0 for a trial.
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub due_at: Millis,
        pub tries: i64,
        pub claimed_until: Millis,
    }

    crate::shop_entity!();
}
