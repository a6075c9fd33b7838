//! A job is one node's at a time, for as long as the claim lasts.

use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::jobs::job::{Column as C, Entity, Model};

use super::{JobState, job::free, news::News, patience::wait};
use crate::{
    app::App,
    storage::{ShopTx, StorageError, Store},
    vocabulary::{Millis, ShopId, new_id},
};

/// A node that has not come on by then is taken for dead.
pub const CLAIM_MS: Millis = 30_000;
/// Word for word as the index `job_open` has it: only so do databases go by it.
const OPEN: &str = "state IN ('waiting', 'running')";
/// Others may be faster with the first ones.
const TRIED: u64 = 10;
/// Why a job ended that failed each time.
const TOO_OFTEN: &str = "failed_often";

/// The oldest job that nobody is at, of a shop that is not `busy`; it is this node's from now on. With the claim.
pub async fn claim(
    app: &App,
    kinds: &[&'static str],
    busy: &[ShopId],
    now: Millis,
) -> Result<Option<(Model, Uuid)>, StorageError> {
    let store = app.store();
    let rows = store.across_shops().rows::<Entity>();
    let rows = rows.with(Expr::cust(OPEN)).with(C::ClaimedUntil.lt(now));
    // Those of an area that is gone, or of a newer program, must not fill the look.
    let rows = rows.with(C::Kind.is_in(kinds.iter().copied()));
    let rows = match busy {
        [] => rows,
        busy => rows.with(C::ShopId.is_not_in(busy.iter().copied())),
    };
    for row in rows.ascending(C::MadeAt).limit(TRIED).all().await? {
        // With the run whose node died over it, and perhaps because of it.
        let failures = row.failures + i64::from(row.state == JobState::Running.code());
        if is_put_off(app, (&row, failures), now).await? {
            continue;
        }
        let claim = new_id();
        if let Some(row) = take(store, (&row, failures), claim, now).await? {
            return Ok(Some((row, claim)));
        }
    }
    Ok(None)
}

/// What nobody is at.
fn found_free(row: &Model, now: Millis) -> Condition {
    Condition::all()
        .add(C::Id.eq(row.id))
        .add(Expr::cust(OPEN))
        .add(C::ClaimedUntil.lt(now))
}

/// Whether one that broke off is to wait, or has ended.
async fn is_put_off(
    app: &App,
    (row, failures): (&Model, i64),
    now: Millis,
) -> Result<bool, StorageError> {
    if failures == row.failures {
        return Ok(false);
    }
    let since = row.claimed_until - CLAIM_MS;
    if wait(failures).is_some_and(|wait| since + wait <= now) {
        return Ok(false);
    }
    let tx = app.store().begin(row.shop_id).await?;
    let is_over = put_off(&tx, found_free(row, now), (failures, since), now).await?;
    tx.commit().await?;
    tracing::error!(is_over, id = %row.id, kind = row.kind, "a node died over a job");
    News::of(app, row).now();
    Ok(true)
}

/// After so many failures, the last of them at `since`. True: these were too many, and it has ended.
async fn put_off(
    tx: &ShopTx,
    which: Condition,
    (failures, since): (i64, Millis),
    now: Millis,
) -> Result<bool, StorageError> {
    let (state, until, ended_at, reason) = match wait(failures) {
        Some(wait) => (JobState::Waiting, since + wait, None, ""),
        None => (JobState::Failed, 0, Some(now), TOO_OFTEN),
    };
    tx.update::<Entity>(which, |row| {
        free(row, until)
            .col_expr(C::State, Expr::value(state.code()))
            .col_expr(C::Failures, Expr::value(failures))
            .col_expr(C::EndedAt, Expr::value(ended_at))
            .col_expr(C::Reason, Expr::value(reason))
    })
    .await?;
    Ok(ended_at.is_some())
}

/// For the one node whose update finds it free, as it is then: a node that was taken for dead may have come on since it was looked at.
async fn take(
    store: &Store,
    (row, failures): (&Model, i64),
    claim: Uuid,
    now: Millis,
) -> Result<Option<Model>, StorageError> {
    let which = found_free(row, now);
    let started_at = row.started_at.unwrap_or(now);
    let tx = store.begin(row.shop_id).await?;
    let taken = tx.update::<Entity>(which, |row| {
        row.col_expr(C::State, Expr::value(JobState::Running.code()))
            .col_expr(C::Claim, Expr::value(claim))
            .col_expr(C::ClaimedUntil, Expr::value(now + CLAIM_MS))
            .col_expr(C::StartedAt, Expr::value(started_at))
            .col_expr(C::Failures, Expr::value(failures))
    });
    let is_taken = taken.await? == 1;
    let rows = tx.rows::<Entity>().with(C::Id.eq(row.id));
    let taken = if is_taken { rows.one().await? } else { None };
    tx.commit().await?;
    Ok(taken)
}

/// The job, as long as it is this claim's.
pub fn held(row: &Model, claim: Uuid) -> Condition {
    Condition::all()
        .add(C::Id.eq(row.id))
        .add(C::Claim.eq(claim))
        .add(C::State.eq(JobState::Running.code()))
}

/// It is over, if it is still this claim's.
pub async fn end(
    store: &Store,
    (row, claim): (&Model, Uuid),
    (state, reason): (JobState, &str),
    now: Millis,
) -> Result<(), StorageError> {
    let tx = store.begin(row.shop_id).await?;
    tx.update::<Entity>(held(row, claim), |row| {
        let row = row.col_expr(C::State, Expr::value(state.code()));
        free(row, 0)
            .col_expr(C::EndedAt, Expr::value(now))
            .col_expr(C::Reason, Expr::value(reason))
    })
    .await?;
    tx.commit().await
}

/// A run of it failed, if it is still this claim's: it waits longer each time, and ends at last. True: it has ended.
pub async fn fail(
    store: &Store,
    (row, claim): (&Model, Uuid),
    now: Millis,
) -> Result<bool, StorageError> {
    let tx = store.begin(row.shop_id).await?;
    let which = held(row, claim);
    // As it stands now: a part of this run may have come on.
    let row = tx.rows::<Entity>().with(which.clone()).one().await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let is_over = put_off(&tx, which, (row.failures + 1, now), now).await?;
    tx.commit().await?;
    Ok(is_over)
}

/// This node leaves: another goes on at once.
pub async fn release(store: &Store, (row, claim): (&Model, Uuid)) -> Result<(), StorageError> {
    let tx = store.begin(row.shop_id).await?;
    tx.update::<Entity>(held(row, claim), |row| {
        free(row, 0).col_expr(C::State, Expr::value(JobState::Waiting.code()))
    })
    .await?;
    tx.commit().await
}
