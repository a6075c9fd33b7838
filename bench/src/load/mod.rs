//! The main job: customers ask, agents answer, everyone times what they read.

mod client;

use std::{net::SocketAddr, time::Duration};

use anyhow::Result;
use futures_util::{StreamExt, TryStreamExt, stream};
use serde::Serialize;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep_until},
};

use self::client::{Client, Times};
use crate::{
    procfs,
    spread::Spread,
    stamp::now_ns,
    tongue::Tongue,
    wire::{Account, Socket, sign_in, source},
};

/// How fast customers ask.
#[derive(Clone, Copy, Debug)]
pub enum Pace {
    /// Each keeps so many questions open.
    Open(usize),
    /// Questions and answers together, per second, on a fixed schedule.
    PerSecond(f64),
}

#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub warm_up: Duration,
    pub measured: Duration,
}

/// Who takes part. `ask` says where a customer's question goes.
pub struct Cast {
    pub tongue: Tongue,
    pub customers: Vec<Account>,
    pub ask: Vec<String>,
    pub agents: Vec<Account>,
}

/// What one run came to.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Measured {
    pub per_second: f64,
    pub cpu_us_per_message: f64,
    pub rss_mib: f64,
    pub refused: u64,
    /// Written by one side, read by the other.
    pub delivery: Spread,
    /// Question written, answer read.
    pub round_trip: Spread,
    /// Written, acknowledged.
    pub ack: Spread,
}

/// When the measuring begins and ends, on the stamps' clock.
#[derive(Clone, Copy, Debug)]
struct Window {
    opens_ns: u64,
    closes_ns: u64,
}

impl Window {
    fn holds(self, ns: u64) -> bool {
        (self.opens_ns..self.closes_ns).contains(&ns)
    }
}

const GATHER: Duration = Duration::from_millis(200);
const SIGN_INS_AT_ONCE: usize = 16;

pub async fn run(
    address: SocketAddr,
    roots: &[u32],
    cast: &Cast,
    pace: Pace,
    span: Span,
) -> Result<Measured> {
    let agents = open_all(address, &cast.agents).await?;
    let customers = open_all(address, &cast.customers).await?;
    let start = Instant::now() + GATHER;
    let (opens, closes) = (start + span.warm_up, start + span.warm_up + span.measured);
    let window = Window {
        opens_ns: stamp_of(opens),
        closes_ns: stamp_of(closes),
    };
    let tasks = start_all(cast, agents, customers, window, (pace, start));
    sleep_until(opens).await;
    let before = procfs::usage(roots);
    sleep_until(closes).await;
    let after = procfs::usage(roots);
    let times = gather(tasks).await?;
    Ok(report(&times, before, after, span.measured))
}

/// A moment to come, on the stamps' clock.
fn stamp_of(moment: Instant) -> u64 {
    now_ns() + moment.duration_since(Instant::now()).as_nanos() as u64
}

fn start_all(
    cast: &Cast,
    agents: Vec<Socket>,
    customers: Vec<Socket>,
    window: Window,
    (pace, start): (Pace, Instant),
) -> JoinSet<Result<Times>> {
    let mut tasks = JoinSet::new();
    for socket in agents {
        tasks.spawn(Client::new(socket, cast.tongue, window).answer());
    }
    let every = every(pace, customers.len());
    let apart = every.div_f64(customers.len().max(1) as f64);
    for (place, socket) in customers.into_iter().enumerate() {
        let client = Client::new(socket, cast.tongue, window);
        let to = cast.ask[place].clone();
        match pace {
            Pace::Open(open) => tasks.spawn(client.keep_asking(to, open, start)),
            Pace::PerSecond(_) => {
                tasks.spawn(client.ask_on_schedule(to, start + apart * place as u32, every))
            }
        };
    }
    tasks
}

/// Between two questions of one customer; half of all messages are questions.
fn every(pace: Pace, customers: usize) -> Duration {
    match pace {
        Pace::Open(_) => Duration::ZERO,
        Pace::PerSecond(rate) => Duration::from_secs_f64(2.0 * customers as f64 / rate),
    }
}

async fn open_all(address: SocketAddr, accounts: &[Account]) -> Result<Vec<Socket>> {
    let opening = accounts.iter().enumerate();
    let opening = opening.map(|(place, account)| sign_in(address, source(place), account));
    stream::iter(opening)
        .buffered(SIGN_INS_AT_ONCE)
        .try_collect()
        .await
}

async fn gather(mut tasks: JoinSet<Result<Times>>) -> Result<Times> {
    let mut all = Times::default();
    while let Some(times) = tasks.join_next().await {
        all.add(times??);
    }
    Ok(all)
}

fn report(
    times: &Times,
    before: procfs::Usage,
    after: procfs::Usage,
    measured: Duration,
) -> Measured {
    let messages = times.delivery.len() as f64;
    Measured {
        per_second: messages / measured.as_secs_f64(),
        cpu_us_per_message: (after.cpu_s - before.cpu_s) * 1e6 / messages.max(1.0),
        rss_mib: after.rss_kib / 1_024.0,
        refused: times.refused,
        delivery: Spread::of_micros(times.delivery.iter().copied()),
        round_trip: Spread::of_micros(times.round_trip.iter().copied()),
        ack: Spread::of_micros(times.ack.iter().copied()),
    }
}
