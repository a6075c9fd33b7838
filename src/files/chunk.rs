use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    begin::own_upload,
    describe::FileView,
    finish::{self, finish},
    storage::{self, UploadRow},
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::UploadId,
};

/// Shorter pieces than this only at the end: a file is never thousands of them.
const LEAST_BYTES: usize = 64 << 10;
const OFFSET: &str = "upload-offset";
const TYPES: [&str; 2] = [
    "application/octet-stream",
    "application/offset+octet-stream",
];

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(append))
}

#[derive(Serialize, ToSchema)]
struct Taken {
    offset: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<FileView>,
}

/// Append a piece to an upload. The last one is answered with the file, and so is its repetition.
#[utoipa::path(patch, path = "/api/shops/{shop}/uploads/{id}", tag = "files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path),
        ("upload-offset" = i64, Header, description = "Where the piece begins")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = Taken),
        (status = 409, description = "Another offset is due: it is in `offset`"),
        (status = 422, description = "The file is not taken"),
        (status = 507, description = "Nothing was stored; try again")),
    extensions(("x-action" = json!("upload"))))]
async fn append(
    State(app): State<App>,
    caller: InShop,
    Id(upload): Id<UploadId>,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Result<Response, Problem> {
    own_upload(&app, &caller, upload).await?;
    let offset = offset_in(&headers)?;
    let piece = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(),
        _ => Problem::bad_request("The piece did not arrive whole"),
    })?;
    let _turn = app.files().turn_of(upload).await;
    // Read again: another piece may have been taken while this one waited.
    let row = own_upload(&app, &caller, upload).await?;
    match place(&row, offset, piece.len()) {
        Place::Done => again(&app, &row).await,
        Place::Elsewhere => Ok(wrong_offset(row.received)),
        Place::TooLong => Err(Problem::too_large()),
        Place::TooShort => Err(Problem::bad_request(
            "Pieces have at least 64 KiB but for the last",
        )),
        Place::Middle => middle(&app, &row, piece).await,
        Place::Last => last(&app, &row, piece).await,
    }
}

#[derive(Debug, PartialEq)]
enum Place {
    /// The file is there: the last answer did not arrive.
    Done,
    Elsewhere,
    TooLong,
    TooShort,
    Middle,
    Last,
}

fn place(row: &UploadRow, offset: i64, length: usize) -> Place {
    let end = offset.saturating_add(length as i64);
    if row.file_id.is_some() {
        return if end == row.size {
            Place::Done
        } else {
            Place::Elsewhere
        };
    }
    if offset != row.received {
        return Place::Elsewhere;
    }
    match end.cmp(&row.size) {
        std::cmp::Ordering::Greater => Place::TooLong,
        std::cmp::Ordering::Equal => Place::Last,
        std::cmp::Ordering::Less if length < LEAST_BYTES => Place::TooShort,
        std::cmp::Ordering::Less => Place::Middle,
    }
}

async fn middle(app: &App, row: &UploadRow, piece: Bytes) -> Result<Response, Problem> {
    let to = row.received + piece.len() as i64;
    keep(app, row, piece).await?;
    let tx = app.store().begin(row.shop_id).await?;
    let is_ours = storage::advance(&tx, row.id, row.received, to).await?;
    tx.commit().await?;
    if is_ours {
        return Ok(Json(Taken {
            offset: to,
            file: None,
        })
        .into_response());
    }
    let now = storage::upload(&app.store().shop(row.shop_id), row.id).await?;
    Ok(wrong_offset(now.map_or(0, |row| row.received)))
}

/// The offset moves only with the file: a broken last piece is sent again.
async fn last(app: &App, row: &UploadRow, piece: Bytes) -> Result<Response, Problem> {
    keep(app, row, piece).await?;
    let file = finish(app, row).await?;
    Ok(Json(Taken {
        offset: row.size,
        file: Some(file.into()),
    })
    .into_response())
}

async fn keep(app: &App, row: &UploadRow, piece: Bytes) -> Result<(), Problem> {
    let depot = app.files().depot().await.map_err(finish::not_stored)?;
    let kept = depot
        .keep_piece(row.shop_id, row.id, row.received as u64, piece)
        .await;
    kept.map_err(finish::not_stored)
}

async fn again(app: &App, row: &UploadRow) -> Result<Response, Problem> {
    let Some(id) = row.file_id else {
        return Err(Problem::not_found());
    };
    let file = storage::file(&app.store().shop(row.shop_id), id).await?;
    let file = file.ok_or_else(Problem::not_found)?;
    Ok(Json(Taken {
        offset: row.size,
        file: Some(file.into()),
    })
    .into_response())
}

fn wrong_offset(offset: i64) -> Response {
    let problem = json!({
        "type": "about:blank",
        "status": 409,
        "code": "wrong_offset",
        "title": "Another offset is due",
        "offset": offset,
    });
    let manners = [
        (
            header::CONTENT_TYPE.as_str(),
            "application/problem+json".to_owned(),
        ),
        (OFFSET, offset.to_string()),
    ];
    (StatusCode::CONFLICT, manners, problem.to_string()).into_response()
}

fn offset_in(headers: &HeaderMap) -> Result<i64, Problem> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if !text("content-type").is_some_and(|found| TYPES.contains(&found)) {
        return Err(Problem::bad_request(
            "Send Content-Type: application/octet-stream",
        ));
    }
    let offset = text(OFFSET).and_then(|offset| offset.parse().ok());
    offset
        .filter(|offset| *offset >= 0)
        .ok_or_else(|| Problem::bad_request("Send Upload-Offset"))
}
