use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{NEWS, Rules, change_plan::ShiftsChanged, remind, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
};

/// Rules to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShiftRules {
    rules: Rules,
    rev: i64,
}

#[derive(Serialize, ToSchema)]
pub struct ShiftRulesKept {
    rules: Rules,
    rev: i64,
}

/// Replace the rules about shifts. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/shift-rules", tag = "shifts", params(("shop" = Uuid, Path)), request_body = NewShiftRules,
    responses((status = 200, body = ShiftRulesKept), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_shifts"))))]
pub async fn change_rules(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewShiftRules>,
) -> Result<Json<ShiftRulesKept>, Problem> {
    authorize(&caller.actor, Action::SetShifts, Object::Shop(caller.shop))?;
    let by = caller.actor.member()?.id;
    new.rules.check()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(storage::lock_of(caller.shop)).await?;
    let (before, rev) = storage::rules_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let (rules, rev) = (new.rules, rev + 1);
    storage::keep_rules(&tx, &rules, rev, now).await?;
    for shift in storage::to_come(&tx, now).await? {
        remind::time(&tx, &shift, &rules, now).await?;
    }
    let entry = audit::Entry {
        action: "set_shifts",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&ShiftsChanged { by }, now).await?;
    tx.commit().await?;
    app.shifts().changed(caller.shop);
    app.live().dispatch_soon(caller.shop);
    app.live().tell_members(caller.shop, None, NEWS, &json!({}));
    Ok(Json(ShiftRulesKept { rules, rev }))
}
