use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    asked::seen,
    storage::{Promise, State as Is},
    told::{refused, settle},
    view::PromiseView,
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::PromiseId,
};

const MOST_NOTE: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromiseOutcome)]
pub enum Outcome {
    Kept,
    /// Needs a reason.
    Broken,
    /// The customer gave it up.
    Released,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseResult {
    rev: i64,
    result: Outcome,
    /// What was done, or why not: at most 200 characters, at least one where it was broken.
    #[serde(default)]
    note: String,
}

/// What became of a promise.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/result", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseResult,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn close(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseResult>,
) -> Result<Json<PromiseView>, Problem> {
    let (member, before) = seen(&app, &caller, (id, to.rev), &[Is::Open]).await?;
    let note = note(&to)?;
    let state = match to.result {
        Outcome::Kept => Is::Kept,
        Outcome::Broken => Is::Broken,
        Outcome::Released => Is::Released,
    };
    let after = Promise {
        state,
        note,
        closed_by: Some(member.id),
        closed_at: Some(app.clock().now()),
        ..before.clone()
    };
    settle(&app, &caller, &before, after, "close")
        .await
        .map(Json)
}

fn note(to: &PromiseResult) -> Result<String, Problem> {
    let note = to.note.trim();
    let is_control = |c: char| c.is_control() && c != '\n';
    let needs_one = to.result == Outcome::Broken && note.is_empty();
    if needs_one || note.chars().count() > MOST_NOTE || note.chars().any(is_control) {
        let title = "A note has at most 200 characters, and a broken promise a reason";
        return Err(refused("bad_note", title));
    }
    Ok(note.to_owned())
}
