use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Live, WeakLive, crawling::Crawling, outbox::Close, say, socket::Socket};
use crate::{access::Actor, reception::desk, vocabulary::Millis};

/// At least so often; three times within what is silence, so that who answers is never taken for dead.
const PING_EVERY_MS: Millis = 15_000;
const PROBE_EVERY: Duration = Duration::from_secs(2);
/// The pings of all sockets are spread over this many rounds.
const ROUNDS: u64 = 15;

/// Between two rounds.
fn pause(silent_ms: Millis) -> Duration {
    let ping_every = (silent_ms / 3).clamp(1_000, PING_EVERY_MS);
    Duration::from_millis(ping_every as u64 / ROUNDS)
}

/// Pings every socket in turn, closes the silent ones and those whose frames crawl, and tells of trouble with the store.
pub async fn pings(live: WeakLive, silent_ms: Millis) {
    let mut tick = tokio::time::interval(pause(silent_ms));
    let mut crawling = Crawling::default();
    let mut round = 0;
    let mut was_down = false;
    loop {
        tick.tick().await;
        let Some(live) = live.get() else { return };
        round = (round + 1) % ROUNDS;
        let is_down = live.ledger().is_down();
        let sockets = live.0.hub.sockets();
        close_crawling(&sockets, &mut crawling);
        for socket in sockets {
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

fn close_crawling(sockets: &[Arc<Socket>], crawling: &mut Crawling) {
    let begun = sockets
        .iter()
        .filter_map(|socket| Some((socket.id, socket.begun_after()?)));
    let overdue = crawling.overdue(begun, Instant::now());
    for socket in sockets.iter().filter(|one| overdue.contains(&one.id)) {
        socket.close(Close::SlowSender);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pings_come_three_times_before_silence_closes() {
        assert_eq!(pause(45_000), Duration::from_secs(1));
        assert_eq!(pause(9_000), Duration::from_millis(200));
    }

    #[test]
    fn pings_come_at_least_every_15_s_and_at_most_every_second() {
        assert_eq!(pause(Millis::MAX), Duration::from_secs(1));
        assert_eq!(pause(0), Duration::from_millis(66));
    }
}
