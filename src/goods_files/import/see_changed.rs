//! What a run would change of products that are there, as a list and as a file.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use futures_util::stream::try_unfold;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_tabular::CsvStream;

use super::{
    see::row_of,
    storage::{self, ChangedRow},
};
use crate::{
    app::App,
    catalogue::{delivery, ops::Warning, sku_words},
    goods_files::{
        plain::Wording,
        view::{ChangedProduct, ChangedProducts, ImportStep},
    },
    http::{Id, InShop, Json, Lang, Problem, Query, Reader},
    storage::{ShopDb, StorageError},
    vocabulary::ImportId,
};

const USUAL: u64 = 20;
const MOST: u64 = 100;
/// Products read at once for the file of them.
const AT_ONCE: u64 = 200;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_changed))
        .routes(routes!(download_changed))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ImportChangesQuery {
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 100; usually 20.
    limit: Option<u64>,
}

/// What a run would change of products that are there, as the check found it.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports/{id}/changes", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ImportChangesQuery),
    responses((status = 200, body = ChangedProducts), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn list_changed(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
    Query(query): Query<ImportChangesQuery>,
) -> Result<Json<ChangedProducts>, Problem> {
    let row = row_of(&app, &caller, id).await?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let db = app.store().shop(caller.shop);
    let behind = query.cursor.unwrap_or(0);
    let mut rows = storage::changed(&db, id, behind, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let is_of_check = ImportStep::of_code(&row.step) == Some(ImportStep::Check);
    Ok(Json(ChangedProducts {
        next: rows.last().filter(|_| is_more).map(|last| last.no),
        products: rows.into_iter().map(ChangedProduct::from).collect(),
        total: if is_of_check { row.updated } else { 0 },
    }))
}

/// All that are kept, as CSV: a row for each field, in the reader's language.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports/{id}/changes.csv", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), Reader),
    responses((status = 200, content_type = "text/csv", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn download_changed(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
    Query(reader): Query<Reader>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    row_of(&app, &caller, id).await?;
    let db = app.store().shop(caller.shop);
    let wording = Wording {
        lang: reader.lang(&headers),
        templates: delivery::names(&db).await?,
    };
    let manners = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"changes.csv\"",
        ),
    ];
    let rest = Rest {
        db,
        id,
        wording,
        book: CsvStream::keeping_numbers(),
        behind: None,
    };
    Ok((manners, Body::from_stream(try_unfold(rest, next))).into_response())
}

/// What is still to be written.
struct Rest {
    db: ShopDb,
    id: ImportId,
    wording: Wording,
    book: CsvStream,
    /// None: not even the heading is written.
    behind: Option<i64>,
}

async fn next(mut rest: Rest) -> Result<Option<(Vec<u8>, Rest)>, StorageError> {
    let Some(behind) = rest.behind else {
        rest.behind = Some(0);
        let head = heading(rest.wording.lang).map(str::to_owned);
        let bytes = rest.book.push(&[head.to_vec()]);
        return Ok(Some((bytes, rest)));
    };
    let found = storage::changed(&rest.db, rest.id, behind, AT_ONCE).await?;
    let Some(last) = found.last().map(|row| row.no) else {
        return Ok(None);
    };
    rest.behind = Some(last);
    let found = found.into_iter().map(ChangedProduct::from);
    let rows: Vec<_> = found.flat_map(|of| rows(&of, &rest.wording)).collect();
    let bytes = rest.book.push(&rows);
    Ok(Some((bytes, rest)))
}

const fn heading(lang: Lang) -> [&'static str; 10] {
    match lang {
        Lang::Zh => [
            "文件",
            "行",
            "商品编码",
            "商品标题",
            "字段",
            "规格编码",
            "规格",
            "原值",
            "新值",
            "提示",
        ],
        Lang::En => [
            "File",
            "Line",
            "Code",
            "Title",
            "Field",
            "SKU code",
            "SKU",
            "Before",
            "After",
            "Please look",
        ],
    }
}

fn rows(of: &ChangedProduct, wording: &Wording) -> Vec<Vec<String>> {
    let warned = warned(&of.warnings, wording.lang);
    let rows = of.changes.iter().map(|change| {
        let is_of_sku = change.sku.is_some();
        let field = &change.field;
        vec![
            of.file.clone(),
            of.line.to_string(),
            of.code.clone(),
            of.title.clone(),
            wording.field(field, is_of_sku).to_owned(),
            change.sku.clone().unwrap_or_default(),
            change.props.as_deref().map(sku_words).unwrap_or_default(),
            wording.value(field, &change.before),
            wording.value(field, &change.after),
            warned.clone(),
        ]
    });
    rows.collect()
}

/// What may be a slip, as the list shows it.
fn warned(warnings: &[Warning], lang: Lang) -> String {
    let words = warnings.iter().map(|slip| lang.warning(slip.code(), &[]));
    words.collect::<Vec<_>>().join(lang.and())
}

impl From<ChangedRow> for ChangedProduct {
    fn from(row: ChangedRow) -> Self {
        Self {
            no: row.no,
            file: row.file,
            line: row.line,
            code: row.code,
            title: row.title,
            changes: serde_json::from_str(&row.changes).unwrap_or_default(),
            more: row.more,
            warnings: serde_json::from_str(&row.warnings).unwrap_or_default(),
        }
    }
}
