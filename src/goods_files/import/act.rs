use axum::{extract::State, http::StatusCode};
use serde_json::json;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    look::look_at,
    map,
    see::{missing, row_of, shown_now, state_of},
    storage::{self, ImportRow},
    work::{Input, kind_of},
};
use crate::{
    app::App,
    audit,
    files::staged,
    goods_files::view::{ImportState, ImportStep, ImportView, Mapping, RunImport, RunRows},
    http::{Id, InShop, Json, Problem},
    jobs::{self, NewJob},
    storage::{ShopTx, StorageError},
    vocabulary::{ImportId, JobId, Millis, new_id},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(look_at_import))
        .routes(routes!(check_import))
        .routes(routes!(run_import))
        .routes(routes!(stop_import))
        .routes(routes!(resume_import))
        .merge(map::routes())
}

/// Look at the file, once all of it is there: what it is, its columns and first rows.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-imports/{id}/look", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem, description = "The file cannot be read: `field` is the line and column")),
    extensions(("x-action" = json!("edit_goods"))))]
async fn look_at_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<Json<ImportView>, Problem> {
    let row = row_of(&app, &caller, id).await?;
    is_kept(&app, &row)?;
    if ImportState::of_code(&row.state) != ImportState::Receiving {
        return shown_now(&app, &caller, id).await;
    }
    let db = app.store().shop(caller.shop);
    if !missing(&db, &row).await?.is_empty() {
        let title = "Pieces of the file are missing";
        return Err(Problem::new(StatusCode::CONFLICT, "pieces_missing", title));
    }
    let look = look_at(&app, &row).await?;
    let texts = (
        json!(look).to_string(),
        json!(Mapping::default()).to_string(),
    );
    let tx = app.store().begin(caller.shop).await?;
    storage::looked(&tx, &row, texts).await?;
    tx.commit().await?;
    shown_now(&app, &caller, id).await
}

/// Read every row and say everything that is wrong; nothing is written.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-imports/{id}/check", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn check_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<Json<ImportView>, Problem> {
    let (row, state) = standing(&app, &caller, id).await?;
    if state == ImportState::Checking {
        return shown_now(&app, &caller, id).await;
    }
    may_prepare(&row, state)?;
    begin(&app, &caller, &row, (ImportStep::Check, "")).await?;
    shown_now(&app, &caller, id).await
}

/// Import: all rows, or those without a fault. What is imported is not taken back; it can be taken off the shelf.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-imports/{id}/run", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = RunImport,
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn run_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
    Json(asked): Json<RunImport>,
) -> Result<Json<ImportView>, Problem> {
    let (row, state) = standing(&app, &caller, id).await?;
    match state {
        ImportState::Checked if row.is_checked => {}
        // The answer of the first try did not arrive.
        ImportState::Running | ImportState::Done => return shown_now(&app, &caller, id).await,
        _ => {
            let title = "Check the file first";
            return Err(Problem::new(StatusCode::CONFLICT, "not_checked", title));
        }
    }
    let rows = match asked.rows {
        RunRows::All if row.faults > 0 => {
            let title = "The check found faults: mend them, or import the good rows";
            return Err(Problem::new(StatusCode::CONFLICT, "has_faults", title));
        }
        RunRows::All => "all",
        RunRows::Good => "good",
    };
    begin(&app, &caller, &row, (ImportStep::Run, rows)).await?;
    shown_now(&app, &caller, id).await
}

/// Leave off; what is imported stays. `resume` goes on.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-imports/{id}/stop", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ImportView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn stop_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<Json<ImportView>, Problem> {
    let (row, state) = standing(&app, &caller, id).await?;
    let is_under_way = matches!(state, ImportState::Checking | ImportState::Running);
    if let Some(job) = row.job_id.filter(|_| is_under_way) {
        let tx = app.store().begin(caller.shop).await?;
        jobs::stop(&tx, job, app.clock().now()).await?;
        tx.commit().await?;
    }
    shown_now(&app, &caller, id).await
}

/// Go on from where it was stopped or failed.
#[utoipa::path(post, path = "/api/shops/{shop}/goods-imports/{id}/resume", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
async fn resume_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<Json<ImportView>, Problem> {
    let (row, state) = standing(&app, &caller, id).await?;
    is_kept(&app, &row)?;
    let job = row
        .job_id
        .filter(|_| matches!(state, ImportState::Stopped | ImportState::Failed));
    if let Some(job) = job {
        let tx = app.store().begin(caller.shop).await?;
        jobs::take_over(&tx, job, caller.actor.member()?).await?;
        jobs::begin_again(&tx, job, app.clock().now()).await?;
        tx.commit().await?;
        app.jobs().wake();
    }
    shown_now(&app, &caller, id).await
}

/// Drop an import and its file; what is imported stays.
#[utoipa::path(delete, path = "/api/shops/{shop}/goods-imports/{id}", tag = "goods_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn drop_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ImportId>,
) -> Result<StatusCode, Problem> {
    let (row, state) = standing(&app, &caller, id).await?;
    if matches!(state, ImportState::Done | ImportState::Dropped) {
        return Ok(StatusCode::NO_CONTENT);
    }
    let tx = app.store().begin(caller.shop).await?;
    storage::forget(&tx, id, true).await?;
    storage::end(&tx, id, ImportState::Dropped).await?;
    if let Some(job) = row.job_id {
        jobs::stop(&tx, job, app.clock().now()).await?;
    }
    tx.commit().await?;
    let staged = staged(&app, caller.shop, id.0).await?;
    if let Err(error) = staged.forget().await {
        tracing::warn!(%error, import = %id, "pieces stay until their time is over");
    }
    Ok(StatusCode::NO_CONTENT)
}

pub async fn standing(
    app: &App,
    caller: &InShop,
    id: ImportId,
) -> Result<(ImportRow, ImportState), Problem> {
    let row = row_of(app, caller, id).await?;
    let job = match row.job_id {
        Some(job) => jobs::of(&app.store().shop(caller.shop), job).await?,
        None => None,
    };
    let state = state_of(&row, job.as_ref());
    Ok((row, state))
}

pub fn is_kept(app: &App, row: &ImportRow) -> Result<(), Problem> {
    let is_over = ImportState::of_code(&row.state) == ImportState::Dropped;
    if is_over || row.kept_until <= app.clock().now() {
        let title = "The file is not kept any more";
        return Err(Problem::new(StatusCode::CONFLICT, "file_gone", title));
    }
    Ok(())
}

/// Whether it may be mapped and checked: it was looked at, and no product was written.
pub fn may_prepare(row: &ImportRow, state: ImportState) -> Result<(), Problem> {
    let is_before_run = ImportStep::of_code(&row.step) != Some(ImportStep::Run);
    match state {
        ImportState::Looked | ImportState::Checked => Ok(()),
        ImportState::Stopped | ImportState::Failed if is_before_run => Ok(()),
        ImportState::Receiving => {
            let title = "Look at the file first";
            Err(Problem::new(StatusCode::CONFLICT, "not_looked", title))
        }
        _ => {
            let title = "The import is under way, or over";
            Err(Problem::new(
                StatusCode::CONFLICT,
                "import_under_way",
                title,
            ))
        }
    }
}

async fn begin(
    app: &App,
    caller: &InShop,
    row: &ImportRow,
    (step, rows): (ImportStep, &str),
) -> Result<(), Problem> {
    is_kept(app, row)?;
    let (at, by) = (app.clock().now(), caller.actor.member()?);
    let as_of = match step {
        ImportStep::Check => Some(at),
        ImportStep::Run => check_began(app, row).await?,
    };
    let import = row.id;
    let id = JobId(new_id());
    // The check has counted what the run will do.
    let total = match step {
        ImportStep::Check => 0,
        ImportStep::Run => row.created + row.updated + row.unchanged + row.skipped + row.refused,
    };
    let job = NewJob {
        id,
        kind: kind_of(step),
        by,
        total,
        input: json!(Input { import, as_of }).to_string(),
    };
    let tx = app.store().begin(caller.shop).await?;
    if !storage::step(&tx, row, (step, rows), id).await? {
        return Err(Problem::changed_meanwhile());
    }
    if step == ImportStep::Run {
        write_down(&tx, caller, (row, rows), at).await?;
    }
    jobs::begin(&tx, job, at).await?;
    tx.commit().await?;
    app.jobs().wake();
    Ok(())
}

async fn check_began(app: &App, row: &ImportRow) -> Result<Option<Millis>, StorageError> {
    let Some(job) = row.job_id else {
        return Ok(None);
    };
    let check = jobs::of(&app.store().shop(row.shop_id), job).await?;
    Ok(check.map(|check| check.made_at))
}

async fn write_down(
    tx: &ShopTx,
    caller: &InShop,
    (row, rows): (&ImportRow, &str),
    at: Millis,
) -> Result<(), Problem> {
    let entry = audit::Entry {
        action: "edit_goods",
        object: format!("goods_import/{}", row.id),
        detail: json!({
            "rows": rows, "bytes": row.bytes, "created": row.created, "updated": row.updated,
            "refused": row.refused,
        }),
    };
    Ok(audit::record(tx, &caller.actor, at, entry).await?)
}
