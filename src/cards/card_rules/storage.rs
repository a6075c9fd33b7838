use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use yingke_schema::cards::rules::{ActiveModel, Column, Entity, Model};

use super::CardRules;
use crate::storage::{ShopDb, ShopTx, StorageError};

/// A shop's rules and their revision; the usual ones at revision 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(CardRules, i64), StorageError> {
    Ok(read(db.rows::<Entity>().one().await?))
}

/// As [`rules_of`], inside a transaction.
pub async fn rules_in(tx: &ShopTx) -> Result<(CardRules, i64), StorageError> {
    Ok(read(tx.rows::<Entity>().one().await?))
}

fn read(row: Option<Model>) -> (CardRules, i64) {
    let read = |row: Model| (serde_json::from_str(&row.body).unwrap_or_default(), row.rev);
    row.map(read).unwrap_or_default()
}

pub async fn keep_rules(tx: &ShopTx, kept: CardRules, rev: i64) -> Result<(), StorageError> {
    let row = ActiveModel {
        shop_id: Set(tx.shop()),
        body: Set(serde_json::to_string(&kept).expect("rules are plain data")),
        rev: Set(rev),
    };
    let changed = OnConflict::column(Column::ShopId)
        .update_columns([Column::Body, Column::Rev])
        .to_owned();
    tx.upsert(row, changed).await
}
