use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    rights,
    storage::{Promise, State as Is},
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
pub struct PromiseReopened {
    rev: i64,
}

/// Take the last decision back: what was closed is open again, what was dismissed a suggestion.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/reopening", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseReopened,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn reopen(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseReopened>,
) -> Result<Json<PromiseView>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepPromises,
        Object::Shop(caller.shop),
    )?;
    let before = rights::theirs(&app, caller.actor.member()?, id).await?;
    seen(
        &before,
        to.rev,
        &[Is::Kept, Is::Broken, Is::Released, Is::Dismissed],
    )?;
    let state = match before.state {
        Is::Dismissed => Is::Suggested,
        _ => Is::Open,
    };
    let after = Promise {
        state,
        note: String::new(),
        closed_by: None,
        closed_at: None,
        ..before.clone()
    };
    settle(&app, &caller, &before, after, "reopen")
        .await
        .map(Json)
}
