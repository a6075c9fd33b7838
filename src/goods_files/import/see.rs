use std::collections::HashMap;

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
    fault_words::reason,
    storage::{self, FaultRow, ImportRow},
};
use crate::{
    access::{Action, Denied, Object, authorize},
    app::App,
    files::PIECE_BYTES,
    goods_files::view::{
        Counts, ImportFault, ImportFaults, ImportState, ImportStep, ImportView, Imports,
    },
    http::{Id, InShop, Json, Lang, Problem, Query, Reader},
    jobs::{self, JobState, JobView},
    storage::{ShopDb, StorageError},
    vocabulary::ImportId,
};

const USUAL: u64 = 20;
const MOST: u64 = 100;
/// Numbers of pieces that are told to be missing: all that there can be.
const MOST_MISSING: usize = 256;
/// Faults read at once for the file of them.
const FAULTS_AT_ONCE: u64 = 500;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_import, super::act::drop_import))
        .routes(routes!(list_faults))
        .routes(routes!(download_faults))
}

/// Whoever edits goods has the files of them.
pub fn may(caller: &InShop) -> Result<(), Denied> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))
}

pub async fn row_of(app: &App, caller: &InShop, id: ImportId) -> Result<ImportRow, Problem> {
    may(caller)?;
    let row = storage::one(&app.store().shop(caller.shop), id).await?;
    row.ok_or_else(Problem::not_found)
}

/// An import as it stands.
pub async fn shown(app: &App, row: ImportRow) -> Result<Json<ImportView>, Problem> {
    let db = app.store().shop(row.shop_id);
    let job = match row.job_id {
        Some(id) => jobs::of(&db, id).await?,
        None => None,
    };
    let missing = missing(&db, &row).await?;
    Ok(Json(view(row, job, missing)))
}

/// The same as it stands now.
pub async fn shown_now(
    app: &App,
    caller: &InShop,
    id: ImportId,
) -> Result<Json<ImportView>, Problem> {
    let row = storage::one(&app.store().shop(caller.shop), id).await?;
    shown(app, row.ok_or_else(Problem::not_found)?).await
}

pub async fn missing(db: &ShopDb, row: &ImportRow) -> Result<Vec<i64>, StorageError> {
    if ImportState::of_code(&row.state) != ImportState::Receiving {
        return Ok(Vec::new());
    }
    let pieces = (row.bytes as u64).div_ceil(PIECE_BYTES) as i64;
    let there = storage::pieces(db, row.id).await?;
    let missing = (0..pieces).filter(|no| there.binary_search(no).is_err());
    Ok(missing.take(MOST_MISSING).collect())
}

/// What is kept is only what its job was begun for; whether that was stopped or failed is the job's to say.
pub fn state_of(row: &ImportRow, job: Option<&JobView>) -> ImportState {
    let kept = ImportState::of_code(&row.state);
    match (kept, job.map(|job| job.state)) {
        (ImportState::Checking | ImportState::Running, Some(JobState::Stopped)) => {
            ImportState::Stopped
        }
        (ImportState::Checking | ImportState::Running, Some(JobState::Failed) | None) => {
            ImportState::Failed
        }
        (kept, _) => kept,
    }
}

fn view(row: ImportRow, job: Option<JobView>, missing: Vec<i64>) -> ImportView {
    let state = state_of(&row, job.as_ref());
    let counts = Counts {
        created: row.created,
        updated: row.updated,
        unchanged: row.unchanged,
        skipped: row.skipped,
        refused: row.refused,
        faults: row.faults,
    };
    let is_checked = state == ImportState::Checked && row.is_checked;
    ImportView {
        id: row.id,
        bytes: row.bytes,
        piece_bytes: PIECE_BYTES as i64,
        missing,
        state,
        step: ImportStep::of_code(&row.step),
        by: row.nick,
        made_at: row.made_at,
        kept_until: row.kept_until,
        look: serde_json::from_str(&row.look).ok(),
        mapping: serde_json::from_str(&row.mapping).ok(),
        job,
        counts,
        can_run_all: is_checked && row.faults == 0,
        can_run_good: is_checked,
        rev: row.rev,
        name: row.name,
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportsQuery {
    /// `next` of the page before.
    cursor: Option<ImportId>,
    /// 1 to 100; usually 20.
    limit: Option<u64>,
}

/// Imports of the shop, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports", tag = "goods_files",
    params(("shop" = Uuid, Path), ImportsQuery), responses((status = 200, body = Imports)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn list_imports(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<ImportsQuery>,
) -> Result<Json<Imports>, Problem> {
    may(&caller)?;
    let db = app.store().shop(caller.shop);
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let mut rows = storage::page(&db, query.cursor, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let next = rows.last().filter(|_| is_more).map(|last| last.id);
    let ids: Vec<_> = rows.iter().filter_map(|row| row.job_id).collect();
    let mut jobs: HashMap<_, _> = jobs::of_many(&db, &ids).await?;
    let mut imports = Vec::with_capacity(rows.len());
    for row in rows {
        let missing = missing(&db, &row).await?;
        let job = row.job_id.and_then(|id| jobs.remove(&id));
        imports.push(view(row, job, missing));
    }
    Ok(Json(Imports { imports, next }))
}

/// One import.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports/{id}", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ImportView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn see_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<Json<ImportView>, Problem> {
    let row = row_of(&app, &caller, id).await?;
    shown(&app, row).await
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ImportFaultsQuery {
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 100; usually 20.
    limit: Option<u64>,
}

/// What is wrong with rows of the file, in their order.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports/{id}/faults", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ImportFaultsQuery),
    responses((status = 200, body = ImportFaults), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn list_faults(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
    Query(query): Query<ImportFaultsQuery>,
) -> Result<Json<ImportFaults>, Problem> {
    let row = row_of(&app, &caller, id).await?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let db = app.store().shop(caller.shop);
    let behind = query.cursor.unwrap_or(0);
    let mut rows = storage::faults(&db, id, behind, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    Ok(Json(ImportFaults {
        next: rows.last().filter(|_| is_more).map(|last| last.no),
        faults: rows.into_iter().map(ImportFault::from).collect(),
        total: row.faults,
    }))
}

/// All faults that are kept, as CSV in the reader's language.
#[utoipa::path(get, path = "/api/shops/{shop}/goods-imports/{id}/faults.csv", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), Reader),
    responses((status = 200, content_type = "text/csv", body = Vec<u8>), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn download_faults(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
    Query(reader): Query<Reader>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    row_of(&app, &caller, id).await?;
    let lang = reader.lang(&headers);
    let db = app.store().shop(caller.shop);
    let manners = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"faults.csv\"",
        ),
    ];
    let rest = Some((CsvStream::default(), None));
    let body = try_unfold((db, rest), move |(db, rest)| async move {
        let Some((mut book, behind)) = rest else {
            return Ok::<_, StorageError>(None);
        };
        let Some(behind) = behind else {
            let head = heading(lang).map(str::to_owned).to_vec();
            let bytes = book.push(&[head]);
            return Ok(Some((bytes, (db, Some((book, Some(0)))))));
        };
        let rows = storage::faults(&db, id, behind, FAULTS_AT_ONCE).await?;
        let Some(last) = rows.last().map(|row| row.no) else {
            return Ok(None);
        };
        let rows: Vec<_> = rows.into_iter().map(|row| cells(row, lang)).collect();
        let bytes = book.push(&rows);
        Ok(Some((bytes, (db, Some((book, Some(last)))))))
    });
    Ok((manners, Body::from_stream(body)).into_response())
}

const fn heading(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => ["文件", "行", "列", "商品编码", "代码", "原因"],
        Lang::En => ["File", "Line", "Column", "Product", "Code", "Reason"],
    }
}

fn cells(row: FaultRow, lang: Lang) -> Vec<String> {
    let reason = reason(lang, &row.code, row.title);
    vec![
        row.file,
        row.line.to_string(),
        row.column_name,
        row.row_code,
        row.code,
        reason,
    ]
}

impl From<FaultRow> for ImportFault {
    fn from(row: FaultRow) -> Self {
        Self {
            no: row.no,
            file: row.file,
            line: row.line,
            column: row.column_name,
            code: row.code,
            title: row.title,
            row_code: row.row_code,
        }
    }
}
