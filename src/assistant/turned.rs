//! A whole batch is written, and then stands where its job led: what applying it and taking it back have in common.

use sea_orm::{UpdateMany, sea_query::Expr};
use serde_json::json;
use yingke_schema::assistant::batch::{Column as C, Entity};

use super::{
    BatchState,
    batches::{self, WholeBatch},
    input::batch_of,
    told::{self, Counts},
    turn::TAKEN_BACK_MS,
    writing::{Plan, Writing},
};
use crate::{
    app::App,
    catalogue::NEWS,
    jobs::{Ended, Run},
    message_centre::Notice,
    storage::StorageError,
    vocabulary::Millis,
};

/// From where to where a batch is turned by writing its items, and what its maker hears.
pub struct Turned {
    pub from: BatchState,
    pub to: BatchState,
    /// Of a batch as it stands now.
    pub plan: fn(&WholeBatch, &Run) -> Plan,
    pub notice: fn(&WholeBatch, Counts) -> Notice,
}

pub async fn turned(app: &App, run: &mut Run, turn: &Turned) -> Result<Ended, StorageError> {
    let db = app.store().shop(run.shop);
    let batch = match batch_of(&run.input) {
        Some(id) => batches::whole(&db, id).await?,
        None => None,
    };
    let Some(batch) = batch else {
        return Ok(Ended::Failed("no_such_batch".to_owned()));
    };
    if BatchState::of_code(&batch.state) != turn.from {
        // A node died between the last part and the end of the job.
        return Ok(Ended::Done);
    }
    let Some(writing) = Writing::new(app, run, &batch, (turn.plan)(&batch, run)).await? else {
        return Ok(Ended::Failed("no_such_shop".to_owned()));
    };
    let is_whole = writing.write_all(run).await?;
    app.live().tell_members(run.shop, None, NEWS, &json!({}));
    let is_ended = is_whole && end(app, run, &batch, turn).await?;
    Ok(if is_ended { Ended::Done } else { Ended::Left })
}

async fn end(
    app: &App,
    run: &mut Run,
    batch: &WholeBatch,
    turn: &Turned,
) -> Result<bool, StorageError> {
    let now = app.clock().now();
    let counts = told::counts(&app.store().shop(run.shop), batch.id).await?;
    let tx = app.store().begin(run.shop).await?;
    let from = [turn.from];
    let stamped = |row| stamped(row, turn.to, (now, counts.kept));
    if !batches::turn(&tx, (batch.id, &from), turn.to, stamped).await? {
        return Ok(false);
    }
    tx.emit(&(turn.notice)(batch, counts), now).await?;
    let cursor = run.cursor.clone();
    if !run.advance(&tx, cursor, 0, 0).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

fn stamped(
    row: UpdateMany<Entity>,
    to: BatchState,
    (now, kept): (Millis, i64),
) -> UpdateMany<Entity> {
    if to == BatchState::Undone {
        return row
            .col_expr(C::UndoneAt, Expr::value(now))
            .col_expr(C::Kept, Expr::value(kept));
    }
    row.col_expr(C::AppliedAt, Expr::value(now))
        .col_expr(C::UndoUntil, Expr::value(now + TAKEN_BACK_MS))
}
