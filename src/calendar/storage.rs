use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use yingke_schema::calendar::{duty, own_day};

use super::{Calendar, Date, DutyTimes, days::OwnDay};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::Millis,
};

/// A shop's calendar as it is now. Cheap enough to load for each task, and free to be kept for a while.
pub async fn of(db: &ShopDb) -> Result<Calendar, StorageError> {
    let own = db.rows::<own_day::Entity>().all().await?;
    let (duty, _) = duty_of(db).await?;
    let own = own.into_iter().filter_map(|row| {
        let day = OwnDay {
            is_off: row.is_off,
            name: row.name,
        };
        Some((row.date.parse().ok()?, day))
    });
    Ok(Calendar {
        own: own.collect(),
        duty,
    })
}

/// The duty times and their revision; the usual ones at 0 until someone changes them.
pub async fn duty_of(db: &ShopDb) -> Result<(DutyTimes, i64), StorageError> {
    let row = db.rows::<duty::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(usual, read))
}

pub async fn duty_in(tx: &ShopTx) -> Result<(DutyTimes, i64), StorageError> {
    let row = tx.rows::<duty::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(usual, read))
}

fn usual() -> (DutyTimes, i64) {
    (DutyTimes::default(), 0)
}

/// Checked before it was written; what does not parse any more is as if nobody had set it.
fn read(row: &duty::Model) -> (DutyTimes, i64) {
    let times = serde_json::from_str(&row.body).ok();
    let times = times.filter(|times: &DutyTimes| times.check().is_ok());
    (times.unwrap_or_default(), row.rev)
}

pub async fn keep_duty(
    tx: &ShopTx,
    times: &DutyTimes,
    rev: i64,
    at: Millis,
) -> Result<(), StorageError> {
    let row = duty::ActiveModel {
        shop_id: Set(tx.shop()),
        body: Set(serde_json::to_string(times).expect("duty times are plain data")),
        rev: Set(rev),
        changed_at: Set(at),
    };
    let changed = OnConflict::column(duty::Column::ShopId)
        .update_columns([
            duty::Column::Body,
            duty::Column::Rev,
            duty::Column::ChangedAt,
        ])
        .to_owned();
    tx.upsert(row, changed).await
}

pub async fn keep_day(
    tx: &ShopTx,
    date: Date,
    day: &OwnDay,
    at: Millis,
) -> Result<(), StorageError> {
    let row = own_day::ActiveModel {
        shop_id: Set(tx.shop()),
        date: Set(date.to_string()),
        is_off: Set(day.is_off),
        name: Set(day.name.clone()),
        changed_at: Set(at),
    };
    let changed = OnConflict::columns([own_day::Column::ShopId, own_day::Column::Date])
        .update_columns([
            own_day::Column::IsOff,
            own_day::Column::Name,
            own_day::Column::ChangedAt,
        ])
        .to_owned();
    tx.upsert(row, changed).await
}

/// True where there was one.
pub async fn forget_day(tx: &ShopTx, date: Date) -> Result<bool, StorageError> {
    let which = own_day::Column::Date.eq(date.to_string());
    Ok(tx.delete::<own_day::Entity>(which).await? > 0)
}
