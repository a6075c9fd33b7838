//! Rows of batches, and how one goes from state to state.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, FromQueryResult, IntoActiveModel, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;
use yingke_schema::assistant::batch::{Column as C, Entity};

use super::{BatchState, Stage};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{BatchId, JobId, Millis},
};

pub use yingke_schema::assistant::batch::Model as WholeBatch;

/// A batch without what was asked for, which may be long.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Batch {
    pub id: BatchId,
    pub nick: String,
    pub made_at: Millis,
    pub words: String,
    pub state: String,
    pub floor_fen: i64,
    pub job_id: Option<JobId>,
    pub undo_job_id: Option<JobId>,
    pub total: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub refused: i64,
    pub warned: i64,
    pub left_out: i64,
    pub applied_at: Option<Millis>,
    pub undone_at: Option<Millis>,
    pub undo_until: Option<Millis>,
    pub kept: i64,
    pub is_forgotten: bool,
}

const BATCH: [C; 19] = [
    C::Id,
    C::Nick,
    C::MadeAt,
    C::Words,
    C::State,
    C::FloorFen,
    C::JobId,
    C::UndoJobId,
    C::Total,
    C::Changed,
    C::Unchanged,
    C::Refused,
    C::Warned,
    C::LeftOut,
    C::AppliedAt,
    C::UndoneAt,
    C::UndoUntil,
    C::Kept,
    C::IsForgotten,
];

impl Batch {
    pub fn state(&self) -> BatchState {
        BatchState::of_code(&self.state)
    }

    /// How far it has come, whether or not it was stopped there.
    pub const fn stage(&self) -> Stage {
        if self.undo_job_id.is_some() {
            Stage::Undoing
        } else if self.undo_until.is_some() {
            Stage::Applying
        } else {
            Stage::Previewing
        }
    }

    /// The job that is at it, or was last.
    pub const fn job(&self) -> Option<JobId> {
        match self.undo_job_id {
            None => self.job_id,
            undo => undo,
        }
    }

    /// What an undo has left, another one may still take back.
    pub fn can_undo(&self, now: Millis) -> bool {
        let is_there = match self.state() {
            BatchState::Applied | BatchState::Stopped => self.stage() == Stage::Applying,
            BatchState::Undone => self.kept > 0,
            _ => false,
        };
        let is_in_time = self.undo_until.is_some_and(|until| now < until);
        is_there && is_in_time && !self.is_forgotten
    }
}

/// How many products a part of the preview brought, of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub changed: i64,
    pub unchanged: i64,
    pub refused: i64,
    pub warned: i64,
    pub left_out: i64,
}

pub async fn one(db: &ShopDb, id: BatchId) -> Result<Option<Batch>, StorageError> {
    let rows = db.rows::<Entity>().with(C::Id.eq(id));
    Ok(rows.only(BATCH).await?.pop())
}

/// To be turned: nobody else turns it before the transaction ends.
pub async fn one_in(tx: &ShopTx, id: BatchId) -> Result<Option<Batch>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::Id.eq(id)).held();
    Ok(rows.only(BATCH).await?.pop())
}

/// With what was asked for.
pub async fn whole(db: &ShopDb, id: BatchId) -> Result<Option<WholeBatch>, StorageError> {
    db.rows::<Entity>().with(C::Id.eq(id)).one().await
}

/// With what tells it apart from another of that key.
pub async fn keyed(tx: &ShopTx, key: Uuid) -> Result<Option<WholeBatch>, StorageError> {
    tx.rows::<Entity>().with(C::Key.eq(key)).one().await
}

/// Newest first, behind that place.
pub async fn page(
    db: &ShopDb,
    behind: Option<(Millis, BatchId)>,
    most: u64,
) -> Result<Vec<Batch>, StorageError> {
    let older = behind.map(|(at, id)| {
        let beside = C::MadeAt.eq(at).and(C::Id.lt(id));
        Condition::any().add(C::MadeAt.lt(at)).add(beside)
    });
    let rows = db.rows::<Entity>();
    let rows = rows.with(Condition::all().add_option(older));
    let rows = rows.descending(C::MadeAt).descending(C::Id);
    rows.limit(most).only(BATCH).await
}

/// Of which the items may go: nobody can do anything with them any more. Those too of which some have gone already.
pub async fn stale(db: &ShopDb, old: Millis, now: Millis) -> Result<Vec<Batch>, StorageError> {
    let under_way = BatchState::UNDER_WAY.map(BatchState::code);
    let dropped = C::State.eq(BatchState::Dropped.code());
    let unused = Condition::all()
        .add(C::UndoUntil.is_null())
        .add(C::MadeAt.lt(old));
    let gone = Condition::any()
        .add(dropped)
        .add(unused)
        .add(C::UndoUntil.lt(now));
    let is_new = Condition::all().add(C::IsForgotten.eq(false)).add(gone);
    let is_begun = Condition::all()
        .add(C::IsForgotten.eq(true))
        .add(C::What.ne(""));
    let rows = db.rows::<Entity>();
    let rows = rows.with(Condition::any().add(is_new).add(is_begun));
    let rows = rows.with(C::State.is_not_in(under_way));
    rows.only(BATCH).await
}

/// Asked for long ago and still under way, as far as their rows know.
pub async fn long_under_way(db: &ShopDb, old: Millis) -> Result<Vec<Batch>, StorageError> {
    let under_way = BatchState::UNDER_WAY.map(BatchState::code);
    let rows = db.rows::<Entity>().with(C::MadeAt.lt(old));
    rows.with(C::State.is_in(under_way)).only(BATCH).await
}

pub async fn write(tx: &ShopTx, row: WholeBatch) -> Result<(), StorageError> {
    tx.insert(row.into_active_model().reset_all()).await
}

/// From one of these states to another, with what else changes; false: it was in none of them.
pub async fn turn(
    tx: &ShopTx,
    (id, from): (BatchId, &[BatchState]),
    to: BatchState,
    more: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>,
) -> Result<bool, StorageError> {
    let codes = from.iter().map(|state| state.code());
    let which = Condition::all()
        .add(C::Id.eq(id))
        .add(C::State.is_in(codes));
    let turned = tx.update::<Entity>(which, |row| {
        more(row)
            .col_expr(C::State, Expr::value(to.code()))
            .col_expr(C::Rev, Expr::col(C::Rev).add(1_i64))
    });
    Ok(turned.await? == 1)
}

pub async fn set_total(tx: &ShopTx, id: BatchId, total: i64) -> Result<(), StorageError> {
    tx.update::<Entity>(C::Id.eq(id), |row| {
        row.col_expr(C::Total, Expr::value(total))
    })
    .await?;
    Ok(())
}

pub async fn count(tx: &ShopTx, id: BatchId, more: Tally) -> Result<(), StorageError> {
    let add = |column: C, by: i64| Expr::col(column).add(by);
    tx.update::<Entity>(C::Id.eq(id), |row| {
        row.col_expr(C::Changed, add(C::Changed, more.changed))
            .col_expr(C::Unchanged, add(C::Unchanged, more.unchanged))
            .col_expr(C::Refused, add(C::Refused, more.refused))
            .col_expr(C::Warned, add(C::Warned, more.warned))
            .col_expr(C::LeftOut, add(C::LeftOut, more.left_out))
    })
    .await?;
    Ok(())
}
