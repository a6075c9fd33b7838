//! Stored files, the pictures of a shop itself, and uploads under way.

pub mod file {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{ConversationId, FileId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FileId,
        pub conversation_id: ConversationId,
        /// A customer's or a member's id.
        pub owner_id: Uuid,
        /// `picture` or `file`.
        pub kind: String,
        pub name: String,
        pub content_type: String,
        pub size: i64,
        pub width: Option<i64>,
        pub height: Option<i64>,
        /// Content type of the thumbnail, where there is one.
        pub thumb_type: Option<String>,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod shop_picture {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{FileId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shop_picture")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FileId,
        /// The member who added it.
        pub owner_id: Uuid,
        pub name: String,
        pub content_type: String,
        pub size: i64,
        pub width: i64,
        pub height: i64,
        pub thumb_type: String,
        pub created_at: Millis,
    }

    crate::shop_entity!();
}

pub mod upload {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{ConversationId, FileId, ShopId, UploadId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "upload")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UploadId,
        pub conversation_id: ConversationId,
        pub owner_id: Uuid,
        pub name: String,
        pub size: i64,
        pub received: i64,
        /// The finished file: a repeated last chunk is answered with it.
        pub file_id: Option<FileId>,
        pub created_at: Millis,
        pub expires_at: Millis,
    }

    crate::shop_entity!();
}
