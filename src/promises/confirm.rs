use axum::extract::State;

use super::{
    asked::{PromiseTerms, seen},
    storage::{Promise, State as Is},
    told::{check, settle},
    view::PromiseView,
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::PromiseId,
};

/// It is a promise: from now on somebody owns it and it is due. `bad_due` where the suggested time is over by now.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/confirmation", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseTerms,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn confirm(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseTerms>,
) -> Result<Json<PromiseView>, Problem> {
    let (member, before) = seen(&app, &caller, (id, to.rev), &[Is::Suggested]).await?;
    let after = Promise {
        state: Is::Open,
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
