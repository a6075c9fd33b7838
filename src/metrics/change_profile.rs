use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_reply_metrics::Profile;

use super::{
    check::check,
    profiles::{self, Held},
    see_profiles::ProfileView,
    storage,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{Id, InShop, Json, Problem},
};

/// Rules to count by in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProfile {
    profile: Profile,
    rev: i64,
}

/// Count by other limits or hours. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/metrics/profiles/{id}", tag = "metrics",
    params(("shop" = Uuid, Path), ("id" = String, Path)), request_body = NewProfile,
    responses((status = 200, body = ProfileView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_metrics"))))]
pub async fn change_profile(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<String>,
    Json(new): Json<NewProfile>,
) -> Result<Json<ProfileView>, Problem> {
    authorize(&caller.actor, Action::SetMetrics, Object::Shop(caller.shop))?;
    let held = profiles::one(&app, caller.shop, &id).await?;
    check(&new.profile, &held.shipped)?;
    keep(&app, &caller, held, new.profile, new.rev).await
}

/// Count as the platform states it again.
#[utoipa::path(delete, path = "/api/shops/{shop}/metrics/profiles/{id}", tag = "metrics",
    params(("shop" = Uuid, Path), ("id" = String, Path)), responses((status = 200, body = ProfileView)),
    extensions(("x-action" = json!("set_metrics"))))]
pub async fn reset_profile(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<String>,
) -> Result<Json<ProfileView>, Problem> {
    authorize(&caller.actor, Action::SetMetrics, Object::Shop(caller.shop))?;
    let held = profiles::one(&app, caller.shop, &id).await?;
    let (shipped, rev) = (held.shipped.clone(), held.rev);
    keep(&app, &caller, held, shipped, rev).await
}

async fn keep(
    app: &App,
    caller: &InShop,
    held: Held,
    profile: Profile,
    rev: i64,
) -> Result<Json<ProfileView>, Problem> {
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    if storage::rev_of(&tx, &profile.id).await? != rev {
        return Err(Problem::changed_meanwhile());
    }
    let rev = rev + 1;
    storage::keep(&tx, &profile, rev, now).await?;
    let entry = audit::Entry {
        action: "set_metrics",
        object: format!("metric_profile/{}", profile.id),
        detail: json!({ "before": held.profile, "after": profile }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.commit().await?;
    let changed = Held {
        profile,
        rev,
        ..held
    };
    Ok(Json(changed.into()))
}
