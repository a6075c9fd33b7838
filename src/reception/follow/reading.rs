use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, Weak},
    time::Duration,
};

use parking_lot::Mutex;
use tokio::sync::Notify;
use yingke_schema::reception::{follow_mark, head};

use super::{
    FRESH_MS, Follower, Said, is_public,
    marks::{self, Marks},
};
use crate::{
    reception::{
        Committed, Key, Lane, Row,
        log::{self, Span},
    },
    storage::{StorageError, Store},
    vocabulary::{Clock, ShopId},
};

/// What comes together is taken together.
const GATHER: Duration = Duration::from_millis(150);
const AGAIN: Duration = Duration::from_secs(1);
/// Commits of a conversation that are held in memory; with more the log is read.
const HELD: usize = 64;
/// Conversations that a follower is told of at once.
const TOGETHER: usize = 50;
/// Newest rows of a conversation that are looked at where nobody is known to have taken any.
const UNKNOWN: i64 = 50;

/// What one follower has still to take.
pub struct Reading {
    pub follower: Arc<dyn Follower>,
    pub store: Store,
    pub clock: Clock,
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

impl Reading {
    pub fn new(follower: Arc<dyn Follower>, store: &Store, clock: &Clock) -> Self {
        Self {
            follower,
            store: store.clone(),
            clock: clock.clone(),
            pending: Mutex::default(),
            woken: Notify::new(),
        }
    }

    pub fn hold(&self, committed: &Arc<Committed>) {
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

    pub fn read_on(&self, key: Key, before: i64) {
        let mut pending = self.pending.lock();
        let before = match pending.get(&key) {
            Some(Due::Held(held)) => before.min(self::before(held)),
            Some(Due::Log(earlier)) => before.min(*earlier),
            None => before,
        };
        pending.insert(key, Due::Log(before));
        self.woken.notify_one();
    }

    pub fn read_missed(&self, heads: &[head::Model], marks: &[follow_mark::Model]) {
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
        let stored = marks::stored(&db, self.follower.name(), key).await?;
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
}

/// What is held of a conversation.
type Held = (Key, Vec<Arc<Committed>>);

/// The public number before what is held.
fn before(held: &[Arc<Committed>]) -> i64 {
    let mut rows = held.iter().flat_map(|committed| &committed.rows);
    rows.find(|row| is_public(row)).map_or(0, |row| row.seq - 1)
}

/// Until the last handle is gone.
pub async fn run(reading: Weak<Reading>) {
    let mut reached = Marks::new();
    while let Some(reading) = reading.upgrade() {
        let _ = tokio::time::timeout(marks::KEEP, reading.woken.notified()).await;
        tokio::time::sleep(GATHER).await;
        let pending = std::mem::take(&mut *reading.pending.lock());
        take_all(&reading, pending, &mut reached).await;
        reached.keep(&reading).await;
    }
}

async fn take_all(reading: &Arc<Reading>, pending: Pending, marks: &mut Marks) {
    let mut by_shop: HashMap<ShopId, Vec<Held>> = HashMap::new();
    for (key, due) in pending {
        match due {
            Due::Held(held) => by_shop.entry(key.shop).or_default().push((key, held)),
            Due::Log(before) => {
                let mark = marks.of(key);
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
