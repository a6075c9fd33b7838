use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    rights, storage,
    storage::Promise,
    told::{check, seen, settle},
    view::PromiseView,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::{MemberId, Millis, PromiseId},
};

/// Other than suggested where named. `bad_due` where the suggested time is over by now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseConfirmed {
    rev: i64,
    due_at: Option<Millis>,
    owner: Option<MemberId>,
}

/// It is a promise: from now on somebody owns it and it is due.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/confirmation", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseConfirmed,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn confirm(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseConfirmed>,
) -> Result<Json<PromiseView>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepPromises,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let before = rights::theirs(&app, member, id).await?;
    seen(&before, to.rev, &[storage::State::Suggested])?;
    let after = Promise {
        state: storage::State::Open,
        due_at: to.due_at.unwrap_or(before.due_at),
        is_due_said: to.due_at.is_some() || before.is_due_said,
        owner_id: to.owner.unwrap_or(before.owner_id),
        decided_by: Some(member.id),
        decided_at: Some(app.clock().now()),
        ..before.clone()
    };
    check(&app, member, after.due_at, after.owner_id).await?;
    settle(&app, &caller, &before, after, "confirm")
        .await
        .map(Json)
}
