use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Category, NEWS, reader::Reader, storage};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
};

/// Mark one as read, for the asking member.
#[utoipa::path(put, path = "/api/shops/{shop}/notices/{id}/read", tag = "message_centre",
    params(("shop" = Uuid, Path), ("id" = i64, Path)),
    responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_notices"))))]
pub async fn read_one(
    State(app): State<App>,
    caller: InShop,
    Id(place): Id<i64>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::SeeNotices, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?;
    let db = app.store().shop(caller.shop);
    let reader = Reader::of(&db, me).await?;
    if !storage::is_for(&db, &reader, place).await? {
        return Err(Problem::not_found());
    }
    let tx = app.store().begin(caller.shop).await?;
    storage::keep_read(&tx, me.id, place, app.clock().now()).await?;
    tx.commit().await?;
    tell_own_devices(&app, me);
    Ok(StatusCode::NO_CONTENT)
}

/// Up to where everything is read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUpTo {
    /// The newest notice that was on the screen: what came later stays unread.
    upto: i64,
    /// Every category where none is named.
    #[serde(default)]
    category: Option<Category>,
}

/// Mark all, or all of a category, as read for the asking member.
#[utoipa::path(put, path = "/api/shops/{shop}/notices/read", tag = "message_centre",
    params(("shop" = Uuid, Path)), request_body = ReadUpTo, responses((status = 204)),
    extensions(("x-action" = json!("see_notices"))))]
pub async fn read_all(
    State(app): State<App>,
    caller: InShop,
    Json(asked): Json<ReadUpTo>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::SeeNotices, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?;
    // Never beyond what there is: what comes later is not read.
    let last = storage::last_place(&app.store().shop(caller.shop)).await?;
    let upto = asked.upto.min(last);
    let every = Category::ALL.to_vec();
    let categories = asked.category.map_or(every, |one| vec![one]);
    let tx = app.store().begin(caller.shop).await?;
    for category in categories {
        storage::keep_mark(&tx, me.id, category, upto).await?;
    }
    tx.commit().await?;
    tell_own_devices(&app, me);
    Ok(StatusCode::NO_CONTENT)
}

/// The number on the rail is the same in every window.
fn tell_own_devices(app: &App, me: &Member) {
    let detail = json!({ "what": "read" });
    app.live()
        .tell_members(me.shop, Some(&[me.id]), NEWS, &detail);
}
