use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Date, days::OwnDay, storage};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    audit,
    http::{Id, InShop, Json, Problem},
    storage::{Event, ShopTx, StorageError},
    vocabulary::Millis,
};

const MOST_NAME: usize = 20;

/// What a shop makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Declared {
    Holiday,
    Working,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDay {
    pub kind: Declared,
    /// 1 to 20 characters, for instance 店庆.
    pub name: String,
}

/// A day of the shop's calendar, or its duty times, changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarChanged {
    /// None: the duty times.
    pub date: Option<Date>,
}

impl Event for CalendarChanged {
    const KIND: &'static str = "CalendarChanged";
}

/// Declare a day a holiday or a working day of this shop.
#[utoipa::path(put, path = "/api/shops/{shop}/calendar/days/{id}", tag = "calendar", params(("shop" = Uuid, Path), ("id" = Date, Path, description = "A day, for instance 2026-10-01")),
    request_body = NewDay, responses((status = 204), (status = 422, body = Problem)), extensions(("x-action" = json!("set_calendar"))))]
pub async fn declare_day(
    State(app): State<App>,
    caller: InShop,
    Id(date): Id<String>,
    Json(new): Json<NewDay>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::SetCalendar,
        Object::Shop(caller.shop),
    )?;
    let date = date.parse().map_err(|_| bad_date())?;
    check(&new)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    declare(&tx, date, &new, now).await?;
    write_down(&tx, &caller.actor, date, json!({ "day": new }), now).await?;
    tx.commit().await?;
    app.calendars().changed(caller.shop);
    Ok(StatusCode::NO_CONTENT)
}

/// Give a day back to the official calendar.
#[utoipa::path(delete, path = "/api/shops/{shop}/calendar/days/{id}", tag = "calendar", params(("shop" = Uuid, Path), ("id" = Date, Path, description = "A day, for instance 2026-10-01")),
    responses((status = 204), (status = 422, body = Problem)), extensions(("x-action" = json!("set_calendar"))))]
pub async fn forget_day(
    State(app): State<App>,
    caller: InShop,
    Id(date): Id<String>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::SetCalendar,
        Object::Shop(caller.shop),
    )?;
    let date = date.parse().map_err(|_| bad_date())?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    if storage::forget_day(&tx, date).await? {
        write_down(&tx, &caller.actor, date, json!({ "day": null }), now).await?;
        tx.commit().await?;
        app.calendars().changed(caller.shop);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Declares a day within a transaction of the caller's.
pub async fn declare(
    tx: &ShopTx,
    date: Date,
    new: &NewDay,
    now: Millis,
) -> Result<(), StorageError> {
    let day = OwnDay {
        is_off: new.kind == Declared::Holiday,
        name: new.name.trim().to_owned(),
    };
    storage::keep_day(tx, date, &day, now).await
}

async fn write_down(
    tx: &ShopTx,
    by: &Actor,
    date: Date,
    detail: serde_json::Value,
    now: Millis,
) -> Result<(), StorageError> {
    let entry = audit::Entry {
        action: "set_calendar",
        object: format!("day/{date}"),
        detail,
    };
    audit::record(tx, by, now, entry).await?;
    tx.emit(&CalendarChanged { date: Some(date) }, now).await
}

fn check(new: &NewDay) -> Result<(), Problem> {
    let chars = new.name.trim().chars().count();
    if (1..=MOST_NAME).contains(&chars) && !new.name.chars().any(char::is_control) {
        return Ok(());
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Err(Problem::new(
        status,
        "bad_day_name",
        "A day's name is 1 to 20 characters",
    ))
}

pub fn bad_date() -> Problem {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Problem::new(
        status,
        "bad_date",
        "A day is written 2026-10-01, from 1970 to 2199",
    )
}
