//! Files of goods: imports under way and done, and what imported products came from.

pub mod goods_import {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{ImportId, JobId, MemberId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_import")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ImportId,
        /// Made by the client: a retry begins no second one.
        pub key: Uuid,
        pub member_id: MemberId,
        pub nick: String,
        pub made_at: Millis,
        /// The file's pieces are deleted then, if not before.
        pub kept_until: Millis,
        pub name: String,
        pub bytes: i64,
        pub state: String,
        /// JSON; empty: not looked at yet.
        pub look: String,
        /// JSON; empty: not looked at yet.
        pub mapping: String,
        /// `check` or `run`: what the job is about; empty: there was none.
        pub step: String,
        /// `all` or `good`, of the run.
        pub run_rows: String,
        pub job_id: Option<JobId>,
        /// Whether the check of this very mapping has come to its end.
        pub is_checked: bool,
        pub created: i64,
        pub updated: i64,
        pub unchanged: i64,
        pub skipped: i64,
        pub refused: i64,
        /// Found; the first 10,000 are kept.
        pub faults: i64,
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod goods_import_piece {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ImportId, ShopId};

    /// A piece of a file that has come.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_import_piece")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        pub bytes: i64,
    }

    crate::shop_entity!();
}

pub mod goods_import_fault {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ImportId, ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_import_fault")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        /// The table it stands in; empty where the file is one.
        pub file: String,
        pub line: i64,
        /// Empty: the whole row.
        pub column_name: String,
        pub code: String,
        pub title: String,
        pub row_code: String,
    }

    crate::shop_entity!();
}

pub mod goods_import_change {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ImportId, ShopId};

    /// What a run would change of a product that is there.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_import_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        /// From 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i64,
        /// The table it stands in; empty where the file is one.
        pub file: String,
        pub line: i64,
        /// As the product was called when it was checked.
        pub code: String,
        pub title: String,
        /// JSON: fields with what they were and would be.
        pub changes: String,
        /// Fields that are not among them.
        pub more: i64,
        /// JSON: codes of what makes sense and may still be a slip.
        pub warnings: String,
    }

    crate::shop_entity!();
}

pub mod goods_import_shown {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ImportId, ShopId};

    /// What a check showed of products that follow each other.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_import_shown")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        /// Of the first of them among all products of the file, from 0.
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        /// Sixteen bytes for each.
        pub digests: Vec<u8>,
    }

    crate::shop_entity!();
}

pub mod goods_layout {
    use sea_orm::entity::prelude::*;

    use crate::ids::{LayoutId, ShopId};

    /// What the rows of a Taobao file have in common.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_layout")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// Follows from the rest.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LayoutId,
        pub encoding: String,
        /// Every byte before the first product.
        pub head: Vec<u8>,
    }

    crate::shop_entity!();
}

pub mod goods_origin {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ImportId, LayoutId, ProductId, ShopId};

    /// The row of a Taobao file that a product came from.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_origin")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub product_id: ProductId,
        pub layout_id: LayoutId,
        pub import_id: ImportId,
        /// Of the row among all rows of the import.
        pub place: i64,
        pub line: i64,
        pub row_bytes: Vec<u8>,
        /// JSON: what the row made of the product.
        pub snapshot: String,
    }

    crate::shop_entity!();
}

pub mod taobao_category {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    /// The shop's category for one of Taobao's.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "taobao_category")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub cid: i64,
        pub category: String,
    }

    crate::shop_entity!();
}

pub mod taobao_name {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    /// What the shop calls a property of Taobao, or a value of it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "taobao_name")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub pid: i64,
        /// 0: the property itself.
        #[sea_orm(primary_key, auto_increment = false)]
        pub vid: i64,
        pub name: String,
    }

    crate::shop_entity!();
}
