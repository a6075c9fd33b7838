use axum::{extract::State, http::StatusCode};
use serde_json::json;

use super::{arranging::Arranging, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Problem},
    vocabulary::PhraseId,
};

/// Throw a phrase away, with its counts. What was sent with it stays sent.
#[utoipa::path(delete, path = "/api/shops/{shop}/phrases/{id}", tag = "phrases",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn remove(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PhraseId>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnPhrases,
        Object::Shop(caller.shop),
    )?;
    let (arranging, before) = Arranging::of_phrase(&app, &caller, id).await?;
    storage::remove(&arranging.tx, id).await?;
    let detail = json!({ "phrase": id, "before": storage::form_of(&before) });
    arranging.commit(&app, "removed", detail).await?;
    Ok(StatusCode::NO_CONTENT)
}
