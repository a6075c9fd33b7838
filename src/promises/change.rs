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

/// Another due time or owner for an open promise.
#[utoipa::path(patch, path = "/api/shops/{shop}/promises/{id}", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseTerms,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseTerms>,
) -> Result<Json<PromiseView>, Problem> {
    let (member, before) = seen(&app, &caller, (id, to.rev), &[Is::Open]).await?;
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
