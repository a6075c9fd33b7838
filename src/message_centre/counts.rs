use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Category, reader::Reader, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// How much of a category is not read.
#[derive(Serialize, ToSchema)]
pub struct Unread {
    category: Category,
    unread: i64,
}

/// What the asking member has not read; categories with nothing are left out.
#[utoipa::path(get, path = "/api/shops/{shop}/notices/unread", tag = "message_centre",
    params(("shop" = Uuid, Path)), responses((status = 200, body = [Unread])),
    extensions(("x-action" = json!("see_notices"))))]
pub async fn counts(State(app): State<App>, caller: InShop) -> Result<Json<Vec<Unread>>, Problem> {
    authorize(&caller.actor, Action::SeeNotices, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let reader = Reader::of(&db, caller.actor.member()?).await?;
    let counts = storage::unread(&db, &reader).await?;
    let unread = |(category, unread)| Unread { category, unread };
    Ok(Json(counts.into_iter().map(unread).collect()))
}
