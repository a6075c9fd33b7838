//! Reading along: areas that act on what is said hear of it here, once it is stored and never in the way of it.
//!
//! Each follower keeps a mark per conversation, the last public number it has taken. Marks are written now and then, so a follower
//! may hear rows again after a crash and must take them by their place. A node hears what it stored itself; what a node that died
//! had not taken, [`Followers::repair`] of another finds.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use parking_lot::Mutex;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait,
    sea_query::{Expr, OnConflict},
};
use tokio::sync::Notify;
use yingke_schema::reception::{follow_mark, head};

use super::{
    Committed, Key, Lane, Row,
    log::{self, Span},
};
use crate::{
    storage::{StorageError, Store},
    vocabulary::{Clock, Millis, ShopId},
};

/// What comes together is taken together.
const GATHER: Duration = Duration::from_millis(150);
const KEEP_MARKS: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_secs(1);
/// Rows older than this are history: nobody acts on them any more.
const FRESH_MS: Millis = 60 * 60 * 1_000;
/// Most marks in one transaction.
const MARKS: usize = 200;

/// An area that reads along.
#[async_trait]
pub trait Follower: Send + Sync {
    /// Stable: marks are kept under it.
    fn name(&self) -> &'static str;

    /// Whether a row is a reason to look. Asked of every stored row, so it must cost next to nothing.
    fn wants(&self, row: &Row) -> bool;

    /// Rows of one conversation's public lane, ascending, with at least one that is wanted.
    async fn follow(&self, key: Key, rows: &[Row]) -> Result<(), StorageError>;
}

/// Everyone who reads along on this node.
pub struct Followers(Vec<Arc<Reading>>);

struct Reading {
    follower: Arc<dyn Follower>,
    store: Store,
    clock: Clock,
    /// Where to begin in conversations without a mark.
    pending: Mutex<HashMap<Key, i64>>,
    woken: Notify,
}

impl Followers {
    /// Starts one task for each; they end with the last handle.
    pub fn start(store: &Store, clock: &Clock, followers: Vec<Arc<dyn Follower>>) -> Self {
        let start = |follower| {
            let reading = Arc::new(Reading {
                follower,
                store: store.clone(),
                clock: clock.clone(),
                pending: Mutex::default(),
                woken: Notify::new(),
            });
            tokio::spawn(run(Arc::downgrade(&reading)));
            reading
        };
        Self(followers.into_iter().map(start).collect())
    }

    /// Notes a stored item. Reads nothing and waits for nothing.
    pub fn note(&self, committed: &Committed) {
        for reading in &self.0 {
            let is_wanted = |row: &&Row| row.lane == Lane::Public && reading.follower.wants(row);
            if let Some(first) = committed.rows.iter().find(is_wanted) {
                reading.wake(committed.key, first.seq - 1);
            }
        }
    }

    /// Looks for fresh rows that nobody took, because the node that stored them died.
    pub async fn repair(&self) -> Result<(), StorageError> {
        let Some(first) = self.0.first() else {
            return Ok(());
        };
        let since = first.clock.now() - FRESH_MS;
        let heads = first.store.across_shops().rows::<head::Entity>();
        let heads = heads.with(head::Column::LastAt.gt(since)).all().await?;
        for head in heads {
            let key = Key {
                shop: head.shop_id,
                conversation: head.conversation_id,
            };
            self.0.iter().for_each(|reading| reading.wake(key, 0));
        }
        Ok(())
    }
}

impl Reading {
    fn wake(&self, key: Key, before: i64) {
        self.pending.lock().entry(key).or_insert(before);
        self.woken.notify_one();
    }

    /// Takes what is new in a conversation; where it stands then.
    async fn take(&self, key: Key, marked: Option<i64>, before: i64) -> Result<i64, StorageError> {
        let db = self.store.shop(key.shop);
        // Another node may have come further than this one remembers.
        let stored = stored_mark(&db, self.follower.name(), key).await?;
        let mut mark = marked.max(stored).unwrap_or(before);
        let fresh = self.clock.now() - FRESH_MS;
        loop {
            let page = log::page(&db, key, Lane::Public, Span::After(mark), log::PAGE).await?;
            let Some(last) = page.rows.last().map(|row| row.seq) else {
                return Ok(mark);
            };
            let rows: Vec<_> = page.rows.into_iter().filter(|row| row.at > fresh).collect();
            if rows.iter().any(|row| self.follower.wants(row)) {
                self.follower.follow(key, &rows).await?;
            }
            mark = last;
        }
    }

    async fn keep(&self, marks: &HashMap<Key, i64>) -> Result<(), StorageError> {
        let mut by_shop: HashMap<ShopId, Vec<(Key, i64)>> = HashMap::new();
        for (key, mark) in marks {
            by_shop.entry(key.shop).or_default().push((*key, *mark));
        }
        for (shop, marks) in by_shop {
            for some in marks.chunks(MARKS) {
                let tx = self.store.begin(shop).await?;
                for (key, mark) in some {
                    tx.upsert(self.row(*key, *mark), further(*mark)).await?;
                }
                tx.commit().await?;
            }
        }
        Ok(())
    }

    fn row(&self, key: Key, mark: i64) -> follow_mark::ActiveModel {
        follow_mark::ActiveModel {
            shop_id: Set(key.shop),
            follower: Set(self.follower.name().to_owned()),
            conversation_id: Set(key.conversation),
            seq: Set(mark),
        }
    }
}

/// Never back: another node may have kept a later mark.
fn further(mark: i64) -> OnConflict {
    use follow_mark::Column;
    use sea_orm::ExprTrait;
    let known = Expr::col((follow_mark::Entity, Column::Seq));
    let further = Expr::case(known.clone().lt(mark), mark).finally(known);
    OnConflict::columns([Column::ShopId, Column::Follower, Column::ConversationId])
        .value(Column::Seq, further)
        .to_owned()
}

async fn stored_mark(
    db: &crate::storage::ShopDb,
    follower: &str,
    key: Key,
) -> Result<Option<i64>, StorageError> {
    let marks = db.rows::<follow_mark::Entity>();
    let marks = marks.with(follow_mark::Column::Follower.eq(follower));
    let of = follow_mark::Column::ConversationId.eq(key.conversation);
    Ok(marks.with(of).one().await?.map(|mark| mark.seq))
}

async fn run(reading: std::sync::Weak<Reading>) {
    let mut marks = HashMap::new();
    let mut unkept = HashSet::new();
    let mut kept_at = tokio::time::Instant::now();
    while let Some(reading) = reading.upgrade() {
        let _ = tokio::time::timeout(KEEP_MARKS, reading.woken.notified()).await;
        tokio::time::sleep(GATHER).await;
        let pending = std::mem::take(&mut *reading.pending.lock());
        for (key, before) in pending {
            match reading.take(key, marks.get(&key).copied(), before).await {
                Ok(mark) => {
                    if marks.insert(key, mark) != Some(mark) {
                        unkept.insert(key);
                    }
                }
                Err(error) => put_back(&reading, key, before, &error),
            }
        }
        if !unkept.is_empty() && kept_at.elapsed() >= KEEP_MARKS {
            let some = unkept.iter().map(|key| (*key, marks[key])).collect();
            match reading.keep(&some).await {
                Ok(()) => unkept.clear(),
                Err(error) => tracing::warn!(%error, "marks are kept at the next look"),
            }
            kept_at = tokio::time::Instant::now();
        }
        if unkept.is_empty() && marks.len() > 50_000 {
            marks.clear();
        }
    }
}

/// What failed comes again by itself.
fn put_back(reading: &Arc<Reading>, key: Key, before: i64, error: &StorageError) {
    let follower = reading.follower.name();
    tracing::warn!(%error, follower, "what was said is taken at the next look");
    if let Entry::Vacant(place) = reading.pending.lock().entry(key) {
        place.insert(before);
    }
    let reading = Arc::downgrade(reading);
    tokio::spawn(async move {
        tokio::time::sleep(AGAIN).await;
        if let Some(reading) = reading.upgrade() {
            reading.woken.notify_one();
        }
    });
}
