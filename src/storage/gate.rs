use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::{Mutex, Notify, OwnedMutexGuard};

/// Turns at SQLite's one writer: messages first, everything else behind them. PostgreSQL needs none.
#[derive(Clone, Default)]
pub struct Gate(Option<Arc<Turnstile>>);

#[derive(Default)]
struct Turnstile {
    turn: Arc<Mutex<()>>,
    messages_waiting: AtomicUsize,
    messages_done: Notify,
}

/// A turn, given back when dropped.
pub struct Turn(#[expect(dead_code, reason = "held, not read")] Option<OwnedMutexGuard<()>>);

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
            return Turn(None);
        };
        loop {
            let done = turnstile.messages_done.notified();
            let turn = turnstile.turn.clone().lock_owned().await;
            if turnstile.messages_waiting.load(Ordering::Acquire) == 0 {
                return Turn(Some(turn));
            }
            drop(turn);
            done.await;
        }
    }

    /// The message writer's turn, from its own thread.
    pub fn turn_for_messages(&self) -> Turn {
        let Some(turnstile) = &self.0 else {
            return Turn(None);
        };
        turnstile.messages_waiting.fetch_add(1, Ordering::AcqRel);
        let turn = turnstile.turn.clone().blocking_lock_owned();
        turnstile.messages_waiting.fetch_sub(1, Ordering::AcqRel);
        turnstile.messages_done.notify_waiters();
        Turn(Some(turn))
    }
}
