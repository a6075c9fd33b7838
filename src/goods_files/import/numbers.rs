//! Numbers of Taobao that a file brings and nobody gave a name.

use axum::{extract::State, http::StatusCode};
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_taobao_csv::{Limits, Reader};

use super::{
    Refused, Source, act::is_kept, look::told, opened::open, see::row_of, storage::ImportRow,
};
use crate::{
    app::App,
    files::staged,
    goods_files::{
        names,
        naming::{Met, TaobaoNumbers},
        taobao::TaobaoNames,
        view::{FileFormat, ImportState, Look},
    },
    http::{Id, InShop, Json, Problem},
    vocabulary::ImportId,
};

/// What is often in a file is often in so many of its rows.
const MOST_ROWS: usize = 100_000;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see_import_numbers))
}

/// Numbers without a name in the first 100,000 rows of a Taobao file; of other files there are none.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports/{id}/numbers", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = TaobaoNumbers), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn see_import_numbers(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<Json<TaobaoNumbers>, Problem> {
    let row = row_of(&app, &caller, id).await?;
    let look = serde_json::from_str::<Look>(&row.look).ok();
    if look.is_none_or(|look| look.format != FileFormat::Taobao) {
        let nothing = Met::of(TaobaoNames::default(), true);
        return Ok(Json(nothing.told()));
    }
    is_there(&app, &row)?;
    let staged = staged(&app, row.shop_id, row.id.0).await?;
    let source = Source::new(staged, row.bytes as u64);
    let met = Met::of(names::names(&app.store().shop(caller.shop)).await?, true);
    let turn = app.goods_files().turn_to_count().await;
    let read = tokio::task::spawn_blocking(move || {
        let read = read(source, met);
        // Here, so that it is held for those, too, who do not wait for the answer.
        drop(turn);
        read
    });
    let refused = || Refused::file("unreadable", "the file cannot be read");
    let read = read.await.unwrap_or_else(|_| Err(refused()));
    Ok(Json(read.map_err(told)?.told()))
}

/// Behind its run the file is gone: the shop's own list has its numbers.
fn is_there(app: &App, row: &ImportRow) -> Result<(), Problem> {
    is_kept(app, row)?;
    if ImportState::of_code(&row.state) == ImportState::Done {
        let title = "The file is not kept any more";
        return Err(Problem::new(StatusCode::CONFLICT, "file_gone", title));
    }
    Ok(())
}

fn read(source: Source, mut met: Met) -> Result<Met, Refused> {
    let mut opened = open(source)?;
    let mut left = MOST_ROWS;
    for at in 0..opened.tables.len() {
        for row in Reader::with_limits(opened.bytes(at)?, Limits::default())? {
            if left == 0 {
                met.leave_rest();
                return Ok(met);
            }
            left -= 1;
            // What is wrong with a row is the check's to say.
            if let Some(product) = row.ok().and_then(|row| row.product().ok()) {
                met.add(&product);
            }
        }
    }
    Ok(met)
}
