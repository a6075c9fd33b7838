use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use serde::de::DeserializeOwned;
use serde_json::Map;
use yingke_schema::trade::rules::{self, Column};

use super::{AfterSaleRules, ParcelRules, TradeRules, rules::FLAGS};
use crate::storage::{ShopDb, ShopTx, StorageError};

/// A shop's rules and their revision; the usual ones at revision 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(TradeRules, i64), StorageError> {
    Ok(read(db.rows::<rules::Entity>().one().await?))
}

/// As [`rules_of`], inside a transaction.
pub async fn rules_in(tx: &ShopTx) -> Result<(TradeRules, i64), StorageError> {
    Ok(read(tx.rows::<rules::Entity>().one().await?))
}

/// How long parcels may be without news.
pub async fn parcel_rules(db: &ShopDb) -> Result<ParcelRules, StorageError> {
    let (rules, _) = rules_of(db).await?;
    Ok(rules.parcels)
}

fn read(row: Option<rules::Model>) -> (TradeRules, i64) {
    let Some(row) = row else {
        return (TradeRules::default(), 0);
    };
    let rules = TradeRules {
        pay_within_min: row.pay_within_min,
        confirm_after_days: row.confirm_after_days,
        most_extensions: row.most_extensions,
        most_discount_bp: row.most_discount_bp,
        flag_names: flag_names(&row.flag_names),
        most_compensation_fen: row.most_compensation_fen,
        most_refund_fen: row.most_refund_fen,
        most_supervisor_refund_fen: row.most_supervisor_refund_fen,
        price_protection_days: row.price_protection_days,
        freight_insurance: row.freight_insurance,
        most_supervisor_discount_bp: row.most_supervisor_discount_bp,
        needs_customer: part(&row.needs_customer, "needs_customer"),
        parcels: part(&row.parcels, "parcels"),
        after_sale: AfterSaleRules {
            shortened_at: row.times_shortened_at,
            ..delays(&row.after_sale)
        },
    };
    (rules, row.rev)
}

fn flag_names(kept: &str) -> Vec<String> {
    serde_json::from_str(kept).unwrap_or_else(|error| {
        tracing::error!(%error, "the names of a shop's flags cannot be read");
        vec![String::new(); FLAGS]
    })
}

/// What belongs together, as it was kept; the usual of what cannot be read.
fn part<T: DeserializeOwned + Default>(kept: &str, what: &str) -> T {
    // Written before there was any.
    if kept.is_empty() {
        return T::default();
    }
    serde_json::from_str(kept).unwrap_or_else(|error| {
        tracing::error!(%error, what, "a part of a shop's rules cannot be read");
        T::default()
    })
}

/// Were part of that of an answer, before they had a field of their own.
const AS_AN_ANSWER: [&str; 2] = ["proposal_within_h", "refund_within_h"];

/// Each delay as it was kept. What cannot be read is the usual one alone, and takes no other along.
fn delays(kept: &str) -> AfterSaleRules {
    // Written before there were any.
    if kept.is_empty() {
        return AfterSaleRules::default();
    }
    let kept: Map<_, _> = serde_json::from_str(kept).unwrap_or_else(|error| {
        tracing::error!(%error, "the delays of a shop's cases cannot be read");
        Map::new()
    });
    let mut whole = serde_json::to_value(AfterSaleRules::default()).expect("delays are plain data");
    for (name, usual) in whole.as_object_mut().into_iter().flatten() {
        let before = AS_AN_ANSWER.contains(&name.as_str());
        let before = before.then(|| kept.get("agree_within_h")).flatten();
        match kept.get(name).or(before) {
            Some(value) if value.is_i64() => *usual = value.clone(),
            Some(value) => {
                tracing::error!(name, %value, "a delay of a shop's cases cannot be read");
            }
            None => {}
        }
    }
    serde_json::from_value::<AfterSaleRules>(whole).unwrap_or_default()
}

pub async fn keep_rules(tx: &ShopTx, kept: &TradeRules, rev: i64) -> Result<(), StorageError> {
    let names = serde_json::to_string(&kept.flag_names).expect("names are plain data");
    let after_sale = serde_json::to_string(&kept.after_sale).expect("delays are plain data");
    let asks = serde_json::to_string(&kept.needs_customer).expect("switches are plain data");
    let parcels = serde_json::to_string(&kept.parcels).expect("times are plain data");
    let row = rules::ActiveModel {
        shop_id: Set(tx.shop()),
        pay_within_min: Set(kept.pay_within_min),
        confirm_after_days: Set(kept.confirm_after_days),
        most_discount_bp: Set(kept.most_discount_bp),
        flag_names: Set(names),
        after_sale: Set(after_sale),
        most_compensation_fen: Set(kept.most_compensation_fen),
        price_protection_days: Set(kept.price_protection_days),
        freight_insurance: Set(kept.freight_insurance),
        most_supervisor_discount_bp: Set(kept.most_supervisor_discount_bp),
        needs_customer: Set(asks),
        most_refund_fen: Set(kept.most_refund_fen),
        most_supervisor_refund_fen: Set(kept.most_supervisor_refund_fen),
        times_shortened_at: Set(kept.after_sale.shortened_at),
        parcels: Set(parcels),
        most_extensions: Set(kept.most_extensions),
        rev: Set(rev),
    };
    let changed = OnConflict::column(Column::ShopId)
        .update_columns([
            Column::PayWithinMin,
            Column::ConfirmAfterDays,
            Column::MostDiscountBp,
            Column::FlagNames,
            Column::AfterSale,
            Column::MostCompensationFen,
            Column::PriceProtectionDays,
            Column::FreightInsurance,
            Column::MostSupervisorDiscountBp,
            Column::NeedsCustomer,
            Column::MostRefundFen,
            Column::MostSupervisorRefundFen,
            Column::TimesShortenedAt,
            Column::Parcels,
            Column::MostExtensions,
            Column::Rev,
        ])
        .to_owned();
    tx.upsert(row, changed).await
}

#[cfg(test)]
mod tests {
    use super::{super::NeedsCustomer, *};

    #[test]
    fn what_cannot_be_read_takes_nothing_else_along() {
        let usual = AfterSaleRules::default();
        assert_eq!(delays(""), usual);
        assert_eq!(delays("{"), usual);
        let kept = r#"{"agree_within_h":24,"return_within_days":"soon","gone":1}"#;
        let read = AfterSaleRules {
            agree_within_h: 24,
            // They took as long, before they had a time of their own.
            proposal_within_h: 24,
            refund_within_h: 24,
            ..usual.clone()
        };
        assert_eq!(delays(kept), read);
        let read = AfterSaleRules {
            refund_within_h: 12,
            ..read
        };
        let whole = serde_json::to_string(&read).unwrap();
        assert_eq!(delays(&whole), read);
        assert_eq!(flag_names("["), vec![String::new(); FLAGS]);
        assert_eq!(part::<NeedsCustomer>("{", ""), NeedsCustomer::default());
        assert_eq!(part::<ParcelRules>("{", ""), ParcelRules::default());
    }
}
