//! Pictures of the shop itself: in phrases and automatic lines, and so in any conversation that a member or the system sends them to.

use axum::{
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    http::StatusCode,
};
use bytes::Bytes;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    depot::Variant,
    describe::{FileFacts, FileView},
    finish::{made_ready, not_stored, not_taken},
    storage::{self, ShopPicture},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    storage::{ShopDb, StorageError},
    vocabulary::{FileId, new_id},
};

const MOST_BYTES: usize = 8 << 20;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(add))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
}

/// Add a picture of the shop: at most 8 MiB, written anew like every picture.
#[utoipa::path(post, path = "/api/shops/{shop}/pictures", tag = "files", params(("shop" = Uuid, Path), Named),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = FileView), (status = 413, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("add_shop_picture"))))]
async fn add(
    State(app): State<App>,
    caller: InShop,
    Query(Named { name }): Query<Named>,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<FileView>), Problem> {
    authorize(
        &caller.actor,
        Action::AddShopPicture,
        Object::Shop(caller.shop),
    )?;
    let (owner, now) = (caller.actor.member()?.id.0, app.clock().now());
    app.files()
        .by_owner
        .pass(owner, now)
        .map_err(Problem::too_fast)?;
    let body = body.map_err(|_| Problem::too_large())?;
    let name = yingke_picture::name::safe(&name);
    let _turn = app.files().turn_to_finish().await;
    let of_name = name.clone();
    let judged = tokio::task::spawn_blocking(move || made_ready(body.to_vec(), &of_name)).await;
    let ready = match judged {
        Ok(Ok(ready)) => ready,
        Ok(Err(unfit)) => return Err(not_taken(&unfit)),
        Err(_) => return Err(not_a_picture()),
    };
    let shown = ready.picture.ok_or_else(not_a_picture)?;
    let row = ShopPicture {
        shop_id: caller.shop,
        id: FileId(new_id()),
        owner_id: owner,
        name,
        content_type: ready.content_type.to_owned(),
        size: ready.bytes.len() as i64,
        width: i64::from(shown.width),
        height: i64::from(shown.height),
        thumb_type: shown.thumb_type.to_owned(),
        created_at: now,
    };
    let depot = app.files().depot().await.map_err(not_stored)?;
    let parts = [(Variant::Full, ready.bytes), (Variant::Thumb, shown.thumb)];
    for (variant, bytes) in parts {
        let kept = depot.keep(caller.shop, row.id, variant, bytes).await;
        kept.map_err(not_stored)?;
    }
    let tx = app.store().begin(caller.shop).await?;
    storage::keep_shop_picture(&tx, row.clone()).await?;
    tx.commit().await?;
    let file = storage::as_file(row);
    Ok((StatusCode::CREATED, Json(file.into())))
}

/// What a message would say of these pictures of the shop; nothing of those it does not have.
pub async fn shop_pictures(db: &ShopDb, ids: &[FileId]) -> Result<Vec<FileFacts>, StorageError> {
    let rows = storage::shop_pictures(db, ids).await?;
    let rows = rows.into_iter().map(storage::as_file);
    Ok(rows.map(FileFacts::from).collect())
}

/// These pictures in this order; none where the shop lacks one of them.
pub async fn all_pictures(
    db: &ShopDb,
    ids: &[FileId],
) -> Result<Option<Vec<FileFacts>>, StorageError> {
    let known = shop_pictures(db, ids).await?;
    let picture = |id: &FileId| known.iter().find(|picture| picture.id == *id).cloned();
    Ok(ids.iter().map(picture).collect())
}

fn not_a_picture() -> Problem {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Problem::new(status, "not_a_picture", "This is no picture")
}
