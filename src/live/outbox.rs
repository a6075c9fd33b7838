use std::{
    collections::VecDeque,
    future::poll_fn,
    task::{Context, Poll},
};

use axum::extract::ws::{CloseFrame, Utf8Bytes};
use futures_util::task::AtomicWaker;
use parking_lot::Mutex;

/// Frames and bytes that may wait for one reader; past either the socket is dropped and resumes later.
const MOST_FRAMES: usize = 4_096;
const MOST_BYTES: usize = 1 << 20;

/// Beyond this a queue is written at once, whatever else is coming.
const MOST_HELD_BYTES: usize = 64 << 10;

/// Why a socket is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Close {
    GoingAway,
    SignedOut,
    NoHello,
    SlowReader,
    /// A frame of theirs does not become whole.
    SlowSender,
    Flood,
    Binary,
    NotText,
    TooLarge,
}

impl Close {
    pub const fn code(self) -> u16 {
        match self {
            Self::GoingAway => 1001,
            Self::Binary => 1003,
            Self::NotText => 1007,
            Self::TooLarge => 1009,
            Self::SignedOut => 4001,
            Self::NoHello => 4002,
            Self::SlowReader | Self::SlowSender => 4008,
            Self::Flood => 4009,
        }
    }

    pub fn frame(self) -> CloseFrame {
        let reason = match self {
            Self::GoingAway => "the node is going away",
            Self::Binary => "text frames only",
            Self::NotText => "not UTF-8",
            Self::TooLarge => "too large",
            Self::SignedOut => "signed out",
            Self::NoHello => "no hello",
            Self::SlowReader | Self::SlowSender => "too slow",
            Self::Flood => "too many frames",
        };
        CloseFrame {
            code: self.code(),
            reason: reason.into(),
        }
    }
}

/// What waits for one socket. Allocates nothing while idle.
#[derive(Default)]
pub struct Outbox {
    state: Mutex<State>,
    waker: AtomicWaker,
}

#[derive(Default)]
struct State {
    frames: VecDeque<Utf8Bytes>,
    bytes: usize,
    close: Option<Close>,
    /// Frames wait for [`Outbox::release`] to wake their reader.
    is_held: bool,
}

impl State {
    fn queue(&mut self, frame: Utf8Bytes) {
        if self.close.is_some() {
            return;
        }
        self.bytes += frame.as_str().len();
        self.frames.push_back(frame);
        if self.frames.len() > MOST_FRAMES || self.bytes > MOST_BYTES {
            *self = Self {
                close: Some(Close::SlowReader),
                ..Self::default()
            };
        }
    }
}

pub enum Next {
    Frame(Utf8Bytes),
    Close(Close),
    Nothing,
}

impl Outbox {
    pub fn push(&self, frame: Utf8Bytes) {
        self.state.lock().queue(frame);
        self.waker.wake();
    }

    /// Queues a frame of a commit without waking its reader, so that all that the commit brings goes out in one write.
    /// True where [`Self::release`] is owed now and was not before.
    pub fn push_held(&self, frame: Utf8Bytes) -> bool {
        let mut state = self.state.lock();
        state.queue(frame);
        if state.close.is_none() && state.bytes <= MOST_HELD_BYTES {
            return !std::mem::replace(&mut state.is_held, true);
        }
        drop(state);
        self.waker.wake();
        false
    }

    /// Wakes the reader of what was held, if it has not come by meanwhile.
    pub fn release(&self) {
        let mut state = self.state.lock();
        let was_held = std::mem::take(&mut state.is_held);
        let waits = was_held && !state.frames.is_empty();
        drop(state);
        if waits {
            self.waker.wake();
        }
    }

    pub fn close(&self, why: Close) {
        self.state.lock().close.get_or_insert(why);
        self.waker.wake();
    }

    /// What is queued goes out before a close, unless the reader was too slow for it.
    pub fn next(&self) -> Next {
        let mut state = self.state.lock();
        if let Some(frame) = state.frames.pop_front() {
            state.bytes -= frame.as_str().len();
            if state.frames.is_empty() && state.frames.capacity() > 64 {
                state.frames = VecDeque::new();
            }
            return Next::Frame(frame);
        }
        state.close.map_or(Next::Nothing, Next::Close)
    }

    /// Waits until there is something to send.
    pub async fn ready(&self) {
        poll_fn(|context| self.poll_ready(context)).await;
    }

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<()> {
        if self.has_something() {
            return Poll::Ready(());
        }
        self.waker.register(context.waker());
        if self.has_something() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }

    fn has_something(&self) -> bool {
        let state = self.state.lock();
        !state.frames.is_empty() || state.close.is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
        task::{Wake, Waker},
    };

    use super::*;

    #[test]
    fn a_reader_that_falls_behind_is_dropped_with_a_reason() {
        let outbox = Outbox::default();
        for _ in 0..=MOST_FRAMES {
            outbox.push("{}".into());
        }
        assert!(matches!(outbox.next(), Next::Close(Close::SlowReader)));
        outbox.push("{}".into());
        assert!(matches!(outbox.next(), Next::Close(Close::SlowReader)));
    }

    #[derive(Default)]
    struct Reader(AtomicUsize);

    impl Wake for Reader {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// A reader that waits for the outbox; how often it was woken.
    fn waiting(outbox: &Outbox) -> Arc<Reader> {
        let reader = Arc::new(Reader::default());
        let waker = Waker::from(reader.clone());
        let polled = outbox.poll_ready(&mut Context::from_waker(&waker));
        assert!(polled.is_pending());
        reader
    }

    #[test]
    fn what_a_commit_brings_wakes_its_reader_once() {
        let outbox = Outbox::default();
        let reader = waiting(&outbox);
        assert!(outbox.push_held("{}".into()), "a release is owed");
        assert!(!outbox.push_held("{}".into()), "and only one");
        assert_eq!(reader.0.load(Ordering::SeqCst), 0);
        outbox.release();
        outbox.release();
        assert_eq!(reader.0.load(Ordering::SeqCst), 1);
        assert!(outbox.push_held("{}".into()), "owed again");
    }

    #[test]
    fn a_long_queue_is_not_held_back() {
        let outbox = Outbox::default();
        let reader = waiting(&outbox);
        assert!(!outbox.push_held("x".repeat(MOST_HELD_BYTES + 1).into()));
        assert_eq!(reader.0.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_held_reader_that_falls_behind_is_dropped_at_once() {
        let outbox = Outbox::default();
        for _ in 0..=MOST_FRAMES {
            outbox.push_held("{}".into());
        }
        assert!(matches!(outbox.next(), Next::Close(Close::SlowReader)));
    }

    #[test]
    fn what_was_queued_goes_out_before_the_close() {
        let outbox = Outbox::default();
        outbox.push("{}".into());
        outbox.close(Close::GoingAway);
        assert!(matches!(outbox.next(), Next::Frame(_)));
        assert!(matches!(outbox.next(), Next::Close(Close::GoingAway)));
    }
}
