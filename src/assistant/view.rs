use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    BatchState,
    batches::{self, Batch},
};
use crate::{
    app::App,
    catalogue::ops::Op,
    http::{InShop, Json, Problem},
    jobs::{self, JobView},
    storage::{ShopDb, StorageError},
    vocabulary::{BatchId, JobId, Millis},
};

/// Many products changed together: what was asked for, and how far it has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchView {
    id: BatchId,
    state: BatchState,
    /// As the member was called then.
    by: String,
    made_at: Millis,
    /// The operations as they were given; none where cells were filled in.
    what_words: Vec<Op>,
    /// Products; 0 until they are counted.
    total: i64,
    /// What the preview has found so far.
    changed: i64,
    unchanged: i64,
    refused: i64,
    /// Of those that are changed.
    warned: i64,
    /// Products without a SKU that any of the operations is for.
    left_out: i64,
    /// What is under way, or was last.
    job: Option<JobView>,
    applied_at: Option<Millis>,
    undone_at: Option<Millis>,
    undo_until: Option<Millis>,
    can_undo: bool,
    /// The shop's lowest price when it was asked for; 0: none.
    floor_fen: i64,
    /// Its products are no longer listed one by one.
    is_forgotten: bool,
}

impl BatchView {
    fn of(batch: Batch, jobs: &mut HashMap<JobId, JobView>, now: Millis) -> Self {
        Self {
            state: batch.state(),
            can_undo: batch.can_undo(now),
            job: batch.job().and_then(|job| jobs.remove(&job)),
            what_words: serde_json::from_str(&batch.words).unwrap_or_default(),
            id: batch.id,
            by: batch.nick,
            made_at: batch.made_at,
            total: batch.total,
            changed: batch.changed,
            unchanged: batch.unchanged,
            refused: batch.refused,
            warned: batch.warned,
            left_out: batch.left_out,
            applied_at: batch.applied_at,
            undone_at: batch.undone_at,
            undo_until: batch.undo_until,
            floor_fen: batch.floor_fen,
            is_forgotten: batch.is_forgotten,
        }
    }
}

/// A batch as it stands now.
pub async fn shown(app: &App, caller: &InShop, id: BatchId) -> Result<Json<BatchView>, Problem> {
    let db = app.store().shop(caller.shop);
    let batch = batches::one(&db, id).await?;
    let batch = batch.ok_or_else(Problem::not_found)?;
    let mut views = views(&db, vec![batch], app.clock().now()).await?;
    views.pop().map(Json).ok_or_else(Problem::not_found)
}

/// With the jobs of all of them.
pub async fn views(
    db: &ShopDb,
    batches: Vec<Batch>,
    now: Millis,
) -> Result<Vec<BatchView>, StorageError> {
    let ids: Vec<_> = batches.iter().filter_map(Batch::job).collect();
    let mut jobs = jobs::of_many(db, &ids).await?;
    let views = batches.into_iter();
    let views = views.map(|batch| BatchView::of(batch, &mut jobs, now));
    Ok(views.collect())
}
