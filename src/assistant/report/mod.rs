//! The whole difference as a file, row by row as it is fetched.

mod reading;
mod rows;
#[cfg(test)]
mod tests;

use std::io;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use futures_util::stream::try_unfold;
use yingke_tabular::CsvStream;

use self::{reading::Reading, rows::rows};
use super::{
    batches,
    items::{self, Only},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::delivery,
    http::{Id, InShop, Problem, Query, Reader},
    storage::ShopDb,
    vocabulary::BatchId,
};

/// Items read at once: each may hold a description of 200 KB twice.
const AT_ONCE: u64 = 100;

/// A batch as CSV: a row for each change, and one for each product that was not changed and why; what is as before is left out. Its
/// words are in the reader's language.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches/{id}/report.csv", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), Reader),
    responses((status = 200, content_type = "text/csv", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn report_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
    Query(reader): Query<Reader>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let batch = batches::one(&db, id).await?;
    batch.ok_or_else(Problem::not_found)?;
    let reading = Reading {
        lang: reader.lang(&headers),
        templates: delivery::names(&db).await?,
    };
    let rest = Rest {
        db,
        reading,
        batch: id,
        behind: Some(0),
        book: CsvStream::keeping_numbers(),
        has_heading: false,
    };
    let manners = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"batch-{id}.csv\""),
        ),
    ];
    let body = Body::from_stream(try_unfold(rest, next));
    Ok((manners, body).into_response())
}

/// What is still to be written.
struct Rest {
    db: ShopDb,
    reading: Reading,
    batch: BatchId,
    /// None: that was all.
    behind: Option<i64>,
    book: CsvStream,
    has_heading: bool,
}

/// A file that breaks off is no file: whoever fetches it is told by the connection.
async fn next(mut rest: Rest) -> Result<Option<(Vec<u8>, Rest)>, io::Error> {
    if !std::mem::replace(&mut rest.has_heading, true) {
        let heading = rest.reading.lang.heading();
        let bytes = rest.book.push(&[heading.map(str::to_owned).to_vec()]);
        return Ok(Some((bytes, rest)));
    }
    let Some(behind) = rest.behind else {
        return Ok(None);
    };
    let which = (rest.batch, Only::Told);
    let items = items::page(&rest.db, which, behind, AT_ONCE).await;
    let items = items.map_err(|error| {
        tracing::error!(%error, "a report broke off");
        io::Error::other(error)
    })?;
    let Some(last) = items.last() else {
        return Ok(None);
    };
    rest.behind = Some(last.no).filter(|_| items.len() as u64 == AT_ONCE);
    let rows = items.iter().flat_map(|item| rows(item, &rest.reading));
    let rows: Vec<_> = rows.collect();
    let bytes = rest.book.push(&rows);
    Ok(Some((bytes, rest)))
}
