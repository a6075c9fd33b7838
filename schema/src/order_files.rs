//! Imports of orders from files, and what is wrong with their rows.

pub mod import {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{MemberId, OrderImportId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_import")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrderImportId,
        /// Made by the client: a retry carries the same one.
        pub key: Uuid,
        pub member_id: MemberId,
        /// As the member was called then.
        pub nick: String,
        pub made_at: Millis,
        /// Of the file.
        pub name: String,
        pub bytes: i64,
        /// JSON: names and bytes of the files that are here, by their place.
        pub files: String,
        /// `receiving`, `looked`, `checking`, `checked`, `running`, `done`, `stopped`, `failed` or `dropped`.
        pub state: String,
        /// JSON; empty: nobody has looked.
        pub look: String,
        /// JSON: which column says what; empty: as the look took them.
        pub mapping: String,
        /// Of the last check or run.
        pub job_id: Option<Uuid>,
        /// Orders of the file, as the check counted them.
        pub good: i64,
        pub known: i64,
        pub refused: i64,
        /// Faults, kept or not.
        pub faults: i64,
        /// Brought in so far.
        pub created: i64,
        pub customers: i64,
        pub rev: i64,
        /// When somebody last went on with it, or its job came on.
        pub touched_at: Millis,
    }

    crate::shop_entity!();
}

pub mod fault {
    use sea_orm::entity::prelude::*;

    use crate::ids::{OrderImportId, ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_import_fault")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: OrderImportId,
        /// From 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub line: i64,
        /// `orders` or `lines`.
        pub what: String,
        /// As the file calls it; none: the row as a whole.
        pub column_name: Option<String>,
        pub code: String,
        pub title: String,
        pub order_no: String,
    }

    crate::shop_entity!();
}
