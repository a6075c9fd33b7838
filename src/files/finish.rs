use axum::http::StatusCode;
use yingke_picture::{Kind, Limits, PictureError, kind};

use super::{
    depot::{Depot, DepotError, Variant},
    storage::{self, FileRow, UploadRow},
};
use crate::{
    app::App,
    http::Problem,
    vocabulary::{FileId, new_id},
};

/// A file as it will be kept.
pub struct Ready {
    pub bytes: Vec<u8>,
    pub content_type: &'static str,
    pub picture: Option<Shown>,
}

pub struct Shown {
    pub width: u32,
    pub height: u32,
    pub thumb: Vec<u8>,
    pub thumb_type: &'static str,
}

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    #[error(transparent)]
    Refused(#[from] yingke_picture::Refusal),
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// Puts the pieces together, finds out what they are, and keeps them as a file. What is not taken is forgotten.
pub async fn finish(app: &App, row: &UploadRow) -> Result<FileRow, Problem> {
    let _turn = app.files().turn_to_finish().await;
    let depot = app.files().depot().await.map_err(not_stored)?;
    let whole = depot
        .pieces(row.shop_id, row.id, row.size as u64)
        .await
        .map_err(not_stored)?;
    if whole.len() as i64 != row.size {
        forget(app, depot, row).await;
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "pieces_do_not_fit",
            "The pieces do not fit together; start again",
        ));
    }
    let name = row.name.clone();
    let judged = tokio::task::spawn_blocking(move || made_ready(whole, &name)).await;
    let ready = match judged {
        Ok(Ok(ready)) => ready,
        Ok(Err(unfit)) => {
            forget(app, depot, row).await;
            return Err(not_taken(&unfit));
        }
        Err(_) => {
            forget(app, depot, row).await;
            return Err(not_taken(&PictureError::NotAPicture.into()));
        }
    };
    let file = keep(app, depot, row, ready).await?;
    if let Err(error) = depot.forget_pieces(row.shop_id, row.id).await {
        tracing::warn!(%error, upload = %row.id, "pieces stay until the sweep");
    }
    Ok(file)
}

pub fn made_ready(bytes: Vec<u8>, name: &str) -> Result<Ready, Unfit> {
    match kind::sniff(&bytes[..bytes.len().min(kind::HEAD)], name) {
        Kind::Refused(refusal) => Err(refusal.into()),
        Kind::Document(content_type) => Ok(Ready {
            bytes,
            content_type,
            picture: None,
        }),
        Kind::Picture(_) => {
            let made = yingke_picture::process(&bytes, &Limits::default())?;
            let (picture, thumb) = (made.original, made.thumb);
            Ok(Ready {
                bytes: picture.bytes,
                content_type: picture.content_type,
                picture: Some(Shown {
                    width: picture.width,
                    height: picture.height,
                    thumb: thumb.bytes,
                    thumb_type: thumb.content_type,
                }),
            })
        }
    }
}

async fn keep(
    app: &App,
    depot: &Depot,
    upload: &UploadRow,
    ready: Ready,
) -> Result<FileRow, Problem> {
    let (shop, id) = (upload.shop_id, FileId(new_id()));
    let picture = ready.picture.as_ref();
    let row = FileRow {
        shop_id: shop,
        id,
        conversation_id: upload.conversation_id,
        owner_id: upload.owner_id,
        kind: if picture.is_some() { "picture" } else { "file" }.to_owned(),
        name: upload.name.clone(),
        content_type: ready.content_type.to_owned(),
        size: ready.bytes.len() as i64,
        width: picture.map(|picture| i64::from(picture.width)),
        height: picture.map(|picture| i64::from(picture.height)),
        thumb_type: picture.map(|picture| picture.thumb_type.to_owned()),
        created_at: app.clock().now(),
    };
    depot
        .keep(shop, id, Variant::Full, ready.bytes)
        .await
        .map_err(not_stored)?;
    if let Some(picture) = ready.picture {
        depot
            .keep(shop, id, Variant::Thumb, picture.thumb)
            .await
            .map_err(not_stored)?;
    }
    let tx = app.store().begin(shop).await?;
    let is_ours = storage::finish(&tx, upload.id, row.clone()).await?;
    tx.commit().await?;
    if is_ours {
        Ok(row)
    } else {
        ended_before(app, depot, upload, id).await
    }
}

/// Another node finished the same upload first: its file counts.
async fn ended_before(
    app: &App,
    depot: &Depot,
    upload: &UploadRow,
    ours: FileId,
) -> Result<FileRow, Problem> {
    // What stays behind is a file no row names.
    let _ = depot.forget(upload.shop_id, ours).await;
    let db = app.store().shop(upload.shop_id);
    let row = storage::upload(&db, upload.id)
        .await?
        .and_then(|row| row.file_id);
    let id = row.ok_or_else(Problem::not_found)?;
    storage::file(&db, id).await?.ok_or_else(Problem::not_found)
}

async fn forget(app: &App, depot: &Depot, upload: &UploadRow) {
    let forgotten = async {
        depot
            .forget_pieces(upload.shop_id, upload.id)
            .await
            .map_err(not_stored)?;
        let tx = app.store().begin(upload.shop_id).await?;
        storage::forget(&tx, upload.id).await?;
        Ok::<_, Problem>(tx.commit().await?)
    };
    if forgotten.await.is_err() {
        tracing::warn!(upload = %upload.id, "a refused upload stays until the sweep");
    }
}

pub fn not_taken(unfit: &Unfit) -> Problem {
    let code = match unfit {
        Unfit::Refused(refusal) => refusal.code(),
        Unfit::Picture(error) => error.code(),
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, unfit.to_string())
}

/// A full disk, or a bucket out of reach: nothing was stored, and a later try may go through.
#[expect(clippy::needless_pass_by_value, reason = "it maps errors")]
pub fn not_stored(error: DepotError) -> Problem {
    tracing::error!(%error, "bytes could not be stored");
    Problem::new(
        StatusCode::INSUFFICIENT_STORAGE,
        "storage_unavailable",
        "The file could not be stored just now; try again",
    )
}
