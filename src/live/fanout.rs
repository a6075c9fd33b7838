//! From the writer to everyone who should know: acknowledgements first, then entries, in the order of the log.

use std::{sync::Arc, time::Duration};

use tokio::sync::mpsc;

use super::{
    Live, WeakLive, cluster,
    hub::{Held, Passed},
};
use crate::reception::{
    Committed, Key, Lane, Row, SenderKind, Status,
    ledger::Told,
    log::{self, Span},
};

const REPAIR: Duration = Duration::from_mins(5);
const FIRST_REPAIR: Duration = Duration::from_secs(15);

pub async fn run(live: WeakLive, mut told: mpsc::Receiver<Vec<Told>>) {
    while let Some(list) = told.recv().await {
        let Some(live) = live.get() else { return };
        let committed = pass_all(&live, list).await;
        cluster::tell_committed(&live, &committed);
    }
}

/// Nobody is woken before all of the commit is queued: its acknowledgements and entries leave in one write a socket.
async fn pass_all(live: &Live, list: Vec<Told>) -> Vec<Arc<Committed>> {
    let mut all = Vec::with_capacity(list.len());
    let mut held = Held::default();
    for told in list {
        if let Some(reply) = told.reply {
            reply.hear(told.key, told.client_id, &told.outcome);
            held.reply(reply);
        }
        if let Some(committed) = told.committed {
            pass_held(live, &committed, &mut held).await;
            let waits = |row: &Row| row.kind == "open" || row.kind == "transfer";
            if committed.rows.iter().any(waits) {
                let _ = live.0.wake_dispatch.send(committed.key.shop);
            }
            let committed = Arc::new(committed);
            if let Some(followers) = live.0.followers.get() {
                followers.note(&committed);
            }
            all.push(committed);
        }
    }
    all
}

/// Now and then: what a node that died had stored, and no follower took.
pub async fn repair(live: WeakLive) {
    // After a start sockets come back first.
    let first = tokio::time::Instant::now() + FIRST_REPAIR;
    let mut tick = tokio::time::interval_at(first, REPAIR);
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        let Some(followers) = live.0.followers.get() else {
            continue;
        };
        if let Err(error) = followers.repair().await {
            tracing::warn!(%error, "what others left is looked for later");
        }
    }
}

/// Passes one stored item to this node's sockets.
pub async fn pass(live: &Live, committed: &Committed) {
    pass_held(live, committed, &mut Held::default()).await;
}

async fn pass_held(live: &Live, committed: &Committed, held: &mut Held) {
    let mut is_behind = false;
    for row in &committed.rows {
        // Somebody took them, or it ended: the place they were told is no more, and the next one is news even where it is the same.
        if matches!(row.kind.as_ref(), "assign" | "close") {
            live.0.places.invalidate(&committed.key.conversation);
        }
        // A card's body was filled in by the server: its sender needs to see it too.
        let knows_it = row.kind == "text" && row.sender.kind != SenderKind::System;
        let origin = if knows_it { committed.origin } else { 0 };
        is_behind |= live.0.hub.pass(row, origin, held) == Passed::Jump;
    }
    if is_behind {
        // Nobody waits for the database on behalf of another conversation.
        drop(std::mem::take(held));
        catch_up(live, committed.key).await;
    }
    live.0.desk.note(committed);
    if committed.desk.is_some() && committed.head.status == Status::Closed {
        let _ = live.0.wake_dispatch.send(committed.key.shop);
    }
}

/// Reads what never came by and passes it on.
pub async fn catch_up(live: &Live, key: Key) {
    for lane in [Lane::Public, Lane::Staff] {
        while let Some(sent) = live.0.hub.sent(key.conversation) {
            let db = live.0.store.shop(key.shop);
            let after = Span::After(sent[lane.code() as usize]);
            let Ok(page) = log::page(&db, key, lane, after, log::PAGE).await else {
                return;
            };
            let mut held = Held::default();
            for row in &page.rows {
                live.0.hub.pass(row, 0, &mut held);
            }
            drop(held);
            if page.rows.len() < log::PAGE as usize {
                break;
            }
        }
    }
}
