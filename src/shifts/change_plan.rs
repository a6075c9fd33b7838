use std::collections::HashSet;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    NEWS, Rules, Shift, remind,
    rules::{MINUTE_MS, refused},
    storage,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    calendar::{Date, LocalTime, Span},
    http::{InShop, Json, Problem},
    members,
    storage::{Event, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, ShiftId, new_id},
};

const MOST: usize = 1_000;
const DAY_MINUTES: i64 = 24 * 60;
const BACK_DAYS: i64 = 62;
const AHEAD_DAYS: i64 = 366;

/// What becomes of the plan: all of it, or nothing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanChange {
    /// With `remove`, at most 1,000.
    add: Vec<NewShift>,
    remove: Vec<ShiftId>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShift {
    member: MemberId,
    /// The day it begins on.
    date: Date,
    span: Span,
}

#[derive(Serialize, ToSchema)]
pub struct PlanChanged {
    added: usize,
    removed: usize,
}

/// The plan of a shop was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShiftsChanged {
    pub by: MemberId,
}

impl Event for ShiftsChanged {
    const KIND: &'static str = "ShiftsChanged";
}

/// Plan shifts and take shifts off the plan. `shift_overlaps` where a member would work twice at a time.
#[utoipa::path(post, path = "/api/shops/{shop}/shifts", tag = "shifts", params(("shop" = Uuid, Path)), request_body = PlanChange,
    responses((status = 200, body = PlanChanged), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_shifts"))))]
pub async fn change_plan(
    State(app): State<App>,
    caller: InShop,
    Json(change): Json<PlanChange>,
) -> Result<Json<PlanChanged>, Problem> {
    authorize(&caller.actor, Action::SetShifts, Object::Shop(caller.shop))?;
    let by = caller.actor.member()?.id;
    if change.add.len() + change.remove.len() > MOST {
        return Err(refused("too_many_shifts", "At most 1,000 at once"));
    }
    let now = app.clock().now();
    let here = members::serving(&app.store().shop(caller.shop)).await?;
    check(&change.add, &here, LocalTime::of(now).date)?;
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(storage::lock_of(caller.shop)).await?;
    let (rules, _) = storage::rules_in(&tx).await?;
    let removed = storage::shifts_named(&tx, &change.remove).await?;
    storage::unplan(&tx, &change.remove).await?;
    remind::untime(&tx, &removed).await?;
    let added: Vec<_> = change.add.iter().map(|new| new.row(&tx, now)).collect();
    refuse_overlaps(&tx, &added).await?;
    for row in added.clone() {
        remind::time(&tx, &row, &rules, now).await?;
        storage::plan(&tx, row).await?;
    }
    let entry = audit::Entry {
        action: "set_shifts",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "added": said(&added), "removed": said(&removed) }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&ShiftsChanged { by }, now).await?;
    tx.commit().await?;
    app.live().dispatch_soon(caller.shop);
    app.live().tell_members(caller.shop, None, NEWS, &json!({}));
    let (added, removed) = (added.len(), removed.len());
    Ok(Json(PlanChanged { added, removed }))
}

/// Plans one shift within a transaction of the caller's.
pub async fn plan_shift(
    tx: &ShopTx,
    member: MemberId,
    date: Date,
    span: Span,
    now: Millis,
) -> Result<(), StorageError> {
    let new = NewShift { member, date, span };
    let row = new.row(tx, now);
    remind::time(tx, &row, &Rules::default(), now).await?;
    storage::plan(tx, row).await
}

impl NewShift {
    fn row(&self, tx: &ShopTx, now: Millis) -> Shift {
        let Span { from, to } = self.span;
        let ahead = if self.span.wraps() { DAY_MINUTES } else { 0 };
        Shift {
            shop_id: tx.shop(),
            id: ShiftId(new_id()),
            member_id: self.member,
            starts_at: self.date.start() + from * MINUTE_MS,
            ends_at: self.date.start() + (to + ahead) * MINUTE_MS,
            made_at: now,
        }
    }
}

fn check(new: &[NewShift], here: &HashSet<MemberId>, today: Date) -> Result<(), Problem> {
    let days = today.plus(-BACK_DAYS)..today.plus(AHEAD_DAYS);
    if new.iter().any(|shift| !here.contains(&shift.member)) {
        return Err(refused(
            "bad_member",
            "Somebody does not serve customers here",
        ));
    }
    if new.iter().any(|shift| !shift.span.is_sound()) {
        return Err(refused(
            "bad_span",
            "A shift begins and ends at different times",
        ));
    }
    if new.iter().any(|shift| !days.contains(&shift.date)) {
        return Err(refused("bad_date", "From two months back to a year ahead"));
    }
    Ok(())
}

/// The lock is held: nobody else plans meanwhile.
async fn refuse_overlaps(tx: &ShopTx, added: &[Shift]) -> Result<(), Problem> {
    let (Some(first), Some(last)) = (
        added.iter().map(|shift| shift.starts_at).min(),
        added.iter().map(|shift| shift.ends_at).max(),
    ) else {
        return Ok(());
    };
    let members: Vec<_> = added.iter().map(|shift| shift.member_id).collect();
    let mut all = storage::planned(tx, &members, first, last).await?;
    all.extend(added.iter().cloned());
    all.sort_by_key(|shift| (shift.member_id, shift.starts_at));
    let twice = all
        .windows(2)
        .find(|pair| pair[0].member_id == pair[1].member_id && pair[0].ends_at > pair[1].starts_at);
    let Some(pair) = twice else { return Ok(()) };
    let date = LocalTime::of(pair[1].starts_at).date;
    let title = format!("A member would work twice at a time on {date}");
    Err(Problem::new(
        axum::http::StatusCode::CONFLICT,
        "shift_overlaps",
        title,
    ))
}

fn said(shifts: &[Shift]) -> Vec<serde_json::Value> {
    let said = shifts.iter().map(
        |shift| json!({ "member": shift.member_id, "from": shift.starts_at, "to": shift.ends_at }),
    );
    said.collect()
}
