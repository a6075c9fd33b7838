use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use yingke_schema::rating::{given, rules};

use super::Rules;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ConversationId, CustomerId, Millis},
};

pub use given::Model as Given;

/// A shop's rules and their revision; the usual ones at revision 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(Rules, i64), StorageError> {
    let row = db.rows::<rules::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(|| (Rules::default(), 0), read))
}

pub async fn rules_in(tx: &ShopTx) -> Result<(Rules, i64), StorageError> {
    let row = tx.rows::<rules::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(|| (Rules::default(), 0), read))
}

fn read(row: &rules::Model) -> (Rules, i64) {
    (serde_json::from_str(&row.body).unwrap_or_default(), row.rev)
}

pub async fn keep_rules(tx: &ShopTx, kept: &Rules, rev: i64) -> Result<(), StorageError> {
    let row = rules::ActiveModel {
        shop_id: Set(tx.shop()),
        body: Set(serde_json::to_string(kept).expect("rules are plain data")),
        rev: Set(rev),
    };
    let changed = OnConflict::column(rules::Column::ShopId)
        .update_columns([rules::Column::Body, rules::Column::Rev])
        .to_owned();
    tx.upsert(row, changed).await
}

pub async fn given_for(
    db: &ShopDb,
    conversation: ConversationId,
    session: i64,
) -> Result<Option<Given>, StorageError> {
    let rows = db
        .rows::<given::Entity>()
        .with(given::Column::ConversationId.eq(conversation));
    rows.with(given::Column::Session.eq(session)).one().await
}

/// Fails as a double where the reception has its answer.
pub async fn keep(tx: &ShopTx, new: Given) -> Result<(), StorageError> {
    use sea_orm::ActiveModelTrait;
    tx.insert(given::ActiveModel::from(new).reset_all()).await
}

/// Newest first, without those that were skipped.
pub async fn given_by(
    db: &ShopDb,
    customer: CustomerId,
    most: u64,
) -> Result<Vec<Given>, StorageError> {
    let rows = db
        .rows::<given::Entity>()
        .with(given::Column::CustomerId.eq(customer));
    let rows = rows.with(given::Column::Score.is_not_null());
    rows.descending(given::Column::At).limit(most).all().await
}

/// All answers of a time, skipped ones too.
pub async fn given_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<Given>, StorageError> {
    let rows = db.rows::<given::Entity>().with(given::Column::At.gte(from));
    rows.with(given::Column::At.lt(to)).all().await
}
