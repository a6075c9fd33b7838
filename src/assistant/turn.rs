//! What members do with a batch: apply, stop, go on, take back, drop. Asked for twice it is done once.

use axum::extract::State;
use sea_orm::{UpdateMany, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::assistant::batch::{Column as C, Entity};

use super::{
    BatchState, Stage, apply,
    batches::{self, Batch},
    input::input_of,
    not_now, taking_back,
    view::{BatchView, shown},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{Id, InShop, Json, Problem},
    jobs::{self, NewJob},
    storage::{ShopTx, StorageError},
    vocabulary::{BatchId, JobId, Millis, new_id},
};

/// So long a batch can be taken back.
pub const TAKEN_BACK_MS: Millis = 30 * 24 * 60 * 60 * 1_000;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BatchApplying)]
pub struct Applying {
    /// Leave out what was warned of.
    skip_warned: bool,
}

/// Write what was looked at. A product that somebody changed since stays as it is.
#[utoipa::path(post, path = "/api/shops/{shop}/assistant/batches/{id}/apply", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = Applying,
    responses((status = 200, body = BatchView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn apply_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
    Json(asked): Json<Applying>,
) -> Result<Json<BatchView>, Problem> {
    let (tx, batch) = open(&app, &caller, id).await?;
    if batch.state() != BatchState::Ready || batch.is_forgotten {
        drop(tx);
        let is_done = matches!(batch.state(), BatchState::Applying | BatchState::Applied);
        return seen_or(
            &app,
            &caller,
            (id, is_done),
            "It is not ready to be applied",
        )
        .await;
    }
    let skipped = if asked.skip_warned { batch.warned } else { 0 };
    if batch.changed == skipped {
        let title = "There is nothing in it to apply";
        return Err(Problem::at_field("nothing_to_apply", "skip_warned", title));
    }
    let job = JobId(new_id());
    let now = app.clock().now();
    let turned = batches::turn(
        &tx,
        (id, &[BatchState::Ready]),
        BatchState::Applying,
        |row| {
            row.col_expr(C::JobId, Expr::value(job.0))
                .col_expr(C::UndoUntil, Expr::value(now + TAKEN_BACK_MS))
        },
    );
    if !turned.await? {
        return Err(Problem::changed_meanwhile());
    }
    let new = NewJob {
        id: job,
        kind: apply::KIND,
        by: caller.actor.member()?,
        total: batch.changed - skipped,
        input: input_of(id, asked.skip_warned),
    };
    write_down(&tx, &caller, (id, "apply"), now).await?;
    jobs::begin(&tx, new, now).await?;
    begun(&app, &caller, id, tx).await
}

/// Stop what is under way: what is written stays, and can be taken back.
#[utoipa::path(post, path = "/api/shops/{shop}/assistant/batches/{id}/stop", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = BatchView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn stop_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Json<BatchView>, Problem> {
    let (tx, batch) = open(&app, &caller, id).await?;
    let from = BatchState::UNDER_WAY;
    if !batches::turn(&tx, (id, &from), BatchState::Stopped, same).await? {
        drop(tx);
        let is_done = batch.state() == BatchState::Stopped;
        return seen_or(&app, &caller, (id, is_done), "Nothing is under way").await;
    }
    if let Some(job) = batch.job() {
        jobs::stop(&tx, job, app.clock().now()).await?;
    }
    begun(&app, &caller, id, tx).await
}

/// Go on where it was stopped, or where its job failed.
#[utoipa::path(post, path = "/api/shops/{shop}/assistant/batches/{id}/resume", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = BatchView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn resume_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Json<BatchView>, Problem> {
    let (tx, batch) = open(&app, &caller, id).await?;
    let to = batch.stage().under_way();
    let title = "It was not stopped";
    let Some(job) = batch.job().filter(|_| !batch.is_forgotten) else {
        drop(tx);
        return seen_or(&app, &caller, (id, false), title).await;
    };
    let from = [BatchState::Stopped, to];
    let turned = batches::turn(&tx, (id, &from), to, same).await?;
    if !turned || !jobs::begin_again(&tx, job, app.clock().now()).await? {
        drop(tx);
        let is_done = BatchState::UNDER_WAY.contains(&batch.state());
        return seen_or(&app, &caller, (id, is_done), title).await;
    }
    jobs::take_over(&tx, job, caller.actor.member()?).await?;
    begun(&app, &caller, id, tx).await
}

/// Take back what was written, whole: what was changed since stays. Asked for again, once it was taken back, what stayed is tried again.
#[utoipa::path(post, path = "/api/shops/{shop}/assistant/batches/{id}/undo", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = BatchView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn undo_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Json<BatchView>, Problem> {
    let (tx, batch) = open(&app, &caller, id).await?;
    let now = app.clock().now();
    if !batch.can_undo(now) {
        drop(tx);
        let is_done = matches!(batch.state(), BatchState::Undoing | BatchState::Undone);
        return seen_or(&app, &caller, (id, is_done), "It cannot be taken back").await;
    }
    let job = JobId(new_id());
    let from = [BatchState::Applied, BatchState::Stopped, BatchState::Undone];
    let turned = batches::turn(&tx, (id, &from), BatchState::Undoing, |row| {
        row.col_expr(C::UndoJobId, Expr::value(job.0))
    });
    if !turned.await? {
        return Err(Problem::changed_meanwhile());
    }
    let applying = match batch.job_id {
        Some(job) => jobs::of_in(&tx, job).await?,
        None => None,
    };
    let new = NewJob {
        id: job,
        kind: taking_back::KIND,
        by: caller.actor.member()?,
        total: match (batch.state(), applying) {
            (BatchState::Undone, _) => batch.kept,
            (_, Some(job)) => job.done,
            (_, None) => batch.changed,
        },
        input: input_of(id, false),
    };
    write_down(&tx, &caller, (id, "undo"), now).await?;
    jobs::begin(&tx, new, now).await?;
    begun(&app, &caller, id, tx).await
}

/// Nobody wants it: it is not applied any more.
#[utoipa::path(post, path = "/api/shops/{shop}/assistant/batches/{id}/drop", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = BatchView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn drop_batch(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
) -> Result<Json<BatchView>, Problem> {
    let (tx, batch) = open(&app, &caller, id).await?;
    let from = [
        BatchState::Previewing,
        BatchState::Ready,
        BatchState::Stopped,
    ];
    let is_unused = batch.stage() == Stage::Previewing;
    if !is_unused || !batches::turn(&tx, (id, &from), BatchState::Dropped, same).await? {
        drop(tx);
        let is_done = batch.state() == BatchState::Dropped;
        return seen_or(&app, &caller, (id, is_done), "It was applied").await;
    }
    if let Some(job) = batch.job() {
        jobs::stop(&tx, job, app.clock().now()).await?;
    }
    begun(&app, &caller, id, tx).await
}

fn same(row: UpdateMany<Entity>) -> UpdateMany<Entity> {
    row
}

async fn open(app: &App, caller: &InShop, id: BatchId) -> Result<(ShopTx, Batch), Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let tx = app.store().begin(caller.shop).await?;
    let batch = batches::one_in(&tx, id).await?;
    Ok((tx, batch.ok_or_else(Problem::not_found)?))
}

/// Where it is done already, as it stands.
async fn seen_or(
    app: &App,
    caller: &InShop,
    (id, is_done): (BatchId, bool),
    title: &str,
) -> Result<Json<BatchView>, Problem> {
    if is_done {
        shown(app, caller, id).await
    } else {
        Err(not_now(title))
    }
}

async fn begun(
    app: &App,
    caller: &InShop,
    id: BatchId,
    tx: ShopTx,
) -> Result<Json<BatchView>, Problem> {
    tx.commit().await?;
    app.jobs().wake();
    let news = json!({ "id": id, "kind": "goods_batch" });
    let live = app.live();
    live.tell_members(caller.shop, None, jobs::NEWS, &news);
    shown(app, caller, id).await
}

async fn write_down(
    tx: &ShopTx,
    caller: &InShop,
    (id, act): (BatchId, &str),
    at: Millis,
) -> Result<(), StorageError> {
    let entry = audit::Entry {
        action: "edit_goods",
        object: format!("batch/{id}"),
        detail: json!({ "act": act }),
    };
    audit::record(tx, &caller.actor, at, entry).await
}
