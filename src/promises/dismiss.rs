use axum::extract::State;

use super::{
    asked::{PromiseSeen, seen},
    storage::{Promise, State as Is},
    told::settle,
    view::PromiseView,
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::PromiseId,
};

/// It is no promise. `reopening` takes that back.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/dismissal", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseSeen,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn dismiss(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseSeen>,
) -> Result<Json<PromiseView>, Problem> {
    let (member, before) = seen(&app, &caller, (id, to.rev), &[Is::Suggested]).await?;
    let after = Promise {
        state: Is::Dismissed,
        decided_by: Some(member.id),
        decided_at: Some(app.clock().now()),
        ..before.clone()
    };
    settle(&app, &caller, &before, after, "dismiss")
        .await
        .map(Json)
}
