use std::time::Duration;

use anyhow::Result;
use futures_util::SinkExt;
use tokio::time::{Instant, error::Elapsed, sleep_until, timeout};
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use super::Window;
use crate::{
    stamp::{Stamp, now_ns},
    tongue::{Heard, Tongue},
    wire::{Socket, texts},
};

/// What one client timed, in microseconds.
#[derive(Default)]
pub struct Times {
    pub delivery: Vec<u32>,
    pub round_trip: Vec<u32>,
    pub ack: Vec<u32>,
    pub refused: u64,
}

impl Times {
    pub fn add(&mut self, other: Self) {
        self.delivery.extend(other.delivery);
        self.round_trip.extend(other.round_trip);
        self.ack.extend(other.ack);
        self.refused += other.refused;
    }
}

/// Someone with an open socket.
pub struct Client {
    socket: Socket,
    tongue: Tongue,
    window: Window,
    times: Times,
}

/// A customer later than this is timed from the schedule: else a stalled server would slow its own measuring.
const LATE: Duration = Duration::from_millis(5);

impl Client {
    pub fn new(socket: Socket, tongue: Tongue, window: Window) -> Self {
        Self {
            socket,
            tongue,
            window,
            times: Times::default(),
        }
    }

    /// An agent: answers whatever is asked.
    pub async fn answer(mut self) -> Result<Times> {
        let ended = timeout(self.left(), self.answering()).await;
        self.times_after(ended)
    }

    /// A customer with always `open` questions open.
    pub async fn keep_asking(mut self, to: String, open: usize, start: Instant) -> Result<Times> {
        sleep_until(start).await;
        let ended = timeout(self.left(), self.asking(&to, open)).await;
        self.times_after(ended)
    }

    /// A customer who asks whether or not there was an answer.
    pub async fn ask_on_schedule(
        mut self,
        to: String,
        first: Instant,
        every: Duration,
    ) -> Result<Times> {
        let ended = timeout(self.left(), self.asking_on_schedule(&to, first, every)).await;
        self.times_after(ended)
    }

    /// Until the window closes; what is under way then is left.
    fn left(&self) -> Duration {
        Duration::from_nanos(self.window.closes_ns.saturating_sub(now_ns()))
    }

    fn times_after(self, ended: Result<Result<()>, Elapsed>) -> Result<Times> {
        ended.unwrap_or(Ok(()))?;
        Ok(self.times)
    }

    async fn answering(&mut self) -> Result<()> {
        loop {
            for text in texts(&mut self.socket).await? {
                if let Some((from, question)) = self.take(&text).await? {
                    self.say(from, question.answered(now_ns())).await?;
                }
            }
            self.socket.flush().await?;
        }
    }

    async fn asking(&mut self, to: &str, open: usize) -> Result<()> {
        for _ in 0..open {
            self.say(to, Stamp::question(now_ns())).await?;
        }
        loop {
            self.socket.flush().await?;
            for text in texts(&mut self.socket).await? {
                if self.take(&text).await?.is_some() {
                    self.say(to, Stamp::question(now_ns())).await?;
                }
            }
        }
    }

    async fn asking_on_schedule(
        &mut self,
        to: &str,
        mut due: Instant,
        every: Duration,
    ) -> Result<()> {
        loop {
            tokio::select! {
                biased;
                () = sleep_until(due) => {
                    self.say(to, Stamp::question(written_at(due))).await?;
                    due += every;
                }
                texts = texts(&mut self.socket) => {
                    for text in texts? {
                        self.take(&text).await?;
                    }
                }
            }
            self.socket.flush().await?;
        }
    }

    async fn say(&mut self, to: &str, stamp: Stamp) -> Result<()> {
        let frame = self.tongue.say(to, stamp);
        Ok(self.socket.feed(Message::text(frame)).await?)
    }

    /// Times a frame; returns what someone said and where an answer goes.
    async fn take<'a>(&mut self, text: &'a Utf8Bytes) -> Result<Option<(&'a str, Stamp)>> {
        match self.tongue.hear(text) {
            Heard::Said { from, stamp } => {
                self.time(stamp);
                return Ok(Some((from, stamp)));
            }
            Heard::Stored(sent_ns) => {
                let now = now_ns();
                if self.window.holds(now) {
                    self.times.ack.push(micros(sent_ns, now));
                }
            }
            Heard::Ping(pong) => self.socket.feed(Message::text(pong)).await?,
            Heard::Trouble => self.times.refused += 1,
            Heard::Other => {}
        }
        Ok(None)
    }

    fn time(&mut self, stamp: Stamp) {
        let now = now_ns();
        if !self.window.holds(now) {
            return;
        }
        self.times.delivery.push(micros(stamp.sent_ns, now));
        if stamp.is_answer {
            self.times.round_trip.push(micros(stamp.asked_ns, now));
        }
    }
}

fn written_at(due: Instant) -> u64 {
    let late = due.elapsed();
    let late = if late > LATE { late } else { Duration::ZERO };
    now_ns().saturating_sub(late.as_nanos() as u64)
}

fn micros(from_ns: u64, to_ns: u64) -> u32 {
    (to_ns.saturating_sub(from_ns) / 1_000) as u32
}
