//! People, their places in shops, their signed-in devices and whether they are at the desk.

pub mod person {
    use sea_orm::entity::prelude::*;

    use crate::{Millis, ids::PersonId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PersonId,
        pub login: String,
        pub name: String,
        pub password_hash: String,
        /// One JSON object, written by the console.
        pub settings: String,
        pub created_at: Millis,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sign_in {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{PersonId, SignInId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SignInId,
        /// SHA-256 of the token; the token itself is never stored.
        pub token_hash: Vec<u8>,
        pub person_id: PersonId,
        pub device: String,
        pub created_at: Millis,
        pub expires_at: Millis,
        pub revoked_at: Option<Millis>,
        /// When it was last used, to a few minutes.
        pub seen_at: Option<Millis>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod member {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};
    use utoipa::ToSchema;

    use crate::{
        Millis,
        ids::{MemberId, PersonId, ShopId},
    };

    #[derive(
        Clone,
        Copy,
        Debug,
        PartialEq,
        Eq,
        Hash,
        EnumIter,
        DeriveActiveEnum,
        Serialize,
        Deserialize,
        ToSchema,
    )]
    #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Role {
        Owner,
        Supervisor,
        Agent,
        Trainee,
        Operations,
        Warehouse,
    }

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MemberId,
        pub person_id: PersonId,
        pub role: Role,
        /// The name customers see.
        pub nick: String,
        /// Most open conversations dispatch gives this member.
        pub capacity: i64,
        pub created_at: Millis,
        pub left_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod presence {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};
    use utoipa::ToSchema;

    use crate::{
        Millis,
        ids::{MemberId, ShopId},
    };

    #[derive(
        Clone,
        Copy,
        Debug,
        PartialEq,
        Eq,
        Hash,
        EnumIter,
        DeriveActiveEnum,
        Serialize,
        Deserialize,
        ToSchema,
    )]
    #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum State {
        Online,
        Busy,
        Suspended,
        Rest,
        Offline,
    }

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "presence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        pub state: State,
        pub changed_at: Millis,
        /// Renewed while a socket of this member lives on any node; past it the member counts as offline.
        pub lease_until: Millis,
    }

    crate::shop_entity!();
}
