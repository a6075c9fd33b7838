use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Calendar, Date, DayKind, DutyTimes, LocalTime, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// 1970 to 2199; the current one where left out.
    year: Option<i64>,
}

/// A year of the shop: the days that differ from a plain week, and when it serves.
#[derive(Serialize, ToSchema)]
pub struct YearView {
    year: i64,
    /// Today, where the shop is.
    today: Date,
    /// False: the official holidays of this year are not known yet.
    is_announced: bool,
    /// In order; all others are plain working days and weekends.
    days: Vec<DayView>,
    duty: DutyTimes,
    /// Of the duty times, to change them by.
    rev: i64,
}

#[derive(Serialize, ToSchema)]
pub struct DayView {
    date: Date,
    kind: DayKind,
    name: String,
    is_own: bool,
}

/// The calendar of a year.
#[utoipa::path(get, path = "/api/shops/{shop}/calendar", tag = "calendar", params(("shop" = Uuid, Path), Which),
    responses((status = 200, body = YearView), (status = 422, body = Problem)), extensions(("x-action" = json!("see_calendar"))))]
pub async fn see_year(
    State(app): State<App>,
    caller: InShop,
    Query(which): Query<Which>,
) -> Result<Json<YearView>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCalendar,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let today = LocalTime::of(app.clock().now()).date;
    let year = which.year.unwrap_or_else(|| today.year());
    if !(1970..2200).contains(&year) {
        return Err(super::change_day::bad_date());
    }
    let (duty, rev) = storage::duty_of(&db).await?;
    Ok(Json(YearView {
        year,
        today,
        is_announced: Calendar::is_announced(year),
        days: special_days(&super::of(&db).await?, year),
        duty,
        rev,
    }))
}

fn special_days(calendar: &Calendar, year: i64) -> Vec<DayView> {
    let first = Date::new(year, 1, 1).expect("every year begins");
    let days = (0..366).map(|ahead| first.plus(ahead));
    days.filter(|date| date.year() == year)
        .map(|date| (date, calendar.day(date)))
        .filter(|(_, day)| day.is_own || matches!(day.kind, DayKind::Holiday | DayKind::MakeUp))
        .map(|(date, day)| DayView {
            date,
            kind: day.kind,
            name: day.name,
            is_own: day.is_own,
        })
        .collect()
}
