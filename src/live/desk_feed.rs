//! The desk, live: a change of who has what goes out at once, new last lines together a few times a second.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::Arc,
    time::Duration,
};

use parking_lot::Mutex;
use serde_json::json;
use tokio::sync::Notify;

use super::{Live, WeakLive, socket::Socket};
use crate::{
    access::Member,
    reception::{
        Committed, Head, Key, Status,
        desk::{self, DeskRow, LastLine},
        log::Facts,
    },
    storage::StorageError,
    vocabulary::{ConversationId, ShopId},
};

const TOGETHER: Duration = Duration::from_millis(250);

#[derive(Default)]
pub struct DeskFeed {
    desks: Mutex<HashMap<ShopId, Desk>>,
    /// Who has what changed: do not wait for more.
    at_once: Notify,
}

/// What to tell the watchers of one shop.
struct Change {
    shop: ShopId,
    from: i64,
    rev: i64,
    rows: HashMap<ConversationId, (Head, Option<LastLine>)>,
}

#[derive(Default)]
struct Desk {
    rev: i64,
    /// The revision watchers should have: one that has less has missed a change.
    from: i64,
    watchers: Vec<Arc<Socket>>,
    /// Conversations to tell of, with their latest state.
    changed: HashMap<ConversationId, (Head, Option<LastLine>)>,
    /// Last lines of what was told, for changes that come without one.
    lines: HashMap<ConversationId, LastLine>,
}

impl DeskFeed {
    /// Notes a stored item. Costs nothing where nobody watches.
    pub fn note(&self, committed: &Committed) {
        let mut desks = self.desks.lock();
        let Some(desk) = desks.get_mut(&committed.key.shop) else {
            return;
        };
        let line = committed.rows.iter().rev().find_map(desk::last_line);
        let conversation = committed.key.conversation;
        if let Some(line) = &line {
            desk.lines.insert(conversation, line.clone());
        }
        let line = line.or_else(|| desk.lines.get(&conversation).cloned());
        if committed.head.status == Status::Closed {
            desk.lines.remove(&conversation);
        }
        let head = committed.head.clone();
        // News of two nodes may cross: what is older stays behind.
        match desk.changed.entry(conversation) {
            Entry::Occupied(newer) if newer.get().0.entries() > head.entries() => {}
            entry => drop(entry.insert_entry((head, line))),
        }
        if let Some(rev) = committed.desk {
            if rev > desk.rev + 1 {
                desk.from = rev - 1;
            }
            desk.rev = desk.rev.max(rev);
            self.at_once.notify_one();
        }
    }

    /// Starts telling a member's socket and answers with how things stand.
    pub async fn watch(
        &self,
        live: &Live,
        socket: &Arc<Socket>,
        member: &Member,
    ) -> Result<String, StorageError> {
        let shop = member.shop;
        {
            let mut desks = self.desks.lock();
            let desk = desks.entry(shop).or_default();
            if desk.watchers.iter().all(|watcher| watcher.id != socket.id) {
                desk.watchers.push(socket.clone());
            }
        }
        // The revision is read first: rows may be newer than it says, never older.
        let rev = desk::revision(&live.0.store.shop(shop)).await?;
        let rows = desk::snapshot(&live.0.store, live.briefs(), shop, member.id).await?;
        self.remember(shop, rev, &rows);
        live.0.wake_dispatch.send(shop).ok();
        let presence = super::presence::frame(live, shop).await?;
        socket.tell(presence);
        Ok(json!({ "type": "desk", "rev": rev, "snapshot": true, "rows": rows }).to_string())
    }

    fn remember(&self, shop: ShopId, rev: i64, rows: &[DeskRow]) {
        let mut desks = self.desks.lock();
        let desk = desks.entry(shop).or_default();
        if desk.rev == 0 {
            desk.from = rev;
        }
        desk.rev = desk.rev.max(rev);
        for row in rows {
            if let Some(line) = &row.last {
                desk.lines
                    .entry(row.conversation)
                    .or_insert_with(|| line.clone());
            }
        }
    }

    pub fn leave(&self, socket: &Socket) {
        let Some(shop) = socket.shop() else { return };
        let mut desks = self.desks.lock();
        if let Some(desk) = desks.get_mut(&shop) {
            desk.watchers.retain(|watcher| watcher.id != socket.id);
            if desk.watchers.is_empty() {
                desks.remove(&shop);
            }
        }
    }

    /// The revision the shop's watchers were told, where anyone watches.
    pub fn revision(&self, shop: ShopId) -> Option<i64> {
        self.desks.lock().get(&shop).map(|desk| desk.rev)
    }

    pub fn raise(&self, shop: ShopId, rev: i64) {
        if let Some(desk) = self.desks.lock().get_mut(&shop) {
            desk.rev = desk.rev.max(rev);
        }
    }

    pub fn watched(&self) -> Vec<ShopId> {
        self.desks.lock().keys().copied().collect()
    }

    pub fn tell(&self, shop: ShopId, frame: &str) {
        if let Some(desk) = self.desks.lock().get(&shop) {
            let frame = axum::extract::ws::Utf8Bytes::from(frame.to_owned());
            desk.watchers
                .iter()
                .for_each(|watcher| watcher.tell(frame.clone()));
        }
    }

    fn take(&self) -> Vec<Change> {
        let mut desks = self.desks.lock();
        let dirty = desks
            .iter_mut()
            .filter(|(_, desk)| !desk.changed.is_empty());
        dirty
            .map(|(shop, desk)| Change {
                shop: *shop,
                from: std::mem::replace(&mut desk.from, desk.rev),
                rev: desk.rev,
                rows: std::mem::take(&mut desk.changed),
            })
            .collect()
    }
}

pub async fn run(live: WeakLive) {
    while let Some(live) = live.get() {
        let _ = tokio::time::timeout(TOGETHER, live.0.desk.at_once.notified()).await;
        for change in live.0.desk.take() {
            if let Err(error) = flush(&live, change).await {
                tracing::warn!(%error, "the desk could not be told");
            }
        }
    }
}

async fn flush(live: &Live, change: Change) -> Result<(), StorageError> {
    let Change {
        shop,
        from,
        rev,
        rows: changed,
    } = change;
    let mut facts = Vec::with_capacity(changed.len());
    for conversation in changed.keys() {
        if let Some(found) = live
            .facts(Key {
                shop,
                conversation: *conversation,
            })
            .await?
        {
            facts.push(found);
        }
    }
    let asked: HashSet<_> = facts.iter().map(|facts| facts.customer).collect();
    let asked: Vec<_> = asked.into_iter().collect();
    let named = live.briefs().briefs(shop, &asked).await?;
    let rows: Vec<DeskRow> = facts
        .iter()
        .filter_map(|facts: &Arc<Facts>| {
            let conversation = facts.key.conversation;
            let (head, line) = changed.get(&conversation)?;
            let customer = named.get(&facts.customer)?.clone();
            let last = line.clone();
            Some(DeskRow::new(
                conversation,
                &facts.channel,
                customer,
                head,
                last,
            ))
        })
        .collect();
    live.0.desk.tell(
        shop,
        &json!({ "type": "desk", "from": from, "rev": rev, "rows": rows }).to_string(),
    );
    Ok(())
}
