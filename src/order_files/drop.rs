use axum::{extract::State, http::StatusCode};
use serde_json::{Value, json};

use super::{
    ends::{self, KEPT_MS},
    see::import_of,
    storage::{self, ImportRow, Step},
};
use crate::{
    access::Actor,
    app::App,
    audit,
    files::Staged,
    http::{Id, InShop, Problem},
    jobs,
    storage::{ShopTx, StorageError},
    vocabulary::{JobId, Millis, OrderImportId, ShopId},
};

/// Give an import up: it stops, its file and its faults are forgotten. Orders that it has brought stay.
#[utoipa::path(delete, path = "/api/shops/{shop}/order-imports/{id}", tag = "order_files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn drop_import(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderImportId>,
) -> Result<StatusCode, Problem> {
    import_of(&app, &caller, id).await?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::held(&tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    // Whoever does it again changes nothing.
    if !Step::of(&held).is_over() {
        let by = (&caller.actor, json!({ "dropped": held.state }));
        let_go(&tx, &held, by, now).await?;
    }
    tx.commit().await?;
    forget_files(&app, caller.shop, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets an import go that nobody has touched for [`KEPT_MS`]. When to look again where somebody has, or its job is under way; none:
/// it is over.
pub async fn let_go_if_left(
    app: &App,
    shop: ShopId,
    id: OrderImportId,
) -> Result<Option<Millis>, StorageError> {
    let now = app.clock().now();
    let tx = app.store().begin(shop).await?;
    let Some(held) = storage::held(&tx, id).await? else {
        return Ok(None);
    };
    if Step::of(&held).is_over() {
        return Ok(None);
    }
    let job = match held.job_id {
        Some(job) => jobs::of_in(&tx, JobId(job)).await?,
        None => None,
    };
    if job.is_some_and(|job| job.state.is_open()) {
        return Ok(Some(now + KEPT_MS));
    }
    if held.touched_at + KEPT_MS > now {
        return Ok(Some(held.touched_at + KEPT_MS));
    }
    let detail = json!({ "dropped": held.state, "untouched_since": held.touched_at });
    let_go(&tx, &held, (&Actor::Anyone, detail), now).await?;
    tx.commit().await?;
    tracing::info!(import = %id, %shop, "an import of orders that nobody went on with is let go");
    Ok(None)
}

/// What locks more than this import comes first, as where its orders come in: audit, import, job.
async fn let_go(
    tx: &ShopTx,
    held: &ImportRow,
    (by, detail): (&Actor, Value),
    now: Millis,
) -> Result<(), StorageError> {
    let entry = audit::Entry {
        action: "import_orders",
        object: format!("order_import/{}", held.id),
        detail,
    };
    audit::record(tx, by, now, entry).await?;
    storage::step(tx, (held.id, now), Step::Dropped).await?;
    storage::forget_faults(tx, held.id).await?;
    if let Some(job) = held.job_id {
        jobs::stop(tx, JobId(job), now).await?;
    }
    Ok(())
}

/// False: they cannot be reached now. That is said, and a timer tries again: the orders are here all the same.
pub async fn forget_files(
    app: &App,
    shop: ShopId,
    id: OrderImportId,
) -> Result<bool, StorageError> {
    let forgotten = match Staged::of(app.files(), shop, id.0).await {
        Ok(staged) => staged.forget().await,
        Err(error) => Err(error),
    };
    if let Err(error) = forgotten {
        tracing::warn!(%error, import = %id, "a file of orders is not forgotten yet");
        return Ok(false);
    }
    let tx = app.store().begin(shop).await?;
    ends::over(&tx, id).await?;
    tx.commit().await?;
    Ok(true)
}
