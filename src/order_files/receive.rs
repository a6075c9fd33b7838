use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    FILE_BYTES,
    drop::forget_files,
    see::import_of,
    storage::{self, ImportRow, Kept, Step, kept_of},
};
use crate::{
    app::App,
    files,
    http::{InShop, Path, Problem, Query},
    vocabulary::OrderImportId,
};

#[derive(Deserialize)]
pub struct OneFile {
    id: OrderImportId,
    no: u64,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Called {
    /// Of the second file; the first goes by the import's own name.
    name: Option<String>,
}

/// Send a file whole: `1` is the one the import began with, `2` the lines beside it. The same place again takes the place of the first,
/// until the import is checked.
#[utoipa::path(put, path = "/api/shops/{shop}/order-imports/{id}/files/{no}", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("no" = u64, Path), Called),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn receive(
    State(app): State<App>,
    caller: InShop,
    Path(OneFile { id, no }): Path<OneFile>,
    Query(called): Query<Called>,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Problem> {
    let (_, row) = import_of(&app, &caller, id).await?;
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(),
        _ => Problem::bad_request("The file did not arrive whole"),
    })?;
    let file = sound(&row, (no, called.name), &body)?;
    may_take(&row, &file)?;
    let staged = files::staged(&app, caller.shop, id.0).await?;
    staged.keep(no, body).await?;
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let kept = match may_take(&held, &file) {
        Ok(kept) => kept,
        Err(refused) => {
            drop(tx);
            // It was let go while the file came in: nobody else would forget this one.
            if Step::of(&held).is_over() {
                forget_files(&app, caller.shop, id).await?;
            }
            return Err(refused);
        }
    };
    storage::keep_files(&tx, (id, app.clock().now()), &kept).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn sound(
    row: &ImportRow,
    (no, name): (u64, Option<String>),
    body: &Bytes,
) -> Result<Kept, Problem> {
    let own = (no == 1).then(|| row.name.clone());
    let name = own.or(name).unwrap_or_else(|| "2.csv".to_owned());
    if no == 1 && body.len() as i64 != row.bytes {
        let title = "The file has another length than was said";
        return Err(Problem::at_field("other_length", "bytes", title));
    }
    if !(1..=2).contains(&no) || name.chars().count() > 200 || body.is_empty() {
        let title = "At most two files with something in them, called by at most 200 characters";
        return Err(Problem::at_field("bad_file", "no", title));
    }
    Ok(Kept {
        no,
        name,
        bytes: body.len() as u64,
    })
}

/// The files with this one among them.
fn may_take(row: &ImportRow, file: &Kept) -> Result<Vec<Kept>, Problem> {
    if !matches!(Step::of(row), Step::Receiving | Step::Looked) {
        let title = "What is checked is not changed any more: begin another import";
        return Err(Problem::new(StatusCode::CONFLICT, "wrong_state", title));
    }
    let mut kept = kept_of(row);
    kept.retain(|other| other.no != file.no);
    kept.push(file.clone());
    kept.sort_by_key(|kept| kept.no);
    if kept.iter().map(|kept| kept.bytes).sum::<u64>() > FILE_BYTES as u64 {
        return Err(Problem::too_large());
    }
    Ok(kept)
}
