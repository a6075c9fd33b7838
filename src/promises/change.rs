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

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseChange {
    rev: i64,
    due_at: Option<Millis>,
    owner: Option<MemberId>,
}

/// Another due time or owner for an open promise.
#[utoipa::path(patch, path = "/api/shops/{shop}/promises/{id}", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseChange,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseChange>,
) -> Result<Json<PromiseView>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepPromises,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let before = rights::theirs(&app, member, id).await?;
    seen(&before, to.rev, &[storage::State::Open])?;
    let after = Promise {
        due_at: to.due_at.unwrap_or(before.due_at),
        owner_id: to.owner.unwrap_or(before.owner_id),
        ..before.clone()
    };
    // What is overdue may change hands as it is.
    let due_at = to.due_at.unwrap_or_else(|| app.clock().now() + 1);
    check(&app, member, due_at, after.owner_id).await?;
    settle(&app, &caller, &before, after, "change")
        .await
        .map(Json)
}
