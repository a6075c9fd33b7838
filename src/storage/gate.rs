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
/// So long at the most is a turn that goes on because nobody waits, where somebody wrote lately and where nobody did: the patient have
/// to have theirs, too, and whoever comes waits for its commit.
const MOST: Duration = Duration::from_millis(400);
const MOST_IN_SILENCE: Duration = Duration::from_secs(2);
/// By how much a turn may be longer than it is to be before it is logged.
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
    areas_waiting: AtomicUsize,
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
    measure: Option<Measure>,
}

/// How long an area held its turn.
struct Measure {
    turnstile: Arc<Turnstile>,
    began: Instant,
    /// When it was seen last that nobody waits.
    alone_at: Instant,
}

/// An area that waits, until it has its turn or gives up.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn at(waiting: &'a AtomicUsize) -> Self {
        waiting.fetch_add(1, Ordering::AcqRel);
        Self(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
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
        let _waiting = self.0.as_ref().map(|of| Waiting::at(&of.areas_waiting));
        self.turn_patiently().await
    }

    /// The same, but long work need not end its turn for it.
    pub async fn turn_patiently(&self) -> Turn {
        let Some(turnstile) = &self.0 else {
            return Turn::default();
        };
        loop {
            let done = turnstile.messages_done.notified();
            let turn = turnstile.turn.clone().lock_owned().await;
            if turnstile.messages_waiting.load(Ordering::Acquire) == 0 {
                return Turn {
                    _taken: Some(turn),
                    measure: Some(Measure::begin(turnstile)),
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
            measure: None,
        }
    }
}

impl Turn {
    /// Whether long work may put its next part into the same turn: nobody waits for one, and it is not very long yet.
    pub fn may_go_on(&mut self) -> bool {
        let measure = self.measure.as_mut();
        measure.is_some_and(|measure| measure.may_go_on(Instant::now()))
    }
}

impl Turnstile {
    fn is_waited_for(&self) -> bool {
        let waiting = [&self.areas_waiting, &self.messages_waiting];
        waiting
            .iter()
            .any(|waiting| waiting.load(Ordering::Acquire) > 0)
    }

    /// Whether messages are coming.
    fn is_busy(&self, now: Instant) -> bool {
        let messages_at = *self.messages_at.lock();
        messages_at.is_some_and(|at| now.duration_since(at) < LATELY)
    }

    fn turn_length(&self, now: Instant) -> Duration {
        if self.is_busy(now) { SHORT } else { LONG }
    }

    fn most(&self, now: Instant) -> Duration {
        if self.is_busy(now) {
            MOST
        } else {
            MOST_IN_SILENCE
        }
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

    /// True where it is time to log a turn that others may have waited for too long.
    fn is_time_to_log(&self, waited: Duration, now: Instant) -> bool {
        if waited <= self.turn_length(now) + SLACK {
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
        let now = Instant::now();
        Self {
            turnstile: turnstile.clone(),
            began: now,
            alone_at: now,
        }
    }

    fn may_go_on(&mut self, now: Instant) -> bool {
        let held = now.duration_since(self.began);
        if self.turnstile.is_waited_for() || held >= self.turnstile.most(now) {
            return false;
        }
        self.alone_at = now;
        true
    }
}

impl Drop for Measure {
    fn drop(&mut self) {
        let now = Instant::now();
        let held = now.duration_since(self.began);
        metrics::histogram!("yingke_gate_held_seconds").record(held);
        self.turnstile.fold_after(held);
        let waited = now.duration_since(self.alone_at);
        if self.turnstile.is_time_to_log(waited, now) {
            tracing::warn!(
                ?waited,
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

    #[tokio::test]
    async fn a_turn_goes_on_until_somebody_waits() {
        let gate = Gate::closed();
        let mut turn = gate.turn().await;
        assert!(turn.may_go_on());
        let mut other = Box::pin(gate.turn());
        assert!(futures_util::poll!(&mut other).is_pending());
        assert!(!turn.may_go_on(), "an area waits");
        drop(other);
        assert!(turn.may_go_on(), "it has given up");
        let measure = turn.measure.as_mut().unwrap();
        let longest = measure.began + MOST_IN_SILENCE;
        assert!(!measure.may_go_on(longest), "it is long");
        let turnstile = measure.turnstile.clone();
        assert_eq!(turnstile.most(longest), MOST_IN_SILENCE);
        *turnstile.messages_at.lock() = Some(longest);
        assert_eq!(turnstile.most(longest), MOST, "messages come");
        *turnstile.messages_at.lock() = None;
        let message = Waiting::at(&turnstile.messages_waiting);
        assert!(!turn.may_go_on(), "a message waits");
        drop(message);
        assert!(turn.may_go_on());
        let mut patient = Box::pin(gate.turn_patiently());
        assert!(futures_util::poll!(&mut patient).is_pending());
        assert!(turn.may_go_on(), "it can wait");
        assert!(!Gate::open().turn().await.may_go_on(), "others have theirs");
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
