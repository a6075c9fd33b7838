use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, UpdateMany, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::jobs::job::{ActiveModel, Column as C, Entity};

use super::JobState;
use crate::{
    access::Member,
    storage::{ShopTx, StorageError},
    vocabulary::{JobId, Millis},
};

/// Work to begin.
pub struct NewJob<'a> {
    pub id: JobId,
    pub kind: &'a str,
    pub by: &'a Member,
    /// Pieces of work; 0 where that is only found out.
    pub total: i64,
    /// JSON, short: what is long stands in tables of the area.
    pub input: String,
}

/// Has it done, once this is committed.
pub async fn begin(tx: &ShopTx, job: NewJob<'_>, at: Millis) -> Result<(), StorageError> {
    tx.insert(ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(job.id),
        kind: Set(job.kind.to_owned()),
        state: Set(JobState::Waiting.code().to_owned()),
        member_id: Set(job.by.id),
        nick: Set(job.by.nick.clone()),
        role: Set(job.by.role),
        made_at: Set(at),
        started_at: Set(None),
        ended_at: Set(None),
        total: Set(job.total),
        done: Set(0),
        failed: Set(0),
        cursor: Set(String::new()),
        input: Set(job.input),
        reason: Set(String::new()),
        claim: Set(None),
        claimed_until: Set(0),
        failures: Set(0),
    })
    .await
}

/// The same; where one of this kind, input and member waits and has not begun, that one does it. Which one it is.
pub async fn begin_once(tx: &ShopTx, job: NewJob<'_>, at: Millis) -> Result<JobId, StorageError> {
    let alike = Condition::all()
        .add(C::Kind.eq(job.kind))
        .add(C::MemberId.eq(job.by.id))
        .add(C::Input.eq(job.input.as_str()))
        .add(C::State.eq(JobState::Waiting.code()))
        .add(C::Cursor.eq(""));
    // A node that takes it up waits for this transaction, so it finds what came of it.
    let rows = tx.rows::<Entity>().with(alike).ascending(C::MadeAt);
    if let Some(row) = rows.held().one().await? {
        return Ok(row.id);
    }
    let id = job.id;
    begin(tx, job, at).await?;
    Ok(id)
}

/// Goes on from where it was stopped or failed; false: it was neither.
pub async fn begin_again(tx: &ShopTx, id: JobId, _: Millis) -> Result<bool, StorageError> {
    let from = [JobState::Stopped, JobState::Failed];
    set(tx, (id, &from), JobState::Waiting, None).await
}

/// Stops it: the part under way is thrown away. False: it had ended, or was stopped before.
pub async fn stop(tx: &ShopTx, id: JobId, at: Millis) -> Result<bool, StorageError> {
    let from = [JobState::Waiting, JobState::Running];
    set(tx, (id, &from), JobState::Stopped, Some(at)).await
}

/// From now on it is this member's: whoever began it may have left.
pub async fn take_over(tx: &ShopTx, id: JobId, by: &Member) -> Result<(), StorageError> {
    tx.update::<Entity>(C::Id.eq(id), |row| {
        row.col_expr(C::MemberId, Expr::value(by.id.0))
            .col_expr(C::Nick, Expr::value(by.nick.as_str()))
            .col_expr(C::Role, Expr::value(by.role))
    })
    .await?;
    Ok(())
}

async fn set(
    tx: &ShopTx,
    (id, from): (JobId, &[JobState]),
    to: JobState,
    ended_at: Option<Millis>,
) -> Result<bool, StorageError> {
    let codes = from.iter().map(|state| state.code());
    let which = Condition::all()
        .add(C::Id.eq(id))
        .add(C::State.is_in(codes));
    let changed = tx.update::<Entity>(which, |row| {
        let row = row.col_expr(C::State, Expr::value(to.code()));
        free(row, 0)
            .col_expr(C::EndedAt, Expr::value(ended_at))
            .col_expr(C::Reason, Expr::value(""))
            .col_expr(C::Failures, Expr::value(0_i64))
    });
    Ok(changed.await? == 1)
}

/// No node's any more; none takes it up before `until`.
pub fn free(row: UpdateMany<Entity>, until: Millis) -> UpdateMany<Entity> {
    row.col_expr(C::Claim, Expr::value(None::<Uuid>))
        .col_expr(C::ClaimedUntil, Expr::value(until))
}
