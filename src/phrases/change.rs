use std::slice;

use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    arranging::{Arranging, seen, taken},
    create::{check_attached, shown},
    hidden::{hidden_of, keep_hidden},
    library::PhraseView,
    storage,
    words::{PhraseForm, checked},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::PhraseId,
};

/// A phrase in place of the one at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhraseChange {
    phrase: PhraseForm,
    rev: i64,
}

/// Write a phrase anew. `changed_meanwhile` where somebody else was faster: look at theirs first.
#[utoipa::path(put, path = "/api/shops/{shop}/phrases/{id}", tag = "phrases", params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    request_body = PhraseChange, responses((status = 200, body = PhraseView), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<PhraseId>,
    Json(change): Json<PhraseChange>,
) -> Result<Json<PhraseView>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnPhrases,
        Object::Shop(caller.shop),
    )?;
    let mut form = checked(change.phrase)?;
    let db = app.store().shop(caller.shop);
    let held = seen(&app, &caller, id).await?;
    let hidden = hidden_of(&db, slice::from_ref(&held)).await?;
    form.products.retain(|product| !hidden.contains(product));
    check_attached(&db, &form).await?;
    keep_hidden(&mut form, &held, &hidden);
    let (arranging, before) = Arranging::of_seen(&app, &caller, &held).await?;
    let (tx, at) = (&arranging.tx, arranging.at);
    let rewritten = storage::rewrite(tx, id, change.rev, &form, at).await;
    if !rewritten.map_err(taken)? {
        return Err(Problem::changed_meanwhile());
    }
    let detail = json!({ "phrase": id, "before": storage::form_of(&before), "after": form });
    arranging.commit(&app, "changed", detail).await?;
    Ok(Json(shown(&app, &caller, id).await?))
}
