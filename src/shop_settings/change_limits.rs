use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::Limits;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    shops,
    storage::Event,
};

const FIRST_MS: std::ops::RangeInclusive<i64> = 5_000..=600_000;
const LATER_MS: std::ops::RangeInclusive<i64> = 10_000..=3_600_000;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsWish {
    limits: Limits,
    /// What they were when the form was opened: a colleague's change in between is not overwritten unseen.
    seen: Limits,
}

/// A shop changed how soon an answer is due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LimitsChanged {
    pub limits: Limits,
}

impl Event for LimitsChanged {
    const KIND: &'static str = "LimitsChanged";
}

/// Change how soon an answer is due.
#[utoipa::path(put, path = "/api/shops/{shop}/limits", tag = "shops", operation_id = "change_limits",
    params(("shop" = Uuid, Path)), request_body = LimitsWish,
    responses((status = 204), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_limits"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Json(wish): Json<LimitsWish>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::SetLimits, Object::Shop(caller.shop))?;
    let LimitsWish { limits, seen } = wish;
    check(limits)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let pair = |limits: Limits| (limits.first_limit_ms, limits.later_limit_ms);
    if !shops::change_limits(&tx, pair(seen), pair(limits)).await? {
        return Err(Problem::changed_meanwhile());
    }
    let entry = audit::Entry {
        action: "set_limits",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": seen, "after": limits }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&LimitsChanged { limits }, now).await?;
    tx.commit().await?;
    app.live()
        .tell_members(caller.shop, None, "limits", &json!(limits));
    Ok(StatusCode::NO_CONTENT)
}

fn check(limits: Limits) -> Result<(), Problem> {
    if !FIRST_MS.contains(&limits.first_limit_ms) {
        let title = "first_limit_ms: 5 seconds to 10 minutes";
        return Err(Problem::at_field(
            "bad_first_limit",
            "limits.first_limit_ms",
            title,
        ));
    }
    if !LATER_MS.contains(&limits.later_limit_ms) {
        let title = "later_limit_ms: 10 seconds to an hour";
        return Err(Problem::at_field(
            "bad_later_limit",
            "limits.later_limit_ms",
            title,
        ));
    }
    Ok(())
}
