use std::{
    sync::{
        Arc, Weak,
        atomic::{AtomicUsize, Ordering},
        mpsc::SyncSender,
    },
    time::{Duration, Instant},
};

use tokio::sync::{Mutex, Notify, OwnedMutexGuard};

/// Messages wait behind an area's turn. What a piece of long work is to take of it: little, or longer where nobody wrote lately.
const SHORT: Duration = Duration::from_millis(15);
const LONG: Duration = Duration::from_millis(60);
/// By how much a turn may be longer than that before it is logged.
const SLACK: Duration = Duration::from_millis(5);
/// So long after a message the next one is looked for.
const LATELY: Duration = Duration::from_secs(3);
const LOG_EVERY: Duration = Duration::from_mins(1);
/// Turns of so long together have written much. Folded sooner, a page that many of them write would go into the file as often.
const MUCH: Duration = Duration::from_millis(200);

/// Turns at SQLite's one writer: messages first, everything else behind them. PostgreSQL needs none.
#[derive(Clone, Default)]
pub struct Gate(Option<Arc<Turnstile>>);

#[derive(Default)]
struct Turnstile {
    turn: Arc<Mutex<()>>,
    messages_waiting: AtomicUsize,
    messages_done: Notify,
    messages_at: parking_lot::Mutex<Option<Instant>>,
    logged_at: parking_lot::Mutex<Option<Instant>>,
    /// Whoever folds the log back into the file, beside all turns.
    folding: parking_lot::Mutex<Weak<SyncSender<()>>>,
    /// How long turns were held since they asked for it.
    held: parking_lot::Mutex<Duration>,
}

/// A turn, given back when dropped.
#[derive(Default)]
pub struct Turn {
    _taken: Option<OwnedMutexGuard<()>>,
    /// Of an area's turn. Dropped after it was given back.
    _measure: Option<Measure>,
}

/// How long an area held its turn.
struct Measure {
    turnstile: Arc<Turnstile>,
    began: Instant,
}

impl Gate {
    pub fn closed() -> Self {
        Self(Some(Arc::default()))
    }

    pub fn open() -> Self {
        Self(None)
    }

    /// Waits behind messages.
    pub async fn turn(&self) -> Turn {
        let Some(turnstile) = &self.0 else {
            return Turn::default();
        };
        loop {
            let done = turnstile.messages_done.notified();
            let turn = turnstile.turn.clone().lock_owned().await;
            if turnstile.messages_waiting.load(Ordering::Acquire) == 0 {
                return Turn {
                    _taken: Some(turn),
                    _measure: Some(Measure::begin(turnstile)),
                };
            }
            drop(turn);
            done.await;
        }
    }

    /// How long a turn of long work may take now. Who writes first after a silence waits once for a long one.
    pub fn turn_length(&self) -> Duration {
        let Some(turnstile) = &self.0 else {
            return LONG;
        };
        turnstile.turn_length(Instant::now())
    }

    /// Asks `folding` after turns that wrote much together, for as long as it is there: areas fill the log without a message, too.
    pub fn fold_after_long_turns(&self, folding: &Arc<SyncSender<()>>) {
        if let Some(turnstile) = &self.0 {
            *turnstile.folding.lock() = Arc::downgrade(folding);
        }
    }

    /// The message writer's turn, from its own thread.
    pub fn turn_for_messages(&self) -> Turn {
        let Some(turnstile) = &self.0 else {
            return Turn::default();
        };
        turnstile.messages_waiting.fetch_add(1, Ordering::AcqRel);
        let turn = turnstile.turn.clone().blocking_lock_owned();
        turnstile.messages_waiting.fetch_sub(1, Ordering::AcqRel);
        *turnstile.messages_at.lock() = Some(Instant::now());
        turnstile.messages_done.notify_waiters();
        Turn {
            _taken: Some(turn),
            _measure: None,
        }
    }
}

impl Turnstile {
    fn turn_length(&self, now: Instant) -> Duration {
        let messages_at = *self.messages_at.lock();
        let is_busy = messages_at.is_some_and(|at| now.duration_since(at) < LATELY);
        if is_busy { SHORT } else { LONG }
    }

    fn fold_after(&self, held: Duration) {
        let mut sum = self.held.lock();
        *sum += held;
        if *sum < MUCH {
            return;
        }
        *sum = Duration::ZERO;
        if let Some(folding) = self.folding.lock().upgrade() {
            // One that was asked already does it.
            let _ = folding.try_send(());
        }
    }

    /// True where it is time to log a turn that took too long.
    fn is_time_to_log(&self, held: Duration, now: Instant) -> bool {
        if held <= self.turn_length(now) + SLACK {
            return false;
        }
        let mut logged_at = self.logged_at.lock();
        let is_time = logged_at.is_none_or(|at| now.duration_since(at) >= LOG_EVERY);
        if is_time {
            *logged_at = Some(now);
        }
        is_time
    }
}

impl Measure {
    fn begin(turnstile: &Arc<Turnstile>) -> Self {
        Self {
            turnstile: turnstile.clone(),
            began: Instant::now(),
        }
    }
}

impl Drop for Measure {
    fn drop(&mut self) {
        let now = Instant::now();
        let held = now.duration_since(self.began);
        metrics::histogram!("yingke_gate_held_seconds").record(held);
        self.turnstile.fold_after(held);
        if self.turnstile.is_time_to_log(held, now) {
            tracing::warn!(
                ?held,
                "a transaction kept messages waiting for too long; others within the next minute are not told"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_that_takes_too_long_is_logged_once_a_minute() {
        let turnstile = Turnstile::default();
        let now = Instant::now();
        let longest = LONG + SLACK;
        let long = longest + Duration::from_millis(1);
        assert!(!turnstile.is_time_to_log(longest, now));
        assert!(turnstile.is_time_to_log(long, now));
        let soon = now + Duration::from_millis(59_999);
        assert!(!turnstile.is_time_to_log(long, soon));
        assert!(turnstile.is_time_to_log(long, now + LOG_EVERY));
        let later = now + LOG_EVERY * 2;
        *turnstile.messages_at.lock() = Some(later);
        assert!(!turnstile.is_time_to_log(SHORT + SLACK, later));
        assert!(turnstile.is_time_to_log(longest, later), "messages came");
    }

    #[test]
    fn turns_are_short_while_messages_come() {
        let gate = Gate::closed();
        assert_eq!(gate.turn_length(), LONG, "nobody wrote yet");
        drop(gate.turn_for_messages());
        assert_eq!(gate.turn_length(), SHORT);
        let turnstile = gate.0.as_ref().unwrap();
        let wrote_at = turnstile.messages_at.lock().unwrap();
        assert_eq!(turnstile.turn_length(wrote_at + LATELY), LONG);
        assert_eq!(Gate::open().turn_length(), LONG, "no message waits for it");
    }

    #[test]
    fn the_log_is_folded_after_turns_that_wrote_much() {
        let gate = Gate::closed();
        let (folding, asked) = std::sync::mpsc::sync_channel(1);
        let folding = Arc::new(folding);
        gate.fold_after_long_turns(&folding);
        let turnstile = gate.0.as_ref().unwrap();
        let half = MUCH / 2;
        turnstile.fold_after(half);
        assert!(asked.try_recv().is_err(), "too little yet");
        turnstile.fold_after(half);
        assert!(asked.try_recv().is_ok());
        turnstile.fold_after(half);
        assert!(asked.try_recv().is_err(), "it is counted anew");
        turnstile.fold_after(MUCH);
        turnstile.fold_after(MUCH);
        assert!(asked.try_recv().is_ok());
        assert!(asked.try_recv().is_err(), "once");
        // It ends with its own handle.
        drop(folding);
        turnstile.fold_after(MUCH);
        assert!(asked.recv().is_err());
    }
}
