use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use yingke_reply_metrics::Profile;
use yingke_schema::metrics::{day, left, profile};

use super::left::Left;
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

/// Sums of days that are over, as JSON, where they were counted by the same rules.
pub async fn days_of(
    db: &ShopDb,
    profile: &str,
    counted_by: i64,
    [first, last]: [Date; 2],
) -> Result<HashMap<Date, String>, StorageError> {
    // Written as they are, days sort as they follow each other.
    let rows = db
        .rows::<day::Entity>()
        .with(day::Column::Profile.eq(profile))
        .with(day::Column::CountedBy.eq(counted_by))
        .with(day::Column::Date.between(first.to_string(), last.to_string()));
    let rows = rows.all().await?.into_iter();
    Ok(rows
        .filter_map(|row| Some((row.date.parse().ok()?, row.body)))
        .collect())
}

pub async fn keep_day(
    tx: &ShopTx,
    profile: &str,
    counted_by: i64,
    date: Date,
    body: String,
) -> Result<(), StorageError> {
    let row = day::ActiveModel {
        shop_id: Set(tx.shop()),
        profile: Set(profile.to_owned()),
        date: Set(date.to_string()),
        counted_by: Set(counted_by),
        body: Set(body),
    };
    let again = OnConflict::columns([day::Column::ShopId, day::Column::Profile, day::Column::Date])
        .update_columns([day::Column::CountedBy, day::Column::Body])
        .to_owned();
    tx.upsert(row, again).await
}

/// What was noted as left, by day; a day on which nothing was is noted too.
pub async fn left_between(
    db: &ShopDb,
    [first, last]: [Date; 2],
) -> Result<HashMap<Date, Left>, StorageError> {
    let days = left::Column::Date.between(first.to_string(), last.to_string());
    let rows = db.rows::<left::Entity>().with(days).all().await?;
    let read = |row: left::Model| Some((row.date.parse().ok()?, Left::read(&row.body)?));
    Ok(rows.into_iter().filter_map(read).collect())
}

pub async fn keep_left(tx: &ShopTx, date: Date, kept: &Left) -> Result<(), StorageError> {
    let row = left::ActiveModel {
        shop_id: Set(tx.shop()),
        date: Set(date.to_string()),
        body: Set(serde_json::to_string(kept).expect("ids are plain data")),
    };
    let again = OnConflict::columns([left::Column::ShopId, left::Column::Date])
        .update_column(left::Column::Body)
        .to_owned();
    tx.upsert(row, again).await
}
