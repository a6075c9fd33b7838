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

const DECIDED: [Is; 4] = [Is::Kept, Is::Broken, Is::Released, Is::Dismissed];

/// Take the last decision back: what was closed is open again, what was dismissed a suggestion.
#[utoipa::path(put, path = "/api/shops/{shop}/promises/{id}/reopening", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PromiseSeen,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn reopen(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PromiseId>,
    Json(to): Json<PromiseSeen>,
) -> Result<Json<PromiseView>, Problem> {
    let (_, before) = seen(&app, &caller, (id, to.rev), &DECIDED).await?;
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
