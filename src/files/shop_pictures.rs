//! Pictures of the shop itself: in phrases and automatic lines, and so in any conversation that a member or the system sends them to.

use axum::{
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    http::StatusCode,
};
use bytes::Bytes;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{
    depot::Variant,
    describe::{FileFacts, FileView},
    finish::{Ready, Shown, Unfit, made_ready, not_stored, not_taken},
    storage::{self, ShopPicture},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    storage::{ShopDb, StorageError},
    vocabulary::{FileId, ShopId, new_id},
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
    let taken = take_in(
        &app,
        caller.shop,
        owner,
        FileId(new_id()),
        &name,
        body.to_vec(),
    )
    .await;
    let file = taken.map_err(|refused| match refused {
        NotTaken::Unfit(unfit) => not_taken(&unfit),
        NotTaken::NoPicture => not_a_picture(),
        NotTaken::Unkept(problem) => problem,
    })?;
    Ok((StatusCode::CREATED, Json(file)))
}

/// Why a picture did not become one of the shop's.
#[derive(Debug)]
pub enum NotTaken {
    Unfit(Unfit),
    NoPicture,
    /// It may be a picture; it could not be kept.
    Unkept(Problem),
}

impl NotTaken {
    /// A word for what is wrong with the picture; none: nothing is, try again later.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Unfit(Unfit::Refused(refusal)) => Some(refusal.code()),
            Self::Unfit(Unfit::Picture(error)) => Some(error.code()),
            Self::NoPicture => Some("not_a_picture"),
            Self::Unkept(_) => None,
        }
    }
}

/// Whether [`take_in`] would take these bytes.
pub async fn would_take_in(app: &App, name: &str, bytes: Vec<u8>) -> Result<(), NotTaken> {
    let _turn = app.files().turn_to_finish().await;
    ready(name, bytes).await.map(drop)
}

/// Writes a picture anew and keeps it as the shop's own under this id. The caller has seen to rights and to how many there may be.
pub async fn take_in(
    app: &App,
    shop: ShopId,
    owner: Uuid,
    id: FileId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<FileView, NotTaken> {
    let name = yingke_picture::name::safe(name);
    let _turn = app.files().turn_to_finish().await;
    let (ready, shown) = ready(&name, bytes).await?;
    let row = ShopPicture {
        shop_id: shop,
        id,
        owner_id: owner,
        name,
        content_type: ready.content_type.to_owned(),
        size: ready.bytes.len() as i64,
        width: i64::from(shown.width),
        height: i64::from(shown.height),
        thumb_type: shown.thumb_type.to_owned(),
        created_at: app.clock().now(),
    };
    let parts = [(Variant::Full, ready.bytes), (Variant::Thumb, shown.thumb)];
    kept(app, row.clone(), parts)
        .await
        .map_err(NotTaken::Unkept)?;
    Ok(storage::as_file(row).into())
}

/// The picture and what it is shown as.
async fn ready(name: &str, bytes: Vec<u8>) -> Result<(Ready, Shown), NotTaken> {
    let name = name.to_owned();
    let judged = tokio::task::spawn_blocking(move || made_ready(bytes, &name)).await;
    match judged {
        Ok(Ok(mut ready)) => match ready.picture.take() {
            Some(shown) => Ok((ready, shown)),
            None => Err(NotTaken::NoPicture),
        },
        Ok(Err(unfit)) => Err(NotTaken::Unfit(unfit)),
        Err(_) => Err(NotTaken::NoPicture),
    }
}

async fn kept(app: &App, row: ShopPicture, parts: [(Variant, Vec<u8>); 2]) -> Result<(), Problem> {
    let shop = row.shop_id;
    let depot = app.files().depot().await.map_err(not_stored)?;
    for (variant, bytes) in parts {
        let kept = depot.keep(shop, row.id, variant, bytes).await;
        kept.map_err(not_stored)?;
    }
    let tx = app.store().begin(shop).await?;
    storage::keep_shop_picture(&tx, row).await?;
    Ok(tx.commit().await?)
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
