//! The one writer of the log: many messages, one transaction, one fsync, and only then anyone is told.
//!
//! A batch is loaded, planned by pure code and stored; `sqlite` and `postgres` do the first and last step. A batch that fails is rerun
//! in halves until the guilty message stands alone. If the outcome of a commit is unknown, nobody is told: the same batch reruns, and
//! what was stored after all answers with its first number.

mod batch;
mod checkpoint;
mod known;
mod plan;
mod postgres;
mod postgres_load;
mod postgres_store;
mod sqlite;
mod sqlite_store;
mod trial;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};

use super::{Head, Item, Key, Lane, Refusal, Row};
use crate::{
    guard::Reviewed,
    storage::{Engine, Store},
    vocabulary::{ClientId, Clock, Millis},
};

pub use self::{
    known::{RECALL_MS, SHOWING_CARDS},
    trial::try_out,
};

/// Most messages in one commit.
const BATCH: usize = 2_000;
/// Beyond this many waiting, senders are told to come back.
const QUEUE: usize = 16_384;
/// Batches committed but not yet passed on.
const AHEAD: usize = 8;

/// What became of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Stored {
        lane: Lane,
        seq: i64,
        at: Millis,
    },
    Refused(Refusal),
    /// Nothing was stored: the disk is full or the database is away.
    Unavailable,
}

/// Whoever waits for an outcome. Called in the order of the socket's own sends.
pub trait Hears: Send + Sync {
    fn hear(&self, key: Key, client_id: ClientId, outcome: &Outcome);
    /// Everything of one commit has been said: what was held back may go.
    fn heard_all(&self) {}
    /// Identifies the socket, which gets its acknowledgement instead of its own words back.
    fn id(&self) -> u64;
}

/// One stored item, for everyone who should see it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Committed {
    pub key: Key,
    pub rows: Vec<Row>,
    /// After the item.
    pub head: Head,
    /// The desk's new revision, where the item changed who has what.
    pub desk: Option<i64>,
    /// The socket it came from; 0 for none or another node.
    #[serde(skip)]
    pub origin: u64,
}

/// What a batch came to, in order.
pub struct Told {
    pub reply: Option<Arc<dyn Hears>>,
    pub key: Key,
    pub client_id: ClientId,
    pub outcome: Outcome,
    pub committed: Option<Committed>,
}

pub(crate) struct Job {
    pub item: Item,
    pub reply: Option<Arc<dyn Hears>>,
}

/// Handle to the writer.
#[derive(Clone)]
pub struct Ledger {
    queue: mpsc::Sender<Job>,
    is_down: Arc<AtomicBool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

impl Ledger {
    /// Starts the writer. `told` hears every outcome, in order.
    pub fn start(store: &Store, clock: Clock) -> (Self, mpsc::Receiver<Vec<Told>>) {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let (tell, told) = mpsc::channel(AHEAD);
        let is_down = Arc::new(AtomicBool::new(false));
        let desk = batch::Desk {
            jobs,
            tell,
            clock,
            is_down: is_down.clone(),
        };
        match store.engine() {
            Engine::Sqlite(path) => sqlite::start(path.clone(), store.gate().clone(), desk),
            Engine::Postgres(address) => postgres::start(address.clone(), desk),
        }
        (Self { queue, is_down }, told)
    }

    /// Queues an item that the guard let pass. The outcome reaches `reply`.
    pub fn append(&self, item: Reviewed<Item>, reply: Option<Arc<dyn Hears>>) -> Result<(), Busy> {
        let job = Job {
            item: item.into_item(),
            reply,
        };
        self.queue.try_send(job).map_err(|_| Busy)
    }

    /// Queues an item and waits for its outcome.
    pub async fn append_and_wait(&self, item: Reviewed<Item>) -> Outcome {
        let (send, outcome) = oneshot::channel();
        let waiter = Waiter(parking_lot::Mutex::new(Some(send)));
        if self.append(item, Some(Arc::new(waiter))).is_err() {
            return Outcome::Unavailable;
        }
        outcome.await.unwrap_or(Outcome::Unavailable)
    }

    /// The last batch could not be stored.
    pub fn is_down(&self) -> bool {
        self.is_down.load(Ordering::Relaxed)
    }

    /// The store takes rows again, as someone else found out.
    pub fn recovered(&self) {
        if self.is_down.swap(false, Ordering::Relaxed) {
            tracing::info!("messages can be stored again");
        }
    }

    /// Items waiting for the writer.
    pub fn waiting(&self) -> usize {
        QUEUE - self.queue.capacity()
    }
}

/// The answer to a command that is stored already.
pub fn answer_known(item: &Item, row: &Row) -> Outcome {
    known::answer_again(item, &known::Known::of(row)).unwrap_or_else(Outcome::Refused)
}

struct Waiter(parking_lot::Mutex<Option<oneshot::Sender<Outcome>>>);

impl Hears for Waiter {
    fn hear(&self, _: Key, _: ClientId, outcome: &Outcome) {
        if let Some(send) = self.0.lock().take() {
            let _ = send.send(outcome.clone());
        }
    }

    fn id(&self) -> u64 {
        0
    }
}
