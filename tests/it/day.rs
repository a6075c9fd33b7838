//! A day of thirty agents and four hundred customers, on a clock that is moved from event to event: nothing here waits for time to pass.
//!
//! Three groups, two of them with nobody's help; some customers go first, some are handed to another group; shifts, rests and lines
//! that die; automatic replies. Whoever waits while a fitting member has room is given to one at once, every conversation comes to
//! an end, and half of the queue's estimates are within three tenths. The evening brings more customers than they can take.

mod acting;
mod agents;
mod happening;
mod judged;
mod morning;
mod settled;
mod visitors;

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    ops::Range,
    time::Duration,
};

use yingke::vocabulary::{ConversationId, CustomerId, MemberId, Millis};

use self::{
    judged::{nobody_is_forgotten, the_queue_is_told_right},
    morning::{open_shop, plan},
};
use crate::harness::{TestApp, TestShop};

const AGENTS: usize = 30;
const CUSTOMERS: usize = 400;
const CAPACITY: i64 = 2;
/// Those of the goods under way help before the sale as well; nobody helps them, nor those of after the sale.
static GROUPS: [(&str, Range<usize>); 3] = [("售前", 0..24), ("售中", 16..24), ("售后", 24..30)];
/// Half of the day's customers, at once.
const SALE: Range<usize> = 0..200;
const NIGHT: Range<usize> = 200..220;
/// The first of the sale go before others.
const VIPS: usize = 10;
const VIP_FEN: i64 = 200_000;
const SECOND: Millis = 1_000;
const MINUTE: Millis = 60 * SECOND;
const HOUR: Millis = 60 * MINUTE;
/// After it somebody else is given those of a member who is gone.
const RETURN_S: i64 = 30;
/// Real time in which the server must do what the day expects of it.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shift {
    Early,
    Late,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Says(usize),
    Answers(usize, usize),
    Closes(usize, usize),
    /// Had enough of it, answered or not.
    Leaves(usize),
    Begins(Shift),
    /// Hands on everyone and rests a while.
    Rests(usize),
    /// With the connection, without a word.
    Vanishes(usize),
    Returns(usize),
    /// All shifts are over; some stay at their desks.
    Ends,
    Looks,
    /// Who is in the pool.
    Counts,
}

struct Customer {
    conversation: ConversationId,
    id: CustomerId,
    /// Whose members are asked.
    group: usize,
    better_with: Option<usize>,
    /// Whoever handed them on does not get them again.
    parted: Option<usize>,
    lines: usize,
    asked_at: Option<Millis>,
    /// How long, since the question, nobody had them and nobody who fits had room.
    excused: Millis,
    has_left: bool,
    holder: Option<usize>,
    /// From the first question to the first member.
    given_after: Option<Millis>,
    is_told: bool,
    /// What the queue said at first, and since when.
    promised: Option<(Millis, Millis)>,
}

struct Agent {
    id: MemberId,
    is_there: bool,
    gone_at: Millis,
    free_at: Millis,
}

struct Day<'a> {
    app: &'a TestApp,
    shop: &'a TestShop<'a>,
    agents: Vec<Agent>,
    customers: Vec<Customer>,
    by_conversation: HashMap<ConversationId, usize>,
    by_member: HashMap<MemberId, usize>,
    events: BinaryHeap<Reverse<(Millis, usize, Event)>>,
    planned: usize,
    seed: u64,
    /// Those who wait while nobody who fits has room, and up to when that is counted.
    stuck: Vec<usize>,
    stuck_since: Millis,
    /// Of each group, from the question to the answer, ms, without the time nobody who fits had room.
    answers: [Vec<Millis>; 3],
    /// |promised − real| ÷ real, of those who stood in the queue.
    errors: Vec<f64>,
    most_queued: usize,
    handed: usize,
    pooled: usize,
}

impl Shift {
    fn of(agent: usize) -> Self {
        if agent % 3 == 2 {
            Self::Late
        } else {
            Self::Early
        }
    }

    /// How long after the morning it begins.
    fn later(self) -> Millis {
        match self {
            Self::Early => 0,
            Self::Late => 4 * HOUR,
        }
    }
}

on_both_databases!(
    nobody_is_forgotten_in_a_day_of_thirty_and_four_hundred,
    |app| {
        let shop = app.shop("qingmu").await;
        let mut day = open_shop(&app, &shop).await;
        let morning = app.now() + HOUR;
        plan(&mut day, morning);
        while let Some(Reverse((at, _, event))) = day.events.pop() {
            app.advance(at - app.now());
            if day.happen(at, event).await {
                day.settle(at).await;
            }
        }
        nobody_is_forgotten(&day);
        the_queue_is_told_right(&mut day);
        let open = day.open_heads().await;
        assert!(open.is_empty(), "{} did not come to an end", open.len());
        // Each message of the night at least was answered by itself.
        let said = day.said_by_itself().await;
        assert!(said >= day.pooled, "{said} automatic lines");
        println!(
            "{} handed on, {} in the pool overnight, {said} automatic lines",
            day.handed, day.pooled
        );
    }
);
