use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{keep, list::Keeper, storage};
use crate::{
    app::App,
    http::{InShop, Json, Problem},
};

/// A group's new name; empty: its contacts are in none afterwards.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupRename {
    of: Keeper,
    name: String,
    to: String,
}

/// Give a group another name, join it with another, or take it away. A group is there as long as somebody is in it.
#[utoipa::path(put, path = "/api/shops/{shop}/contact-groups", tag = "contacts", params(("shop" = Uuid, Path)),
    request_body = GroupRename, responses((status = 204), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_contacts"))))]
pub async fn rename_group(
    State(app): State<App>,
    caller: InShop,
    Json(rename): Json<GroupRename>,
) -> Result<StatusCode, Problem> {
    let me = keep::may_keep(&caller)?;
    let (name, to) = (keep::group(&rename.name)?, keep::group(&rename.to)?);
    let member = (rename.of == Keeper::Own).then_some(me);
    let tx = app.store().begin(caller.shop).await?;
    let contacts = storage::rename_group(&tx, member, &name, &to).await?;
    let told =
        json!({ "what": "group_renamed", "before": name, "after": to, "contacts": contacts });
    let about = format!("shop/{}", caller.shop);
    keep::commit(&app, &caller, tx, member, about, told).await?;
    Ok(StatusCode::NO_CONTENT)
}
