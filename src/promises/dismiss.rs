use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    rights, storage,
    storage::Promise,
    told::{seen, settle},
    view::PromiseView,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::PromiseId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseDismissed {
    rev: i64,
}

/// It is no promise. `reopening` takes that back.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/dismissal", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseDismissed,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn dismiss(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseDismissed>,
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
        state: storage::State::Dismissed,
        decided_by: Some(member.id),
        decided_at: Some(app.clock().now()),
        ..before.clone()
    };
    settle(&app, &caller, &before, after, "dismiss")
        .await
        .map(Json)
}
