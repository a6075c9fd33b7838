use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::presence::State as Presence;

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
pub struct Set {
    state: Presence,
}

/// Set the state of a member who is at the desk, who sees it at once.
#[utoipa::path(put, path = "/api/shops/{shop}/board/members/{id}/presence", tag = "board",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = Set,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("set_presence_of"))))]
pub async fn set_presence(
    State(app): State<App>,
    caller: InShop,
    Id(member): Id<MemberId>,
    Json(Set { state }): Json<Set>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::SetPresenceOf,
        Object::Shop(caller.shop),
    )?;
    let now = app.clock().now();
    let present = members::present(&app.store().shop(caller.shop), now).await?;
    let (_, presence) = present
        .into_iter()
        .find(|(place, _)| place.id == member)
        .ok_or_else(Problem::not_found)?;
    let Some(before) = presence else {
        let title = "This member is not at the desk";
        return Err(Problem::new(StatusCode::CONFLICT, "not_at_desk", title));
    };
    let tx = app.store().begin(caller.shop).await?;
    let entry = audit::Entry {
        action: "set_presence_of",
        object: format!("member/{member}"),
        detail: json!({ "before": before.state, "after": state }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.commit().await?;
    app.live().set_presence(caller.shop, member, state).await?;
    Ok(StatusCode::NO_CONTENT)
}
