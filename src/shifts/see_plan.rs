use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Clocking, Rules, Shift, rules::refused, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::{Date, LocalTime},
    http::{InShop, Json, Problem, Query},
    vocabulary::{MemberId, Millis, ShiftId},
};

const MOST_DAYS: i64 = 42;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The first day, for instance 2026-10-01; left out: the Monday of this week.
    from: Option<Date>,
    /// 1 to 42; left out: 7.
    days: Option<i64>,
}

/// Some days of the plan, what was clocked in them, and the rules.
#[derive(Serialize, ToSchema)]
pub struct Plan {
    from: Date,
    days: i64,
    /// Today, where the shop is.
    today: Date,
    /// By beginning.
    shifts: Vec<ShiftView>,
    /// By beginning; leaders see everyone's, others their own.
    clockings: Vec<ClockingView>,
    rules: Rules,
    /// Of the rules, to change them by.
    rev: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShiftView {
    id: ShiftId,
    member: MemberId,
    starts_at: Millis,
    ends_at: Millis,
}

/// A stretch that a member was clocked on, or rested.
#[derive(Serialize, ToSchema)]
pub struct ClockingView {
    member: MemberId,
    is_rest: bool,
    from: Millis,
    /// When a rest is meant to end.
    due: Option<Millis>,
    /// None while it goes on.
    to: Option<Millis>,
}

/// Who is meant to serve when.
#[utoipa::path(get, path = "/api/shops/{shop}/shifts", tag = "shifts", params(("shop" = Uuid, Path), Wanted),
    responses((status = 200, body = Plan), (status = 422, body = Problem)), extensions(("x-action" = json!("see_shifts"))))]
pub async fn see_plan(
    State(app): State<App>,
    caller: InShop,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Plan>, Problem> {
    authorize(&caller.actor, Action::SeeShifts, Object::Shop(caller.shop))?;
    let days = wanted.days.unwrap_or(7);
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(refused("bad_days", "1 to 42 days"));
    }
    let today = LocalTime::of(app.clock().now()).date;
    let from = wanted.from.unwrap_or(today.plus(1 - today.weekday()));
    let (first, last) = (from.start(), from.plus(days).start());
    let db = app.store().shop(caller.shop);
    let me = caller.actor.member()?;
    let leads = Action::SetShifts.rule().roles.contains(&me.role);
    let only = (!leads).then_some(me.id);
    let shifts = storage::shifts_between(&db, first, last).await?;
    let clockings = storage::clockings_between(&db, first, last, only).await?;
    let (rules, rev) = storage::rules_of(&db).await?;
    Ok(Json(Plan {
        from,
        days,
        today,
        shifts: shifts.into_iter().map(ShiftView::from).collect(),
        clockings: clockings.into_iter().map(ClockingView::from).collect(),
        rules,
        rev,
    }))
}

impl From<Shift> for ShiftView {
    fn from(row: Shift) -> Self {
        Self {
            id: row.id,
            member: row.member_id,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
        }
    }
}

impl From<Clocking> for ClockingView {
    fn from(row: Clocking) -> Self {
        Self {
            member: row.member_id,
            is_rest: row.is_rest,
            from: row.from_at,
            due: row.due_at,
            to: row.to_at,
        }
    }
}
