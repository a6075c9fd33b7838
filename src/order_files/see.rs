use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    storage::{self, ImportRow, Step, look_of, mapping_of},
    view::{OrderImportState, OrderImportView, OrderImports},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    jobs::{self, JobState, JobView},
    storage::{ShopDb, StorageError},
    vocabulary::{JobId, Millis, OrderImportId},
};

const AT_ONCE: u64 = 20;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Cursor {
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The shop's imports, the newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/order-imports", tag = "order_files", params(("shop" = Uuid, Path), Cursor),
    responses((status = 200, body = OrderImports), (status = 400, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(asked): Query<Cursor>,
) -> Result<Json<OrderImports>, Problem> {
    authorize(
        &caller.actor,
        Action::ImportOrders,
        Object::Shop(caller.shop),
    )?;
    let behind = asked.cursor.as_deref().map(place).transpose()?;
    let db = app.store().shop(caller.shop);
    let rows = storage::newest(&db, behind, AT_ONCE + 1).await?;
    let has_more = rows.len() as u64 > AT_ONCE;
    let rows: Vec<_> = rows.into_iter().take(AT_ONCE as usize).collect();
    let next = rows.last().filter(|_| has_more);
    let next = next.map(|row| format!("{}.{}", row.made_at, row.id));
    let ids: Vec<_> = rows
        .iter()
        .filter_map(|row| row.job_id)
        .map(JobId)
        .collect();
    let mut jobs = jobs::of_many(&db, &ids).await?;
    let imports = rows.into_iter().map(|row| {
        let job = row.job_id.and_then(|id| jobs.remove(&JobId(id)));
        OrderImportView::of(row, job)
    });
    Ok(Json(OrderImports {
        imports: imports.collect(),
        next,
    }))
}

fn place(cursor: &str) -> Result<(Millis, OrderImportId), Problem> {
    let bad = || Problem::bad_request("cursor: the next of another page");
    let (at, id) = cursor.split_once('.').ok_or_else(bad)?;
    let at = at.parse().map_err(|_| bad())?;
    let id = id.parse::<Uuid>().map_err(|_| bad())?;
    Ok((at, OrderImportId(id)))
}

/// One import, as far as it has come.
#[utoipa::path(get, path = "/api/shops/{shop}/order-imports/{id}", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn see(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, row) = import_of(&app, &caller, id).await?;
    Ok(Json(view(&db, row).await?))
}

/// What is asked for, by whoever may.
pub async fn import_of(
    app: &App,
    caller: &InShop,
    id: OrderImportId,
) -> Result<(ShopDb, ImportRow), Problem> {
    authorize(
        &caller.actor,
        Action::ImportOrders,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let row = storage::import(&db, id).await?;
    Ok((db, row.ok_or_else(Problem::not_found)?))
}

pub async fn view(db: &ShopDb, row: ImportRow) -> Result<OrderImportView, StorageError> {
    let job = job_of(db, &row).await?;
    Ok(OrderImportView::of(row, job))
}

/// Its last check or run.
pub async fn job_of(db: &ShopDb, row: &ImportRow) -> Result<Option<JobView>, StorageError> {
    match row.job_id {
        Some(id) => jobs::of(db, JobId(id)).await,
        None => Ok(None),
    }
}

/// As the row says, and its job where that stopped or failed under way.
pub fn state_of(row: &ImportRow, job: Option<&JobView>) -> OrderImportState {
    use OrderImportState as S;
    match (Step::of(row), job.map(|job| job.state)) {
        (Step::Checking | Step::Running, Some(JobState::Stopped)) => S::Stopped,
        // Of one that nobody went on with its job is forgotten.
        (Step::Checking | Step::Running, Some(JobState::Failed) | None) => S::Failed,
        (Step::Receiving, _) => S::Receiving,
        (Step::Looked, _) => S::Looked,
        (Step::Checking, _) => S::Checking,
        (Step::Checked, _) => S::Checked,
        (Step::Running, _) => S::Running,
        (Step::Done, _) => S::Done,
        (Step::Dropped, _) => S::Dropped,
    }
}

impl OrderImportView {
    pub fn of(row: ImportRow, job: Option<JobView>) -> Self {
        Self {
            state: state_of(&row, job.as_ref()),
            look: look_of(&row),
            mapping: mapping_of(&row),
            id: row.id,
            by: row.nick,
            made_at: row.made_at,
            name: row.name,
            bytes: row.bytes,
            job,
            good: row.good,
            known: row.known,
            refused: row.refused,
            created: row.created,
            customers: row.customers,
            faults: row.faults,
            rev: row.rev,
        }
    }
}
