//! Reading along: areas that act on what is said hear of it here, once it is stored and never in the way of it.
//!
//! A node's followers hear what it stored itself, from memory; the log is read only where rows may have passed by: at the first line
//! of a conversation after a start, where another node stored some between, and where one that died had stored some
//! ([`Followers::repair`]). Each follower keeps a mark per conversation, the last public number it has taken. Marks are written now
//! and then, so a follower may hear rows again after a crash and must take them by their place.

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
use tokio::{sync::Notify, time::Instant};
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
const KEEP_MARKS: Duration = Duration::from_secs(3);
const AGAIN: Duration = Duration::from_secs(1);
/// Rows older than this are history: nobody acts on them any more.
const FRESH_MS: Millis = 60 * 60 * 1_000;
/// Most marks in one transaction, which messages wait for.
const MARKS: usize = 100;
/// Conversations remembered before one begins anew.
const REMEMBERED: usize = 50_000;
/// Commits of a conversation that are held in memory; with more the log is read.
const HELD: usize = 64;
/// Conversations that a follower is told of at once.
const TOGETHER: usize = 50;
/// Newest rows of a conversation that are looked at where nobody is known to have taken any.
const UNKNOWN: i64 = 50;
/// Conversations whose marks are compared at once.
const COMPARED: usize = 500;

/// An area that reads along.
#[async_trait]
pub trait Follower: Send + Sync {
    /// Stable: marks are kept under it.
    fn name(&self) -> &'static str;

    /// Whether a row is a reason to look. Asked of every stored row, so it must cost next to nothing.
    fn wants(&self, row: &Row) -> bool;

    /// What was said in some conversations of one shop. After an error all of it comes again.
    async fn follow(&self, shop: ShopId, said: &[Said<'_>]) -> Result<(), StorageError>;
}

/// Wanted rows of one conversation's public lane, ascending.
pub struct Said<'a> {
    pub key: Key,
    pub rows: Vec<&'a Row>,
}

/// Everyone who reads along on this node.
pub struct Followers {
    readings: Vec<Arc<Reading>>,
    /// The last public number this node stored in each conversation.
    heard: Mutex<HashMap<Key, i64>>,
}

struct Reading {
    follower: Arc<dyn Follower>,
    store: Store,
    clock: Clock,
    pending: Mutex<Pending>,
    woken: Notify,
}

type Pending = HashMap<Key, Due>;

/// What is to be taken of a conversation.
enum Due {
    /// All there is since it was looked at last.
    Held(Vec<Arc<Committed>>),
    /// What the log holds after the mark, or after this number where there is no mark.
    Log(i64),
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
        Self {
            readings: followers.into_iter().map(start).collect(),
            heard: Mutex::default(),
        }
    }

    /// Notes a stored item. Reads nothing and waits for nothing.
    pub fn note(&self, committed: &Arc<Committed>) {
        let public = || committed.rows.iter().filter(|row| is_public(row));
        let (Some(first), Some(last)) = (public().next(), public().next_back()) else {
            return;
        };
        let heard = self.hear(committed.key, last.seq);
        let follows_on = first.seq == 1 || heard == Some(first.seq - 1);
        for reading in &self.readings {
            if !follows_on {
                reading.read_on(committed.key, first.seq - 1);
            } else if public().any(|row| reading.follower.wants(row)) {
                reading.hold(committed);
            }
        }
    }

    /// What was heard before.
    fn hear(&self, key: Key, last: i64) -> Option<i64> {
        let mut heard = self.heard.lock();
        if heard.len() > REMEMBERED {
            heard.clear();
        }
        heard.insert(key, last)
    }

    /// Looks for fresh rows that nobody took, because the node that stored them died.
    pub async fn repair(&self) -> Result<(), StorageError> {
        let Some(first) = self.readings.first() else {
            return Ok(());
        };
        let since = first.clock.now() - FRESH_MS;
        let heads = first.store.across_shops().rows::<head::Entity>();
        let heads = heads.with(head::Column::LastAt.gt(since)).all().await?;
        for heads in heads.chunks(COMPARED) {
            let of = heads.iter().map(|head| head.conversation_id);
            let of = follow_mark::Column::ConversationId.is_in(of);
            let marks = first.store.across_shops().rows::<follow_mark::Entity>();
            let marks = marks.with(of).all().await?;
            for reading in &self.readings {
                reading.read_missed(heads, &marks);
            }
        }
        Ok(())
    }
}

impl Reading {
    fn hold(&self, committed: &Arc<Committed>) {
        let mut pending = self.pending.lock();
        match pending.entry(committed.key) {
            Entry::Vacant(place) => {
                place.insert(Due::Held(vec![committed.clone()]));
            }
            Entry::Occupied(mut place) => {
                if let Due::Held(held) = place.get_mut() {
                    let before = before(held);
                    held.push(committed.clone());
                    if held.len() > HELD {
                        place.insert(Due::Log(before));
                    }
                }
            }
        }
        self.woken.notify_one();
    }

    fn read_on(&self, key: Key, before: i64) {
        let mut pending = self.pending.lock();
        let before = match pending.get(&key) {
            Some(Due::Held(held)) => before.min(self::before(held)),
            Some(Due::Log(earlier)) => before.min(*earlier),
            None => before,
        };
        pending.insert(key, Due::Log(before));
        self.woken.notify_one();
    }

    fn read_missed(&self, heads: &[head::Model], marks: &[follow_mark::Model]) {
        let name = self.follower.name();
        let own = marks.iter().filter(|mark| mark.follower == name);
        let own: HashMap<_, _> = own.map(|mark| (mark.conversation_id, mark.seq)).collect();
        for head in heads {
            let mark = own.get(&head.conversation_id).copied();
            if mark.unwrap_or(0) < head.public_seq {
                let key = Key {
                    shop: head.shop_id,
                    conversation: head.conversation_id,
                };
                self.read_on(key, mark.unwrap_or((head.public_seq - UNKNOWN).max(0)));
            }
        }
    }

    /// Takes what is held of some conversations of a shop; how far each has come.
    async fn take_held(
        &self,
        shop: ShopId,
        some: &[Held],
    ) -> Result<Vec<(Key, i64)>, StorageError> {
        let said = some.iter().map(|(key, held)| {
            let rows = held.iter().flat_map(|committed| &committed.rows);
            let rows = rows.filter(|row| is_public(row) && self.follower.wants(row));
            let rows = rows.collect();
            Said { key: *key, rows }
        });
        let said: Vec<_> = said.collect();
        self.follower.follow(shop, &said).await?;
        let reached = said
            .iter()
            .filter_map(|said| Some((said.key, said.rows.last()?.seq)));
        Ok(reached.collect())
    }

    async fn take_stored(
        &self,
        key: Key,
        marked: Option<i64>,
        before: i64,
    ) -> Result<i64, StorageError> {
        let db = self.store.shop(key.shop);
        // Another node may have come further than this one remembers.
        let stored = stored_mark(&db, self.follower.name(), key).await?;
        let mut mark = stored.max(marked).unwrap_or(before);
        let fresh = self.clock.now() - FRESH_MS;
        loop {
            let page = log::page(&db, key, Lane::Public, Span::After(mark), log::PAGE).await?;
            let Some(last) = page.rows.last().map(|row| row.seq) else {
                return Ok(mark);
            };
            let is_due = |row: &Row| row.at > fresh && self.follower.wants(row);
            let rows: Vec<_> = page.rows.iter().filter(|row| is_due(row)).collect();
            if !rows.is_empty() {
                self.follower
                    .follow(key.shop, &[Said { key, rows }])
                    .await?;
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
                let rows = some.iter().map(|(key, mark)| self.row(*key, *mark));
                tx.upsert_many(rows, by_follower()).await?;
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

fn by_follower() -> OnConflict {
    use follow_mark::Column;
    OnConflict::columns([Column::ShopId, Column::Follower, Column::ConversationId])
        .update_column(Column::Seq)
        .action_and_where(Expr::cust("excluded.seq > follow_mark.seq"))
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

/// What is held of a conversation.
type Held = (Key, Vec<Arc<Committed>>);

fn is_public(row: &Row) -> bool {
    row.lane == Lane::Public
}

/// The public number before what is held.
fn before(held: &[Arc<Committed>]) -> i64 {
    let mut rows = held.iter().flat_map(|committed| &committed.rows);
    rows.find(|row| is_public(row)).map_or(0, |row| row.seq - 1)
}

/// How far a follower has come.
struct Marks {
    all: HashMap<Key, i64>,
    unkept: HashSet<Key>,
    kept_at: Instant,
}

impl Marks {
    fn reach(&mut self, key: Key, mark: i64) {
        let known = self.all.entry(key).or_insert(0);
        if *known < mark {
            *known = mark;
            self.unkept.insert(key);
        }
    }

    async fn keep(&mut self, reading: &Reading) {
        if !self.unkept.is_empty() && self.kept_at.elapsed() >= KEEP_MARKS {
            let some = self.unkept.iter().map(|key| (*key, self.all[key]));
            match reading.keep(&some.collect()).await {
                Ok(()) => self.unkept.clear(),
                Err(error) => tracing::warn!(%error, "marks are kept at the next look"),
            }
            self.kept_at = Instant::now();
        }
        if self.unkept.is_empty() && self.all.len() > REMEMBERED {
            self.all.clear();
        }
    }
}

async fn run(reading: std::sync::Weak<Reading>) {
    let mut marks = Marks {
        all: HashMap::new(),
        unkept: HashSet::new(),
        kept_at: Instant::now(),
    };
    while let Some(reading) = reading.upgrade() {
        let _ = tokio::time::timeout(KEEP_MARKS, reading.woken.notified()).await;
        tokio::time::sleep(GATHER).await;
        let pending = std::mem::take(&mut *reading.pending.lock());
        take_all(&reading, pending, &mut marks).await;
        marks.keep(&reading).await;
    }
}

async fn take_all(reading: &Arc<Reading>, pending: Pending, marks: &mut Marks) {
    let mut by_shop: HashMap<ShopId, Vec<Held>> = HashMap::new();
    for (key, due) in pending {
        match due {
            Due::Held(held) => by_shop.entry(key.shop).or_default().push((key, held)),
            Due::Log(before) => {
                let mark = marks.all.get(&key).copied();
                match reading.take_stored(key, mark, before).await {
                    Ok(mark) => marks.reach(key, mark),
                    Err(error) => put_back(reading, &[(key, before)], &error),
                }
            }
        }
    }
    for (shop, held) in by_shop {
        for some in held.chunks(TOGETHER) {
            match reading.take_held(shop, some).await {
                Ok(reached) => reached
                    .into_iter()
                    .for_each(|(key, mark)| marks.reach(key, mark)),
                Err(error) => {
                    let again = some.iter().map(|(key, held)| (*key, before(held)));
                    put_back(reading, &again.collect::<Vec<_>>(), &error);
                }
            }
        }
    }
}

/// What failed comes again by itself.
fn put_back(reading: &Arc<Reading>, again: &[(Key, i64)], error: &StorageError) {
    let follower = reading.follower.name();
    tracing::warn!(%error, follower, "what was said is taken at the next look");
    for (key, before) in again {
        reading.read_on(*key, *before);
    }
    let reading = Arc::downgrade(reading);
    tokio::spawn(async move {
        tokio::time::sleep(AGAIN).await;
        if let Some(reading) = reading.upgrade() {
            reading.woken.notify_one();
        }
    });
}
