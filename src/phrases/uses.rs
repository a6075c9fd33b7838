use axum::{extract::State, http::StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::{arranging::seen, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::{MemberId, Millis, PhraseId},
};

/// How often a member sent a phrase.
#[derive(Serialize, ToSchema)]
pub struct PhraseUse {
    member: MemberId,
    times: i64,
    last_at: Millis,
}

/// Who uses a phrase, most often first.
#[utoipa::path(get, path = "/api/shops/{shop}/phrases/{id}/uses", tag = "phrases",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = [PhraseUse]), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_phrases"))))]
pub async fn see_uses(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PhraseId>,
) -> Result<Json<Vec<PhraseUse>>, Problem> {
    authorize(&caller.actor, Action::SeePhrases, Object::Shop(caller.shop))?;
    seen(&app, &caller, id).await?;
    let rows = storage::uses_of(&app.store().shop(caller.shop), id).await?;
    let uses = rows.into_iter().map(|row| PhraseUse {
        member: row.member_id,
        times: row.times,
        last_at: row.last_at,
    });
    Ok(Json(uses.collect()))
}

/// Count that the caller has sent a phrase.
#[utoipa::path(post, path = "/api/shops/{shop}/phrases/{id}/uses", tag = "phrases",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("use_phrases"))))]
pub async fn count_use(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PhraseId>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::UsePhrases, Object::Shop(caller.shop))?;
    seen(&app, &caller, id).await?;
    let (me, now) = (caller.actor.member()?.id, app.clock().now());
    let tx = app.store().begin(caller.shop).await?;
    if storage::phrase(&tx, id).await?.is_some() {
        storage::count_use(&tx, id, me, now).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
