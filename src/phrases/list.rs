use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::storage::{self, Phrase};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::PhraseId,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}

#[derive(Serialize, ToSchema)]
struct PhraseView {
    id: PhraseId,
    folder: String,
    /// What is typed after `/`.
    code: String,
    title: String,
    body: String,
    /// The asking member's, not the team's.
    own: bool,
}

/// The team's phrases and the caller's own.
#[utoipa::path(get, path = "/api/shops/{shop}/phrases", tag = "phrases",
    params(("shop" = Uuid, Path)), responses((status = 200, body = Vec<PhraseView>)),
    extensions(("x-action" = json!("see_phrases"))))]
async fn list(State(app): State<App>, caller: InShop) -> Result<Json<Vec<PhraseView>>, Problem> {
    authorize(&caller.actor, Action::SeePhrases, Object::Shop(caller.shop))?;
    let member = caller.actor.member()?.id;
    let phrases = storage::phrases_of(&app.store().shop(caller.shop), member).await?;
    Ok(Json(phrases.into_iter().map(PhraseView::from).collect()))
}

impl From<Phrase> for PhraseView {
    fn from(phrase: Phrase) -> Self {
        let own = phrase.member_id.is_some();
        let Phrase {
            id,
            folder,
            code,
            title,
            body,
            ..
        } = phrase;
        Self {
            id,
            folder,
            code,
            title,
            body,
            own,
        }
    }
}
