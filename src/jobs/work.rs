use async_trait::async_trait;

use super::Run;
use crate::storage::StorageError;

/// What one kind of job does.
#[async_trait]
pub trait Work: Send + Sync {
    fn kind(&self) -> &'static str;

    /// Works from [`Run::cursor`] to the end, or until [`Run::advance`] or [`Run::go_on`] says that it is to leave off. What fails by
    /// the database, or panics, is tried again from the last part that was committed, after 30 s and then twice as long each time up
    /// to half an hour; the tenth failure in a row ends it as `failed_often`.
    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError>;
}

/// How a run came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    Done,
    /// A code: why it cannot be done.
    Failed(String),
    /// It was stopped, another node has it, or this one is leaving.
    Left,
}
