//! PostgreSQL: one connection per node. Heads are locked until the commit, so n+1 is never seen before n, and two nodes may write one
//! conversation. What another node holds is skipped and comes first in the next batch.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use sqlx::{Connection, PgConnection};

use super::{
    Job, Told,
    batch::{Desk, Failure, guilty, second_half, told, unavailable},
    plan::{Loaded, Look, Plan, plan},
    postgres_load::{held_elsewhere, load_known, load_open, load_targets, lock},
    postgres_store::write,
};
use crate::{
    reception::{Head, Key},
    storage::postgres_options,
    vocabulary::Millis,
};

/// After so many misses a conversation is waited for, alone.
const MISSES: u32 = 3;
const RETRY: Duration = Duration::from_millis(250);
/// A server that is silent for this long is gone: its own limit on a statement is 5 s.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

pub fn start(address: String, desk: Desk) {
    tokio::spawn(run(address, desk));
}

struct Writer {
    address: String,
    db: Option<PgConnection>,
    misses: HashMap<Key, u32>,
}

/// What a try came to: the jobs of the plan, and those whose heads another node holds.
struct Tried {
    plan: Plan,
    jobs: Vec<Job>,
    missed: Vec<Job>,
}

async fn run(address: String, mut desk: Desk) {
    let mut writer = Writer {
        address,
        db: None,
        misses: HashMap::new(),
    };
    let mut missed: Vec<Job> = Vec::new();
    loop {
        let jobs = if missed.is_empty() {
            let Some(jobs) = desk.next().await else {
                return;
            };
            jobs
        } else {
            std::mem::take(&mut missed)
        };
        for told in writer.store(&desk, jobs, &mut missed).await {
            if desk.tell.send(told).await.is_err() {
                return;
            }
        }
    }
}

impl Writer {
    async fn store(
        &mut self,
        desk: &Desk,
        jobs: Vec<Job>,
        missed: &mut Vec<Job>,
    ) -> Vec<Vec<Told>> {
        let mut lists = Vec::new();
        let mut todo = vec![(jobs, Look::Hopeful)];
        while let Some((jobs, look)) = todo.pop() {
            let mut jobs = keep_behind(jobs, missed);
            if jobs.is_empty() {
                continue;
            }
            match self.attempt(desk.clock.now(), &mut jobs, look).await {
                Ok(tried) => {
                    desk.mark(false, "");
                    lists.push(told(tried.jobs, tried.plan));
                    missed.extend(tried.missed);
                }
                Err(Failure::Row(_)) if look == Look::Hopeful => todo.push((jobs, Look::Thorough)),
                Err(Failure::Row(why)) if jobs.len() == 1 => lists.push(guilty(jobs, &why)),
                Err(Failure::Row(_)) => {
                    let rest = second_half(&mut jobs);
                    todo.extend([rest, jobs].map(|half| (half, look)));
                }
                Err(Failure::Store(why)) => {
                    desk.mark(true, &why);
                    lists.push(unavailable(jobs));
                }
                Err(Failure::Unknown(why)) => {
                    desk.mark(true, &why);
                    self.db = None;
                    todo.push((jobs, Look::Thorough));
                    tokio::time::sleep(RETRY).await;
                }
            }
        }
        lists
    }

    async fn attempt(
        &mut self,
        now: Millis,
        jobs: &mut Vec<Job>,
        look: Look,
    ) -> Result<Tried, Failure> {
        if self.db.is_none() {
            self.db = Some(in_time(connect(&self.address)).await?);
        }
        let db = self
            .db
            .as_mut()
            .ok_or_else(|| Failure::Unknown("no connection".to_owned()))?;
        let stubborn = jobs
            .iter()
            .any(|job| self.misses.get(&job.item.key).is_some_and(|n| *n >= MISSES));
        let mut tx = in_time(db.begin()).await?;
        let heads = in_time(lock(&mut tx, jobs, stubborn)).await?;
        let missed_keys = in_time(held_elsewhere(&mut tx, jobs, &heads)).await?;
        let (missed, mine): (Vec<_>, Vec<_>) = std::mem::take(jobs)
            .into_iter()
            .partition(|job| missed_keys.contains(&job.item.key));
        *jobs = mine;
        let stored = store_locked(tx, jobs, (heads, look), now).await;
        match stored {
            Ok(plan) => {
                self.count_misses(&missed_keys, jobs);
                Ok(Tried {
                    plan,
                    jobs: std::mem::take(jobs),
                    missed,
                })
            }
            Err(failure) => {
                jobs.extend(missed);
                Err(failure)
            }
        }
    }

    fn count_misses(&mut self, missed: &HashSet<Key>, stored: &[Job]) {
        for job in stored {
            self.misses.remove(&job.item.key);
        }
        for key in missed {
            *self.misses.entry(*key).or_default() += 1;
        }
    }
}

async fn store_locked(
    mut tx: sqlx::Transaction<'_, sqlx::Postgres>,
    jobs: &[Job],
    (heads, look): (HashMap<Key, Head>, Look),
    now: Millis,
) -> Result<Plan, Failure> {
    let items = || jobs.iter().map(|job| &job.item);
    let mut loaded = Loaded {
        heads,
        ..Loaded::default()
    };
    if look == Look::Thorough {
        in_time(load_known(&mut tx, items(), &mut loaded)).await?;
    }
    in_time(load_targets(&mut tx, items(), &mut loaded)).await?;
    in_time(load_open(&mut tx, items(), &mut loaded)).await?;
    let mut plan = plan(items(), loaded, now);
    look.suffices(&plan)?;
    if plan.writes_nothing() {
        return Ok(plan);
    }
    let revisions = in_time(write(&mut tx, &plan)).await?;
    in_time(tx.commit())
        .await
        .map_err(|failure| Failure::Unknown(failure.to_string()))?;
    plan.enter_revisions(&revisions);
    Ok(plan)
}

/// What waits for another node is not overtaken by what came later.
fn keep_behind(jobs: Vec<Job>, missed: &mut Vec<Job>) -> Vec<Job> {
    let waiting: HashSet<Key> = missed.iter().map(|job| job.item.key).collect();
    let (behind, free) = jobs
        .into_iter()
        .partition(|job| waiting.contains(&job.item.key));
    missed.extend::<Vec<_>>(behind);
    free
}

async fn in_time<T>(asked: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, Failure> {
    match tokio::time::timeout(ANSWER_WITHIN, asked).await {
        Ok(answer) => answer.map_err(judge),
        Err(_) => Err(Failure::Unknown("the database does not answer".to_owned())),
    }
}

async fn connect(address: &str) -> Result<PgConnection, sqlx::Error> {
    PgConnection::connect_with(&postgres_options(address)?).await
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn judge(error: sqlx::Error) -> Failure {
    let why = error.to_string();
    let code = error
        .as_database_error()
        .and_then(|error| error.code().map(|code| code.to_string()));
    match code.as_deref() {
        Some(code) if code.starts_with("22") || code.starts_with("23") => Failure::Row(why),
        // Out of disk or memory, or a standby that takes no writes.
        Some(code) if code.starts_with("53") || code == "25006" => Failure::Store(why),
        _ => Failure::Unknown(why),
    }
}
