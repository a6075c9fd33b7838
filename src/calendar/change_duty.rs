use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{DutyTimes, change_day::CalendarChanged, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    storage::{ShopTx, StorageError},
    vocabulary::Millis,
};

/// Duty times to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuty {
    duty: DutyTimes,
    rev: i64,
}

#[derive(Serialize, ToSchema)]
pub struct DutyView {
    duty: DutyTimes,
    rev: i64,
}

/// Replace the duty times. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/calendar/duty-times", tag = "calendar", params(("shop" = Uuid, Path)), request_body = NewDuty,
    responses((status = 200, body = DutyView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_calendar"))))]
pub async fn change_duty(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewDuty>,
) -> Result<Json<DutyView>, Problem> {
    authorize(
        &caller.actor,
        Action::SetCalendar,
        Object::Shop(caller.shop),
    )?;
    new.duty.check()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let (before, rev) = storage::duty_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    storage::keep_duty(&tx, &new.duty, rev + 1, now).await?;
    let entry = audit::Entry {
        action: "set_calendar",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": new.duty }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&CalendarChanged { date: None }, now).await?;
    tx.commit().await?;
    app.calendars().changed(caller.shop);
    let (duty, rev) = (new.duty, rev + 1);
    Ok(Json(DutyView { duty, rev }))
}

/// Sets the duty times within a transaction of the caller's, over whatever was there.
pub async fn set_duty(tx: &ShopTx, duty: &DutyTimes, now: Millis) -> Result<(), StorageError> {
    let (_, rev) = storage::duty_in(tx).await?;
    storage::keep_duty(tx, duty, rev + 1, now).await
}
