//! What both writers do with a batch: take it, try it, halve it, tell.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::mpsc;

use super::{BATCH, Job, Outcome, Told, plan::Plan};
use crate::{reception::Refusal, vocabulary::Clock};

/// Why a batch was not stored.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A row is to blame: halve until it stands alone.
    #[error("{0}")]
    Row(String),
    /// The store takes nothing now: disk full, read-only, database away before the commit.
    #[error("{0}")]
    Store(String),
    /// The commit may or may not have happened: rerun before telling anyone.
    #[error("{0}")]
    Unknown(String),
}

/// The writer's side of the ledger.
pub struct Desk {
    pub jobs: mpsc::Receiver<Job>,
    pub tell: mpsc::Sender<Vec<Told>>,
    pub clock: Clock,
    pub is_down: Arc<AtomicBool>,
}

impl Desk {
    pub fn next_blocking(&mut self) -> Option<Vec<Job>> {
        let mut batch = Vec::new();
        (self.jobs.blocking_recv_many(&mut batch, BATCH) > 0).then_some(batch)
    }

    pub async fn next(&mut self) -> Option<Vec<Job>> {
        let mut batch = Vec::new();
        (self.jobs.recv_many(&mut batch, BATCH).await > 0).then_some(batch)
    }

    pub fn mark(&self, is_down: bool, why: &str) {
        if self.is_down.swap(is_down, Ordering::Relaxed) != is_down {
            if is_down {
                tracing::error!(why, "messages cannot be stored");
            } else {
                tracing::info!("messages are stored again");
            }
        }
    }
}

/// Joins a batch with what its plan came to.
pub fn told(jobs: Vec<Job>, plan: Plan) -> Vec<Told> {
    if !plan.writes_nothing() {
        metrics::counter!("yingke_commits_total").increment(1);
        metrics::counter!("yingke_entries_stored_total").increment(plan.rows().count() as u64);
    }
    jobs.into_iter()
        .zip(plan.results)
        .map(|(job, (outcome, committed))| {
            let committed = committed.map(|mut committed| {
                committed.origin = job.reply.as_ref().map_or(0, |reply| reply.id());
                committed
            });
            tell_one(job, outcome, committed)
        })
        .collect()
}

/// A batch none of which was stored.
pub fn unavailable(jobs: Vec<Job>) -> Vec<Told> {
    metrics::counter!("yingke_commands_unavailable_total").increment(jobs.len() as u64);
    jobs.into_iter()
        .map(|job| tell_one(job, Outcome::Unavailable, None))
        .collect()
}

/// The one message that no transaction takes.
pub fn guilty(jobs: Vec<Job>, why: &str) -> Vec<Told> {
    tracing::error!(why, "a message could not be stored");
    jobs.into_iter()
        .map(|job| tell_one(job, Outcome::Refused(Refusal::Unstorable), None))
        .collect()
}

/// The first half stays in `jobs`.
pub fn second_half(jobs: &mut Vec<Job>) -> Vec<Job> {
    jobs.split_off(jobs.len() / 2)
}

fn tell_one(job: Job, outcome: Outcome, committed: Option<super::Committed>) -> Told {
    Told {
        key: job.item.key,
        client_id: job.item.client_id,
        reply: job.reply,
        outcome,
        committed,
    }
}
