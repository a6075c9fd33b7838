//! Canned replies.

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
        pub folder: String,
        pub code: String,
        pub title: String,
        pub body: String,
        pub position: i64,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}
