//! Who changed or was shown what: a hash chain per shop.

pub mod record {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{Millis, ids::ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub at: Millis,
        pub actor_kind: String,
        pub actor_id: Uuid,
        pub action: String,
        pub object: String,
        /// JSON of before, after and reason; never holds personal data itself.
        pub detail: String,
        pub hash: Vec<u8>,
    }

    crate::shop_entity!();
}

pub mod head {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        pub no: i64,
        pub hash: Vec<u8>,
    }

    crate::shop_entity!();
}
