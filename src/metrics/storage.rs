use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::OnConflict};
use yingke_reply_metrics::Profile;
use yingke_schema::metrics::{day, profile};

use crate::{
    calendar::Date,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::Millis,
};

/// Profiles the shop has changed, with their revision. One that no longer parses is as if it had not been changed.
pub async fn changed(db: &ShopDb) -> Result<Vec<(Profile, i64)>, StorageError> {
    let rows = db.rows::<profile::Entity>().all().await?;
    let read = |row: profile::Model| Some((serde_json::from_str(&row.body).ok()?, row.rev));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The revision of a changed profile; 0 where it was not.
pub async fn rev_of(tx: &ShopTx, id: &str) -> Result<i64, StorageError> {
    let rows = tx
        .rows::<profile::Entity>()
        .with(profile::Column::Id.eq(id));
    Ok(rows.one().await?.map_or(0, |row| row.rev))
}

pub async fn keep(tx: &ShopTx, kept: &Profile, rev: i64, at: Millis) -> Result<(), StorageError> {
    let row = profile::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(kept.id.clone()),
        body: Set(serde_json::to_string(kept).expect("a profile is plain data")),
        rev: Set(rev),
        changed_at: Set(at),
    };
    let again = OnConflict::columns([profile::Column::ShopId, profile::Column::Id])
        .update_columns([
            profile::Column::Body,
            profile::Column::Rev,
            profile::Column::ChangedAt,
        ])
        .to_owned();
    tx.upsert(row, again).await
}

/// Sums of a day that is over, as JSON; they hold for one revision of the profile.
pub async fn day_of(
    db: &ShopDb,
    profile: &str,
    rev: i64,
    date: Date,
) -> Result<Option<String>, StorageError> {
    let rows = db.rows::<day::Entity>().with(this(profile, date));
    let rows = rows.with(day::Column::Rev.eq(rev));
    Ok(rows.one().await?.map(|row| row.body))
}

pub async fn keep_day(
    tx: &ShopTx,
    profile: &str,
    rev: i64,
    date: Date,
    body: String,
) -> Result<(), StorageError> {
    let row = day::ActiveModel {
        shop_id: Set(tx.shop()),
        profile: Set(profile.to_owned()),
        date: Set(date.to_string()),
        rev: Set(rev),
        body: Set(body),
    };
    let again = OnConflict::columns([day::Column::ShopId, day::Column::Profile, day::Column::Date])
        .update_columns([day::Column::Rev, day::Column::Body])
        .to_owned();
    tx.upsert(row, again).await
}

fn this(profile: &str, date: Date) -> Condition {
    Condition::all()
        .add(day::Column::Profile.eq(profile))
        .add(day::Column::Date.eq(date.to_string()))
}
