use axum::{
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    http::StatusCode,
};
use bytes::Bytes;
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    ends,
    see::{may, shown},
    storage::{self, ImportRow, NewRow},
};
use crate::{
    app::App,
    files::{PIECE_BYTES, staged},
    goods_files::view::{ImportState, ImportView, NewImport},
    http::{InShop, Json, Path, Problem},
    vocabulary::{ImportId, Millis, new_id},
};

const MOST_BYTES: i64 = 1 << 30;
const MOST_NAME: usize = 200;
/// Imports of a shop that are not over.
const MOST_OPEN: u64 = 10;
const KEPT_MS: Millis = 7 * 24 * 60 * 60 * 1_000;

pub fn routes() -> OpenApiRouter<App> {
    let pieces = OpenApiRouter::new()
        .routes(routes!(keep_piece))
        .layer(DefaultBodyLimit::max(PIECE_BYTES as usize));
    OpenApiRouter::new()
        .routes(routes!(begin_import, super::see::list_imports))
        .merge(pieces)
}

/// Begin an import 导入商品: the file comes in pieces.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-imports", tag = "goods_files", params(("shop" = Uuid, Path)),
    request_body = NewImport,
    responses((status = 201, body = ImportView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn begin_import(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewImport>,
) -> Result<(StatusCode, Json<ImportView>), Problem> {
    may(&caller)?;
    let name = checked(&new)?;
    let by = caller.actor.member()?;
    let at = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    if let Some(known) = storage::with_key(&tx, new.key).await? {
        drop(tx);
        if known.bytes != new.bytes || known.name != name {
            let title = "this key was used for something else";
            return Err(Problem::new(StatusCode::CONFLICT, "key_reused", title));
        }
        return Ok((StatusCode::CREATED, shown(&app, known).await?));
    }
    if storage::open(&tx, at).await? >= MOST_OPEN {
        let title = "Ten imports are under way: end or drop one first";
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "too_many_imports",
            title,
        ));
    }
    let id = ImportId(new_id());
    let kept_until = at + KEPT_MS;
    let row = NewRow {
        id,
        key: new.key,
        by,
        name: &name,
        bytes: new.bytes,
        at,
        kept_until,
    };
    storage::begin(&tx, row).await?;
    ends::at(&tx, id, kept_until).await?;
    let row = storage::one_in(&tx, id).await?;
    tx.commit().await?;
    let row = row.ok_or_else(Problem::not_found)?;
    Ok((StatusCode::CREATED, shown(&app, row).await?))
}

fn checked(new: &NewImport) -> Result<String, Problem> {
    if !(1..=MOST_BYTES).contains(&new.bytes) {
        return Err(Problem::at_field("too_large", "bytes", "bytes: 1 to 1 GiB"));
    }
    let name = new.name.trim();
    let is_sound = (1..=MOST_NAME).contains(&name.chars().count());
    if !is_sound || name.chars().any(char::is_control) {
        let title = "name: 1 to 200 characters";
        return Err(Problem::at_field("bad_name", "name", title));
    }
    Ok(name.to_owned())
}

#[derive(Deserialize)]
struct Piece {
    id: ImportId,
    n: u64,
}

/// A piece of the file, 4 MiB each but the last; the same one again takes its place until the file is looked at.
#[utoipa::path(put, path = "/api/shops/{shop}/goods-imports/{id}/pieces/{n}", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("n" = u64, Path, description = "From 0")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 507, body = Problem, description = "Nothing was stored; try again")),
    extensions(("x-action" = json!("edit_goods"))))]
async fn keep_piece(
    State(app): State<App>,
    caller: InShop,
    Path(Piece { id, n }): Path<Piece>,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Problem> {
    may(&caller)?;
    let row = receiving(&app, &caller, id).await?;
    let piece = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(),
        _ => Problem::bad_request("The piece did not arrive whole"),
    })?;
    if length_of(&row, n) != Some(piece.len() as u64) {
        let title = "Pieces have 4 MiB each, but for the last";
        return Err(Problem::at_field("bad_piece", "n", title));
    }
    let bytes = piece.len() as i64;
    staged(&app, caller.shop, id.0)
        .await?
        .keep(n, piece)
        .await?;
    let tx = app.store().begin(caller.shop).await?;
    storage::keep_piece(&tx, id, n as i64, bytes).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn receiving(app: &App, caller: &InShop, id: ImportId) -> Result<ImportRow, Problem> {
    let row = storage::one(&app.store().shop(caller.shop), id).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let is_over = row.kept_until <= app.clock().now();
    if is_over || ImportState::of_code(&row.state) != ImportState::Receiving {
        let title = "The file is whole already, or the import is over";
        return Err(Problem::new(StatusCode::CONFLICT, "not_receiving", title));
    }
    Ok(row)
}

/// Of a piece; none: the file has no such.
fn length_of(row: &ImportRow, n: u64) -> Option<u64> {
    let from = n.checked_mul(PIECE_BYTES)?;
    let rest = (row.bytes as u64).checked_sub(from)?;
    (rest > 0).then_some(rest.min(PIECE_BYTES))
}
