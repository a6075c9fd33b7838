use axum::{extract::State, http::StatusCode};
use serde_json::json;

use super::{
    check,
    mapping::has_needed,
    run as bringing,
    see::{import_of, state_of, view},
    storage::{self, ImportRow, Step},
    view::{OrderImportRows, OrderImportRun, OrderImportState, OrderImportView},
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    jobs::{self, NewJob},
    storage::{ShopDb, ShopTx},
    vocabulary::{JobId, OrderImportId, new_id},
};

/// Read every row and write nothing: what would come, what is here already, and all that is wrong, by line and column.
#[utoipa::path(post, path = "/api/shops/{shop}/order-imports/{id}/check", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn check(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, _) = import_of(&app, &caller, id).await?;
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if !matches!(Step::of(&held), Step::Looked | Step::Checked) {
        return Err(wrong_state("It is checked once it was looked at"));
    }
    has_needed(&held)?;
    let job = begin(&tx, &app, &caller, (id, check::KIND, 0)).await?;
    storage::step_by(&tx, (id, app.clock().now()), Step::Checking, job).await?;
    begun(&app, &db, tx, id).await
}

/// Bring the orders in. `all` is refused where the check found a fault.
#[utoipa::path(post, path = "/api/shops/{shop}/order-imports/{id}/run", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = OrderImportRun,
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn run(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
    Json(asked): Json<OrderImportRun>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, _) = import_of(&app, &caller, id).await?;
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if Step::of(&held) != Step::Checked {
        return Err(wrong_state("It is brought in once it was checked"));
    }
    if asked.rows == OrderImportRows::All && held.faults > 0 {
        let title = "The check found faults: mend the file, or bring the good orders in";
        return Err(Problem::new(StatusCode::CONFLICT, "has_faults", title));
    }
    let total = held.good + held.known;
    let job = begin(&tx, &app, &caller, (id, bringing::KIND, total)).await?;
    storage::step_by(&tx, (id, app.clock().now()), Step::Running, job).await?;
    begun(&app, &db, tx, id).await
}

/// Leave off; what is here stays here, and `resume` goes on behind it.
#[utoipa::path(post, path = "/api/shops/{shop}/order-imports/{id}/stop", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn stop(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, row) = import_of(&app, &caller, id).await?;
    let tx = app.store().begin(caller.shop).await?;
    let (job, now) = (under_way(&row)?, app.clock().now());
    storage::touch(&tx, (id, now)).await?;
    if !jobs::stop(&tx, job, now).await? {
        return Err(wrong_state("It is not under way"));
    }
    begun(&app, &db, tx, id).await
}

/// Go on with what was stopped or has failed.
#[utoipa::path(post, path = "/api/shops/{shop}/order-imports/{id}/resume", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderImportView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn resume(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<Json<OrderImportView>, Problem> {
    let (db, row) = import_of(&app, &caller, id).await?;
    let job = under_way(&row)?;
    let seen = jobs::of(&db, job).await?;
    let state = state_of(&row, seen.as_ref());
    if !matches!(state, OrderImportState::Stopped | OrderImportState::Failed) {
        return Err(wrong_state("It was neither stopped nor has it failed"));
    }
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    storage::touch(&tx, (id, now)).await?;
    // Whoever began it may have left; whoever goes on answers for it.
    jobs::take_over(&tx, job, caller.actor.member()?).await?;
    if !jobs::begin_again(&tx, job, now).await? {
        return Err(Problem::changed_meanwhile());
    }
    begun(&app, &db, tx, id).await
}

fn under_way(row: &ImportRow) -> Result<JobId, Problem> {
    let is_under_way = matches!(Step::of(row), Step::Checking | Step::Running);
    let job = row.job_id.filter(|_| is_under_way).map(JobId);
    job.ok_or_else(|| wrong_state("Nothing of it is under way"))
}

async fn begin(
    tx: &ShopTx,
    app: &App,
    caller: &InShop,
    (import, kind, total): (OrderImportId, &str, i64),
) -> Result<JobId, Problem> {
    let id = JobId(new_id());
    let job = NewJob {
        id,
        kind,
        by: caller.actor.member()?,
        total,
        input: json!(import).to_string(),
    };
    jobs::begin(tx, job, app.clock().now()).await?;
    Ok(id)
}

/// Commits, has a node take it up at once, and tells how it stands.
async fn begun(
    app: &App,
    db: &ShopDb,
    tx: ShopTx,
    id: OrderImportId,
) -> Result<Json<OrderImportView>, Problem> {
    tx.commit().await?;
    app.jobs().wake();
    let row = storage::import(db, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    Ok(Json(view(db, row).await?))
}

fn wrong_state(title: &str) -> Problem {
    Problem::new(StatusCode::CONFLICT, "wrong_state", title)
}
