//! Canned replies, their folders, and how often each is used.

pub mod phrase {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, PhraseId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "phrase")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PhraseId,
        /// None: the team's.
        pub member_id: Option<MemberId>,
        /// By name; empty: in none.
        pub folder: String,
        /// Normalised, and unique among the team's or the member's own; empty: none.
        pub code: String,
        pub title: String,
        pub body: String,
        /// With gaps, so that moving one seldom moves others.
        pub position: i64,
        pub created_at: Millis,
        /// JSON array of file ids.
        pub pictures: String,
        /// JSON array of product ids.
        pub products: String,
        /// By everyone together.
        pub uses: i64,
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}

pub mod folder {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "phrase_folder")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// None: the team's.
        pub member_id: Option<MemberId>,
        pub name: String,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod usage {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{MemberId, PhraseId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "phrase_use")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub phrase_id: PhraseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        pub times: i64,
        pub last_at: Millis,
    }

    crate::shop_entity!();
}
