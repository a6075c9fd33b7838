use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use yingke_schema::trade::rules::{self, Column};

use super::{TradeRules, rules::FLAGS};
use crate::storage::{ShopDb, ShopTx, StorageError};

/// A shop's rules and their revision; the usual ones at revision 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(TradeRules, i64), StorageError> {
    Ok(read(db.rows::<rules::Entity>().one().await?))
}

/// As [`rules_of`], inside a transaction.
pub async fn rules_in(tx: &ShopTx) -> Result<(TradeRules, i64), StorageError> {
    Ok(read(tx.rows::<rules::Entity>().one().await?))
}

fn read(row: Option<rules::Model>) -> (TradeRules, i64) {
    let Some(row) = row else {
        return (TradeRules::default(), 0);
    };
    let usual = || vec![String::new(); FLAGS];
    let rules = TradeRules {
        pay_within_min: row.pay_within_min,
        confirm_after_days: row.confirm_after_days,
        most_discount_bp: row.most_discount_bp,
        flag_names: serde_json::from_str(&row.flag_names).unwrap_or_else(|_| usual()),
    };
    (rules, row.rev)
}

pub async fn keep_rules(tx: &ShopTx, kept: &TradeRules, rev: i64) -> Result<(), StorageError> {
    let names = serde_json::to_string(&kept.flag_names).expect("names are plain data");
    let row = rules::ActiveModel {
        shop_id: Set(tx.shop()),
        pay_within_min: Set(kept.pay_within_min),
        confirm_after_days: Set(kept.confirm_after_days),
        most_discount_bp: Set(kept.most_discount_bp),
        flag_names: Set(names),
        rev: Set(rev),
    };
    let changed = OnConflict::column(Column::ShopId)
        .update_columns([
            Column::PayWithinMin,
            Column::ConfirmAfterDays,
            Column::MostDiscountBp,
            Column::FlagNames,
            Column::Rev,
        ])
        .to_owned();
    tx.upsert(row, changed).await
}
