use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    MOST,
    arranging::{Arranging, Scope, taken},
    library::{self, PhraseView},
    storage::{self, NewPhrase},
    words::{Fault, PhraseForm, checked},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue, files,
    http::{InShop, Json, Problem},
    storage::ShopDb,
    vocabulary::{PhraseId, ProductId, new_id},
};

/// A phrase to write down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPhraseForm {
    of: Scope,
    phrase: PhraseForm,
}

/// Write a phrase down, at the end of the order. The team's is for those who lead.
#[utoipa::path(post, path = "/api/shops/{shop}/phrases", tag = "phrases", params(("shop" = Uuid, Path)),
    request_body = NewPhraseForm, responses((status = 201, body = PhraseView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn create(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewPhraseForm>,
) -> Result<(StatusCode, Json<PhraseView>), Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnPhrases,
        Object::Shop(caller.shop),
    )?;
    let form = checked(new.phrase)?;
    check_attached(&app.store().shop(caller.shop), &form).await?;
    let arranging = Arranging::begin(&app, &caller, new.of).await?;
    let (tx, of) = (&arranging.tx, arranging.phrases());
    check_room(storage::count(tx, of.clone()).await? + 1, new.of)?;
    let position = storage::next_position(tx, of).await?;
    let id = PhraseId(new_id());
    let detail = json!({ "phrase": id, "after": form });
    let row = NewPhrase {
        id,
        member: arranging.member,
        form,
        position,
        at: arranging.at,
    };
    storage::write_down(tx, vec![row]).await.map_err(taken)?;
    arranging.commit(&app, "created", detail).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &caller, id).await?)))
}

/// A phrase as it stands now.
pub async fn shown(app: &App, caller: &InShop, id: PhraseId) -> Result<PhraseView, Problem> {
    let row = storage::phrase_by_id(&app.store().shop(caller.shop), id).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let (mut views, _) = library::views(app, caller, vec![row]).await?;
    views.pop().ok_or_else(Problem::not_found)
}

/// Pictures and products must be the shop's.
pub async fn check_attached(db: &ShopDb, form: &PhraseForm) -> Result<(), Problem> {
    if files::all_pictures(db, &form.pictures).await?.is_none() {
        return Err(Fault::Pictures.into());
    }
    if !form.products.is_empty() {
        let known = catalogue::cards_of(db, &form.products).await?;
        let is_known = |id: &ProductId| known.iter().any(|card| card.product == *id);
        if !form.products.iter().all(is_known) {
            return Err(Fault::Products.into());
        }
    }
    Ok(())
}

pub fn check_room(wanted: u64, of: Scope) -> Result<(), Problem> {
    let [team, own] = MOST;
    let most = if of == Scope::Team { team } else { own };
    if wanted > most {
        let title = format!("There is room for {most} phrases");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "too_many_phrases", title));
    }
    Ok(())
}
