//! A day of thirty agents and four hundred customers, on a clock that is moved from event to event: nothing here waits for time to pass.
//!
//! Three groups, two of them with nobody's help; some customers go first, some are handed to another group; shifts, rests and lines
//! that die; automatic replies. Whoever waits while a fitting member has room is given to one at once, every conversation comes to
//! an end, and half of the queue's estimates are within three tenths. The evening brings more customers than they can take.

mod morning;
mod settled;

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    ops::Range,
    time::{Duration, Instant},
};

use sea_orm::ColumnTrait;
use serde_json::json;
use yingke::{
    members,
    reception::{Act, ClosedBy, HandTo, Item, Key, Lane, Outcome, Sender, SenderKind},
    vocabulary::{ClientId, ConversationId, CustomerId, MemberId, Millis, new_id},
};
use yingke_schema::{auto_replies::sent, members::presence::State};

use self::morning::{kind_of, open_shop, plan};
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
/// Nobody waits longer for an answer while somebody of their group has room.
const SLOWEST: Millis = 180 * SECOND;
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

impl Day<'_> {
    fn dice(&mut self, from: Millis, to: Millis) -> Millis {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        from + (self.seed >> 33) as Millis % (to - from)
    }

    fn plan(&mut self, at: Millis, event: Event) {
        self.planned += 1;
        self.events.push(Reverse((at, self.planned, event)));
    }

    async fn say(&self, who: &Customer, sender: Sender, act: Act) {
        let item = Item {
            key: Key {
                shop: self.shop.id,
                conversation: who.conversation,
            },
            client_id: ClientId(new_id()),
            sender,
            act,
            channel: "widget".into(),
            external_id: None,
        };
        let live = self.app.app.live();
        let reviewed = live.guard().admit(item, &[]).map_err(|_| ()).unwrap();
        let outcome = live.ledger().append_and_wait(reviewed).await;
        assert!(matches!(outcome, Outcome::Stored { .. }), "{outcome:?}");
    }

    async fn set(&self, agent: usize, state: State) {
        let (store, now) = (self.app.app.store(), self.app.now());
        let until = now + 100 * HOUR;
        members::set_presence(
            store,
            self.shop.id,
            self.agents[agent].id,
            state,
            until,
            now,
        )
        .await
        .unwrap();
        self.app.app.live().dispatch_soon(self.shop.id);
    }

    /// Whether somebody may be given to somebody now.
    async fn happen(&mut self, now: Millis, event: Event) -> bool {
        self.excuse(now);
        match event {
            Event::Says(who) => return self.says(who, now).await,
            Event::Answers(agent, who) => return self.answers(agent, who, now).await,
            Event::Closes(agent, who) => return self.closes(agent, who).await,
            Event::Leaves(who) => return self.leaves(who).await,
            Event::Looks => return self.looks(now).await,
            Event::Begins(shift) => {
                for agent in (0..AGENTS).filter(|agent| Shift::of(*agent) == shift) {
                    self.comes(agent, now).await;
                }
            }
            Event::Returns(agent) => self.comes(agent, now).await,
            Event::Rests(agent) => {
                self.goes(agent, now);
                // First, or the places that become free would be filled again.
                self.set(agent, State::Rest).await;
                for who in self.held_by(agent) {
                    self.hands_on(agent, who, None).await;
                }
            }
            Event::Vanishes(agent) => {
                self.goes(agent, now);
                self.set(agent, State::Offline).await;
            }
            Event::Ends => {
                for agent in 0..AGENTS {
                    self.goes(agent, now);
                    if agent % 2 == 1 {
                        self.set(agent, State::Offline).await;
                    }
                }
            }
            Event::Counts => self.pooled = self.pool(now).await,
        }
        true
    }

    /// What passed since the last event while nobody who fits had room is nobody's fault.
    fn excuse(&mut self, now: Millis) {
        for who in &self.stuck {
            self.customers[*who].excused += now - self.stuck_since;
        }
        self.stuck_since = now;
    }

    async fn comes(&mut self, agent: usize, now: Millis) {
        self.agents[agent].is_there = true;
        self.set(agent, State::Online).await;
        for who in self.held_by(agent) {
            if self.customers[who].asked_at.is_some() {
                self.turn(agent, who, now);
            }
        }
    }

    fn goes(&mut self, agent: usize, now: Millis) {
        let agent = &mut self.agents[agent];
        (agent.is_there, agent.gone_at) = (false, now);
    }

    fn held_by(&self, agent: usize) -> Vec<usize> {
        let held = |who: &usize| self.customers[*who].holder == Some(agent);
        (0..CUSTOMERS).filter(held).collect()
    }

    /// Where nobody waits, one look in ten minutes is enough for the timers.
    async fn looks(&mut self, now: Millis) -> bool {
        let waits = self.customers.iter().any(|one| one.asked_at.is_some());
        if !waits && now / MINUTE % 10 != 0 {
            return false;
        }
        self.app.fire().await;
        self.app.app.live().dispatch_soon(self.shop.id);
        true
    }

    async fn says(&mut self, who: usize, now: Millis) -> bool {
        let customer = &mut self.customers[who];
        if customer.has_left {
            return false;
        }
        customer.lines -= 1;
        if customer.asked_at.is_none() {
            (customer.asked_at, customer.excused) = (Some(now), 0);
        }
        let sender = Sender {
            kind: SenderKind::Customer,
            id: customer.id.0,
            name: "访客".into(),
        };
        self.say(&self.customers[who], sender, words("请问有货吗"))
            .await;
        let is_there = |agent: &usize| self.agents[*agent].is_there;
        if let Some(agent) = self.customers[who].holder.filter(is_there) {
            self.turn(agent, who, now);
            return false;
        }
        // Whoever had them may be gone: a shop with consoles looks every other second.
        self.app.app.live().dispatch_soon(self.shop.id);
        if !self.agents.iter().any(|agent| agent.is_there) {
            self.hear_by_itself(who).await;
        }
        true
    }

    /// A message that is left is answered by itself, while it is fresh.
    async fn hear_by_itself(&self, who: usize) {
        let own = sent::Column::ConversationId.eq(self.customers[who].conversation);
        let began = Instant::now();
        loop {
            let db = self.app.app.store().shop(self.shop.id);
            let said = db.rows::<sent::Entity>().with(own.clone());
            if said
                .with(sent::Column::IsSaid.eq(true))
                .count()
                .await
                .unwrap()
                > 0
            {
                return;
            }
            let patience = began.elapsed() < PATIENCE;
            assert!(patience, "nothing is said to whoever leaves a message");
            tokio::task::yield_now().await;
        }
    }

    /// An agent answers one after the other.
    fn turn(&mut self, agent: usize, who: usize, now: Millis) {
        let takes = self.dice(8 * SECOND, 30 * SECOND);
        let at = self.agents[agent].free_at.max(now) + takes;
        self.agents[agent].free_at = at;
        self.plan(at, Event::Answers(agent, who));
    }

    async fn answers(&mut self, agent: usize, who: usize, now: Millis) -> bool {
        let is_mine = self.customers[who].holder == Some(agent);
        if !is_mine || !self.agents[agent].is_there || self.customers[who].asked_at.is_none() {
            return false;
        }
        if let Some(group) = self.customers[who].better_with.take() {
            self.hands_on(agent, who, Some(group)).await;
            return true;
        }
        let sender = self.sender(agent);
        self.say(&self.customers[who], sender, words("有的，今天能发"))
            .await;
        let customer = &mut self.customers[who];
        let asked = customer.asked_at.take().unwrap();
        self.answers[customer.group].push(now - asked - customer.excused);
        if customer.lines > 0 {
            let at = now + self.dice(20 * SECOND, 90 * SECOND);
            self.plan(at, Event::Says(who));
        } else {
            self.ends_soon(agent, who, now);
        }
        false
    }

    fn ends_soon(&mut self, agent: usize, who: usize, now: Millis) {
        let at = now + self.dice(10 * SECOND, 60 * SECOND);
        self.plan(at, Event::Closes(agent, who));
    }

    /// To a group, or back to the queue.
    async fn hands_on(&mut self, agent: usize, who: usize, group: Option<usize>) {
        let act = Act::Transfer {
            to: group.map_or(HandTo::Queue, |group| HandTo::Group(GROUPS[group].0.into())),
            reason: "更熟悉这件商品".into(),
            note: "已核对订单".into(),
            over: false,
        };
        let sender = self.sender(agent);
        self.say(&self.customers[who], sender, act).await;
        let customer = &mut self.customers[who];
        customer.group = group.unwrap_or(kind_of(who));
        (customer.parted, customer.holder) = (Some(agent), None);
        self.handed += 1;
    }

    async fn closes(&mut self, agent: usize, who: usize) -> bool {
        if self.customers[who].holder != Some(agent) || self.customers[who].asked_at.is_some() {
            return false;
        }
        let (by, over) = (ClosedBy::Member, false);
        let sender = self.sender(agent);
        self.say(&self.customers[who], sender, Act::Close { by, over })
            .await;
        self.customers[who].holder = None;
        true
    }

    async fn leaves(&mut self, who: usize) -> bool {
        let customer = &mut self.customers[who];
        if customer.asked_at.is_none() && customer.holder.is_none() {
            return false;
        }
        customer.has_left = true;
        (customer.asked_at, customer.holder) = (None, None);
        (customer.lines, customer.promised) = (0, None);
        let sender = Sender {
            kind: SenderKind::Customer,
            id: customer.id.0,
            name: "访客".into(),
        };
        let (by, over) = (ClosedBy::Customer, true);
        self.say(&self.customers[who], sender, Act::Close { by, over })
            .await;
        true
    }

    fn sender(&self, agent: usize) -> Sender {
        Sender {
            kind: SenderKind::Member,
            id: self.agents[agent].id.0,
            name: "客服小禾".into(),
        }
    }

    /// Of the sale's customers with nothing bought yet, until somebody had them.
    fn mean_wait(&self, of: Range<usize>) -> Millis {
        let of = of.filter(|who| kind_of(*who) == 0);
        let waits: Vec<_> = of
            .filter_map(|who| self.customers[who].given_after)
            .collect();
        waits.iter().sum::<Millis>() / waits.len().max(1) as Millis
    }
}

fn words(text: &str) -> Act {
    Act::Say {
        lane: Lane::Public,
        kind: "text",
        body: json!({ "text": text }).to_string(),
        is_automatic: false,
    }
}

/// Everyone was answered, each in time for their group, or left.
fn nobody_is_forgotten(day: &Day<'_>) {
    let unanswered = day.customers.iter().filter(|one| one.asked_at.is_some());
    assert_eq!(unanswered.count(), 0, "a question was never answered");
    let unsaid: usize = day.customers.iter().map(|one| one.lines).sum();
    assert_eq!(unsaid, 0, "somebody had more to ask");
    let pooled = day.pooled;
    assert!(pooled >= 20, "the night's messages: {pooled}");
    for ((name, _), answers) in GROUPS.iter().zip(&day.answers) {
        let slowest = answers.iter().max().copied().unwrap_or(0);
        println!(
            "{name}: {} answers, slowest {} s",
            answers.len(),
            slowest / SECOND
        );
        assert!(answers.len() >= 50, "{name}: {} answers", answers.len());
        assert!(
            slowest <= SLOWEST,
            "{name}: answered {slowest} ms after the question, while somebody had room"
        );
    }
    let left = day.customers.iter().filter(|one| one.has_left).count();
    assert!(left >= 10, "some leave by their own choice: {left}");
    let handed = day.handed;
    assert!(handed >= 10, "some are handed on: {handed}");
}

fn the_queue_is_told_right(day: &mut Day<'_>) {
    day.errors.sort_by(f64::total_cmp);
    let (count, most) = (day.errors.len(), day.most_queued);
    assert!(count >= 50, "the evening makes a queue: {count}");
    let median = day.errors[count / 2];
    println!(
        "at most {most} waited; {count} estimates, median error {:.0} %",
        median * 100.0
    );
    assert!(median <= 0.3, "the queue is told wrong: {median}");
    let (vips, others) = (day.mean_wait(0..VIPS), day.mean_wait(VIPS..SALE.end));
    assert!(
        vips * 2 < others,
        "who goes first waits {vips} ms, others {others} ms"
    );
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
