use axum::{extract::State, http::StatusCode};
use sea_orm::ColumnTrait;
use serde::Deserialize;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use yingke_schema::phrases::phrase;

use super::{
    arranging::{Arranging, Scope},
    storage,
    words::{self, Fault},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
};

const MOST_FOLDERS: usize = 200;

/// A folder, of one level.
#[derive(Deserialize, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FolderName {
    #[param(inline)]
    of: Scope,
    /// 1 to 20 characters.
    name: String,
}

/// A folder's new name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FolderRename {
    of: Scope,
    name: String,
    /// 1 to 20 characters.
    to: String,
}

/// Make an empty folder.
#[utoipa::path(post, path = "/api/shops/{shop}/phrase-folders", tag = "phrases", params(("shop" = Uuid, Path)),
    request_body = FolderName, responses((status = 204), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn make_folder(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<FolderName>,
) -> Result<StatusCode, Problem> {
    let arranging = begin(&app, &caller, new.of).await?;
    let name = named(&new.name)?;
    refuse_taken(&arranging, &name).await?;
    let of = arranging.folders();
    if storage::count_folders(&arranging.tx, of).await? >= MOST_FOLDERS as u64 {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(
            status,
            "too_many_folders",
            "There is room for 200 folders",
        ));
    }
    storage::make_folder(&arranging.tx, arranging.member, &name, arranging.at).await?;
    let detail = json!({ "folder": name });
    arranging.commit(&app, "folder_made", detail).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give a folder another name; its phrases stay in it.
#[utoipa::path(put, path = "/api/shops/{shop}/phrase-folders", tag = "phrases", params(("shop" = Uuid, Path)),
    request_body = FolderRename, responses((status = 204), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn rename_folder(
    State(app): State<App>,
    caller: InShop,
    Json(rename): Json<FolderRename>,
) -> Result<StatusCode, Problem> {
    let arranging = begin(&app, &caller, rename.of).await?;
    let (name, to) = (named(&rename.name)?, named(&rename.to)?);
    refuse_taken(&arranging, &to).await?;
    let rows = [arranging.folders(), arranging.phrases()];
    storage::empty_folder(&arranging.tx, rows, &name, &to).await?;
    storage::make_folder(&arranging.tx, arranging.member, &to, arranging.at).await?;
    let detail = json!({ "folder": name, "to": to });
    arranging.commit(&app, "folder_renamed", detail).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a folder away; its phrases are in none afterwards.
#[utoipa::path(delete, path = "/api/shops/{shop}/phrase-folders", tag = "phrases", params(("shop" = Uuid, Path), FolderName),
    responses((status = 204), (status = 422, body = Problem)), extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn remove_folder(
    State(app): State<App>,
    caller: InShop,
    Query(gone): Query<FolderName>,
) -> Result<StatusCode, Problem> {
    let arranging = begin(&app, &caller, gone.of).await?;
    let name = named(&gone.name)?;
    let rows = [arranging.folders(), arranging.phrases()];
    let phrases = storage::empty_folder(&arranging.tx, rows, &name, "").await?;
    let detail = json!({ "folder": name, "phrases": phrases });
    arranging.commit(&app, "folder_removed", detail).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn begin<'a>(app: &App, caller: &'a InShop, of: Scope) -> Result<Arranging<'a>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnPhrases,
        Object::Shop(caller.shop),
    )?;
    Arranging::begin(app, caller, of).await
}

fn named(name: &str) -> Result<String, Fault> {
    let name = words::folder(name)?;
    if name.is_empty() {
        Err(Fault::Folder)
    } else {
        Ok(name)
    }
}

/// A folder is there by its row, or by a phrase that names it.
async fn refuse_taken(arranging: &Arranging<'_>, name: &str) -> Result<(), Problem> {
    let tx = &arranging.tx;
    let row = storage::folder(tx, arranging.folders(), name).await?;
    let inside = arranging.phrases().add(phrase::Column::Folder.eq(name));
    if row.is_some() || storage::count(tx, inside).await? > 0 {
        let title = "There is a folder of this name";
        return Err(Problem::new(StatusCode::CONFLICT, "folder_taken", title));
    }
    Ok(())
}
