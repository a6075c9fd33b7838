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

/// Why a socket is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Close {
    GoingAway,
    SignedOut,
    NoHello,
    SlowReader,
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
            Self::SlowReader => 4008,
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
            Self::SlowReader => "too slow",
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
}

pub enum Next {
    Frame(Utf8Bytes),
    Close(Close),
    Nothing,
}

impl Outbox {
    pub fn push(&self, frame: Utf8Bytes) {
        let mut state = self.state.lock();
        if state.close.is_some() {
            return;
        }
        state.bytes += frame.as_str().len();
        state.frames.push_back(frame);
        if state.frames.len() > MOST_FRAMES || state.bytes > MOST_BYTES {
            *state = State {
                close: Some(Close::SlowReader),
                ..State::default()
            };
        }
        drop(state);
        self.waker.wake();
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

    #[test]
    fn what_was_queued_goes_out_before_the_close() {
        let outbox = Outbox::default();
        outbox.push("{}".into());
        outbox.close(Close::GoingAway);
        assert!(matches!(outbox.next(), Next::Frame(_)));
        assert!(matches!(outbox.next(), Next::Close(Close::GoingAway)));
    }
}
