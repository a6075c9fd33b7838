use std::collections::HashMap;

use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::jobs::job::{Column as C, Entity, Model};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{JobId, Millis},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// A node takes it up in a moment.
    Waiting,
    Running,
    /// By a member; it can go on from there.
    Stopped,
    Done,
    /// `reason` says why.
    Failed,
}

/// How far a job has come.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JobView {
    pub id: JobId,
    pub kind: String,
    pub state: JobState,
    /// Who began it, as they were called then.
    pub by: String,
    pub made_at: Millis,
    pub started_at: Option<Millis>,
    pub ended_at: Option<Millis>,
    /// Pieces of work; 0 where nobody has counted yet.
    pub total: i64,
    pub done: i64,
    pub failed: i64,
    /// A code: why it failed; else empty.
    pub reason: String,
    /// It failed, and waits for its next try until then.
    pub again_at: Option<Millis>,
}

impl JobState {
    const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Running,
        Self::Stopped,
        Self::Done,
        Self::Failed,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// What nobody knows has failed.
    pub fn of_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|state| state.code() == code);
        known.unwrap_or(Self::Failed)
    }

    /// A node is at it, or will be.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// None: there is no such job in the shop.
pub async fn of(db: &ShopDb, id: JobId) -> Result<Option<JobView>, StorageError> {
    let row = db.rows::<Entity>().with(C::Id.eq(id)).one().await?;
    Ok(row.map(JobView::from))
}

/// The same inside a transaction.
pub async fn of_in(tx: &ShopTx, id: JobId) -> Result<Option<JobView>, StorageError> {
    let row = tx.rows::<Entity>().with(C::Id.eq(id)).one().await?;
    Ok(row.map(JobView::from))
}

/// Those of them that there are; a page's worth.
pub async fn of_many(db: &ShopDb, ids: &[JobId]) -> Result<HashMap<JobId, JobView>, StorageError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = db.rows::<Entity>();
    let rows = rows.with(C::Id.is_in(ids.iter().copied())).all().await?;
    Ok(rows.into_iter().map(|row| (row.id, row.into())).collect())
}

impl From<Model> for JobView {
    fn from(row: Model) -> Self {
        let state = JobState::of_code(&row.state);
        let is_put_off = state == JobState::Waiting && row.failures > 0;
        Self {
            state,
            again_at: is_put_off.then_some(row.claimed_until),
            id: row.id,
            kind: row.kind,
            by: row.nick,
            made_at: row.made_at,
            started_at: row.started_at,
            ended_at: row.ended_at,
            total: row.total,
            done: row.done,
            failed: row.failed,
            reason: row.reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::JobState;

    #[test]
    fn states_are_read_back() {
        for state in JobState::ALL {
            assert_eq!(JobState::of_code(state.code()), state);
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        assert_eq!(JobState::of_code("elsewhere"), JobState::Failed);
    }
}
