use std::{sync::Arc, time::Duration};

use super::{Live, WeakLive, outbox::Close, say, socket::Socket};
use crate::{access::Actor, reception::desk, vocabulary::Millis};

const PING_EVERY_MS: Millis = 15_000;
const PROBE_EVERY: Duration = Duration::from_secs(2);
/// The pings of all sockets are spread over this many rounds.
const ROUNDS: u64 = 15;

/// Pings every socket in turn, closes the silent ones, and tells of trouble with the store.
pub async fn pings(live: WeakLive) {
    let mut tick = tokio::time::interval(Duration::from_millis(PING_EVERY_MS as u64 / ROUNDS));
    let mut round = 0;
    let mut was_down = false;
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        round = (round + 1) % ROUNDS;
        let is_down = live.ledger().is_down();
        for socket in live.0.hub.sockets() {
            if is_down != was_down {
                socket.tell(say::notice(if is_down {
                    "storage_full"
                } else {
                    "storage_ok"
                }));
            }
            if socket.id % ROUNDS == round {
                ping(&live, &socket);
            }
        }
        was_down = is_down;
    }
}

/// While messages cannot be stored there may be nobody who sends one, and a node that is not ready gets no visitors: ask the store.
pub async fn probe(live: WeakLive) {
    let mut tick = tokio::time::interval(PROBE_EVERY);
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        if live.ledger().is_down() && desk::probe(&live.0.store).await.is_ok() {
            live.ledger().recovered();
        }
    }
}

fn ping(live: &Live, socket: &Arc<Socket>) {
    let now = live.0.clock.now();
    if socket.silent_for(now) > live.0.limits.silent_ms {
        return socket.close(Close::GoingAway);
    }
    let heads: Vec<_> = socket
        .all_followed()
        .into_iter()
        .filter_map(|key| {
            let [public, staff] = live.0.hub.sent(key.conversation)?;
            Some((key.conversation, public, staff))
        })
        .collect();
    let desk = match &socket.actor {
        Actor::Member(member) => live.0.desk.revision(member.shop),
        _ => None,
    };
    socket.tell(say::ping(now, &heads, socket.audience(), desk));
}
