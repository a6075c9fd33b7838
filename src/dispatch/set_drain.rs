use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{MemberRule, USUAL_WEIGHT, change_rules::DispatchChanged, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{Id, InShop, Json, Problem},
    members,
    vocabulary::MemberId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Drain {
    /// Nothing new from now on; what is open is finished.
    is_draining: bool,
}

/// Let a member finish what is open and get nothing new, or take that back.
#[utoipa::path(put, path = "/api/shops/{shop}/dispatch/members/{id}/drain", tag = "dispatch",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = Drain,
    responses((status = 204), (status = 422, body = Problem)), extensions(("x-action" = json!("set_dispatch"))))]
pub async fn set_drain(
    State(app): State<App>,
    caller: InShop,
    Id(member): Id<MemberId>,
    Json(Drain { is_draining }): Json<Drain>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::SetDispatch,
        Object::Shop(caller.shop),
    )?;
    let by = caller.actor.member()?.id;
    if !members::serves_here(&app.store().shop(caller.shop), member).await? {
        let title = "This member does not serve customers here";
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bad_member",
            title,
        ));
    }
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(storage::lock_of(caller.shop)).await?;
    let (mut rules, rev) = storage::rules_in(&tx).await?;
    if rules.is_draining(member) != is_draining {
        match rules.members.iter_mut().find(|rule| rule.member == member) {
            Some(rule) => rule.is_draining = is_draining,
            None => rules.members.push(MemberRule {
                member,
                weight: USUAL_WEIGHT,
                is_draining,
            }),
        }
        storage::keep_rules(&tx, &rules, rev + 1, now).await?;
        let entry = audit::Entry {
            action: "set_dispatch",
            object: format!("member/{member}"),
            detail: json!({ "is_draining": is_draining }),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
        tx.emit(&DispatchChanged { by, rev: rev + 1 }, now).await?;
        tx.commit().await?;
    }
    app.live().dispatch_soon(caller.shop);
    app.live()
        .tell_members(caller.shop, None, "dispatch", &json!({}));
    Ok(StatusCode::NO_CONTENT)
}
