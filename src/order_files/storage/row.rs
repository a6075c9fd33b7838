//! An import as its row says it, and how it begins.

use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yingke_schema::order_files::import;

use super::{ImportRow, Step};
use crate::{
    access::Member,
    order_files::view::{OrderImportLook, OrderImportMapping},
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, OrderImportId},
};

/// A file that has come whole, by its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// 1 or 2.
    pub no: u64,
    pub name: String,
    pub bytes: u64,
}

pub fn kept_of(row: &ImportRow) -> Vec<Kept> {
    serde_json::from_str(&row.files).unwrap_or_default()
}

pub fn look_of(row: &ImportRow) -> Option<OrderImportLook> {
    serde_json::from_str(&row.look).ok()
}

/// None: nobody has said it.
pub fn mapping_of(row: &ImportRow) -> Option<OrderImportMapping> {
    serde_json::from_str(&row.mapping).ok()
}

/// What somebody begins.
pub struct New<'a> {
    pub id: OrderImportId,
    pub key: Uuid,
    pub by: &'a Member,
    pub name: &'a str,
    pub bytes: i64,
}

pub async fn begin(tx: &ShopTx, new: &New<'_>, at: Millis) -> Result<(), StorageError> {
    tx.insert(import::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new.id),
        key: Set(new.key),
        member_id: Set(new.by.id),
        nick: Set(new.by.nick.clone()),
        made_at: Set(at),
        name: Set(new.name.to_owned()),
        bytes: Set(new.bytes),
        files: Set("[]".to_owned()),
        state: Set(Step::Receiving.code().to_owned()),
        look: Set(String::new()),
        mapping: Set(String::new()),
        job_id: Set(None),
        good: Set(0),
        known: Set(0),
        refused: Set(0),
        faults: Set(0),
        created: Set(0),
        customers: Set(0),
        rev: Set(1),
        touched_at: Set(at),
    })
    .await
}
