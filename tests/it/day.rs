//! A day of thirty agents and four hundred customers, on a clock that is moved from event to event: nothing here waits for time to pass.
//!
//! Whoever waits while a fitting member has room is given to one at once, every conversation comes to an end, and half of the queue's
//! estimates are within three tenths. Agents come, rest, vanish and go home; the evening brings more customers than they can take.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashMap},
    time::{Duration, Instant},
};

use serde_json::json;
use yingke::{
    dispatch, members,
    reception::{Act, ClosedBy, Item, Key, Lane, Outcome, Sender, SenderKind, Status},
    vocabulary::{ClientId, ConversationId, CustomerId, MemberId, Millis, new_id},
};
use yingke_schema::{
    members::{member::Role, presence::State},
    reception::head,
};

use crate::harness::{TestApp, TestShop};

const AGENTS: usize = 30;
const CUSTOMERS: usize = 400;
const CAPACITY: i64 = 2;
const SECOND: Millis = 1_000;
const MINUTE: Millis = 60 * SECOND;
const HOUR: Millis = 60 * MINUTE;
/// After it somebody else is given those of a member who is gone.
const RETURN_S: i64 = 60;
/// Two questions before one's own, or a member who vanished and the minute's look that notices.
const SLOWEST: Millis = 120 * SECOND;
/// Real time in which the server must do what the day expects of it.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Says(usize),
    Answers(usize, usize),
    Closes(usize, usize),
    /// Had enough of it, answered or not.
    Leaves(usize),
    Comes(usize),
    /// False: vanishes with the connection, without a word.
    Goes(usize, bool),
    Looks,
}

struct Customer {
    conversation: ConversationId,
    id: CustomerId,
    lines: usize,
    asked_at: Option<Millis>,
    /// How long, since the question, nobody had them and nobody had room.
    excused: Millis,
    has_left: bool,
    holder: Option<usize>,
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
    /// Since when nobody has room, as far as it is counted.
    full_since: Option<Millis>,
    /// From the question to the answer, ms, without the time nobody had room.
    answers: Vec<Millis>,
    /// |promised − real| ÷ real, of those who stood in the queue.
    errors: Vec<f64>,
    most_queued: usize,
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

    async fn happen(&mut self, now: Millis, event: Event) {
        self.excuse(now);
        match event {
            Event::Says(who) => self.says(who, now).await,
            Event::Answers(agent, who) => self.answers(agent, who, now).await,
            Event::Closes(agent, who) => self.closes(agent, who).await,
            Event::Leaves(who) => self.leaves(who).await,
            Event::Comes(agent) => {
                self.agents[agent].is_there = true;
                self.set(agent, State::Online).await;
            }
            Event::Goes(agent, is_told) => {
                let one = &mut self.agents[agent];
                (one.is_there, one.gone_at) = (false, now);
                let state = if is_told { State::Rest } else { State::Offline };
                self.set(agent, state).await;
            }
            Event::Looks => {
                self.app.fire().await;
                self.app.app.live().dispatch_soon(self.shop.id);
            }
        }
    }

    /// What passed since the last event while nobody had room is nobody's fault, but for those who had somebody.
    fn excuse(&mut self, now: Millis) {
        let Some(since) = self.full_since.replace(now) else {
            self.full_since = None;
            return;
        };
        let agents = &self.agents;
        for customer in &mut self.customers {
            let is_served = customer.holder.is_some_and(|agent| agents[agent].is_there);
            if customer.asked_at.is_some() && !is_served {
                customer.excused += now - since;
            }
        }
    }

    async fn says(&mut self, who: usize, now: Millis) {
        let customer = &mut self.customers[who];
        if customer.has_left {
            return;
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
        if let Some(agent) = self.customers[who].holder {
            self.turn(agent, who, now);
        }
    }

    /// An agent answers one after the other.
    fn turn(&mut self, agent: usize, who: usize, now: Millis) {
        let takes = self.dice(8 * SECOND, 30 * SECOND);
        let at = self.agents[agent].free_at.max(now) + takes;
        self.agents[agent].free_at = at;
        self.plan(at, Event::Answers(agent, who));
    }

    async fn answers(&mut self, agent: usize, who: usize, now: Millis) {
        let is_mine = self.customers[who].holder == Some(agent);
        if !is_mine || !self.agents[agent].is_there || self.customers[who].asked_at.is_none() {
            return;
        }
        let sender = self.sender(agent);
        self.say(&self.customers[who], sender, words("有的，今天能发"))
            .await;
        let customer = &mut self.customers[who];
        let asked = customer.asked_at.take().unwrap();
        self.answers.push(now - asked - customer.excused);
        if customer.lines > 0 {
            let at = now + self.dice(20 * SECOND, 90 * SECOND);
            self.plan(at, Event::Says(who));
        } else {
            let at = now + self.dice(10 * SECOND, 60 * SECOND);
            self.plan(at, Event::Closes(agent, who));
        }
    }

    async fn closes(&mut self, agent: usize, who: usize) {
        if self.customers[who].holder != Some(agent) || self.customers[who].asked_at.is_some() {
            return;
        }
        let (by, over) = (ClosedBy::Member, false);
        let sender = self.sender(agent);
        self.say(&self.customers[who], sender, Act::Close { by, over })
            .await;
        self.customers[who].holder = None;
    }

    async fn leaves(&mut self, who: usize) {
        let customer = &mut self.customers[who];
        if customer.asked_at.is_none() && customer.holder.is_none() {
            return;
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
    }

    fn sender(&self, agent: usize) -> Sender {
        Sender {
            kind: SenderKind::Member,
            id: self.agents[agent].id.0,
            name: "客服小禾".into(),
        }
    }

    /// Waits until everyone whom a member with room could serve has one; then takes over who has whom.
    async fn settle(&mut self, now: Millis) {
        let began = Instant::now();
        loop {
            let heads = self.app.app.store().shop(self.shop.id);
            let heads = heads.rows::<head::Entity>();
            let open = heads.with(sea_orm::ColumnTrait::ne(
                &head::Column::Status,
                Status::Closed.code(),
            ));
            let open = open.all().await.unwrap();
            let mut load: BTreeMap<usize, i64> = BTreeMap::new();
            let mut waits = Vec::new();
            for row in &open {
                let holder = row.assignee.map(|id| self.by_member[&id]);
                let holder = holder.filter(|_| row.status == Status::Assigned.code());
                let is_lost = holder.is_some_and(|agent| {
                    let agent = &self.agents[agent];
                    let is_late = agent.gone_at + RETURN_S * SECOND < now;
                    !agent.is_there && is_late && row.waiting_since.is_some()
                });
                if holder.is_none() || is_lost {
                    waits.push(self.by_conversation[&row.conversation_id]);
                }
                if let Some(agent) = holder {
                    *load.entry(agent).or_default() += 1;
                }
            }
            let full = load.values().all(|open| *open <= CAPACITY);
            assert!(full, "somebody has more than they can take: {load:?}");
            let has_room = |agent: usize| load.get(&agent).copied().unwrap_or(0) < CAPACITY;
            let mut there = (0..AGENTS).filter(|agent| self.agents[*agent].is_there);
            let is_full = !there.any(has_room);
            if waits.is_empty() || is_full {
                self.full_since = is_full.then_some(now);
                self.most_queued = self.most_queued.max(waits.len());
                self.take_over(&open, now);
                return self.hear_promises(waits, now).await;
            }
            let patience = began.elapsed() < PATIENCE;
            assert!(patience, "{} wait although somebody has room", waits.len());
            tokio::task::yield_now().await;
        }
    }

    fn take_over(&mut self, open: &[head::Model], now: Millis) {
        for row in open
            .iter()
            .filter(|row| row.status == Status::Assigned.code())
        {
            let who = self.by_conversation[&row.conversation_id];
            let agent = row.assignee.map(|id| self.by_member[&id]);
            if self.customers[who].holder == agent {
                continue;
            }
            let customer = &mut self.customers[who];
            customer.holder = agent;
            if let Some((at, promised)) = customer.promised.take() {
                let real = (now - at) as f64;
                if real >= 10.0 * SECOND as f64 {
                    self.errors.push((promised as f64 - real).abs() / real);
                }
            }
            if let (Some(agent), true) = (agent, self.customers[who].asked_at.is_some()) {
                self.turn(agent, who, now);
            }
        }
    }

    /// What the customers who have come to the queue are told of it.
    async fn hear_promises(&mut self, waits: Vec<usize>, now: Millis) {
        let is_new = |who: &usize| self.customers[*who].promised.is_none();
        if !waits.iter().any(is_new) {
            return;
        }
        let store = self.app.app.store();
        let standings = dispatch::standings(store, self.shop.id, now).await.unwrap();
        for (conversation, standing) in standings {
            let who = self.by_conversation[&conversation];
            let customer = &mut self.customers[who];
            if let (None, Some(wait)) = (customer.promised, standing.wait_ms) {
                customer.promised = Some((now, wait));
            }
        }
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

async fn open_shop<'a>(app: &'a TestApp, shop: &'a TestShop<'a>) -> Day<'a> {
    let mut day = Day {
        app,
        shop,
        agents: Vec::new(),
        customers: Vec::new(),
        by_conversation: HashMap::new(),
        by_member: HashMap::new(),
        events: BinaryHeap::new(),
        planned: 0,
        seed: 20_261_128,
        full_since: None,
        answers: Vec::new(),
        errors: Vec::new(),
        most_queued: 0,
    };
    for at in 0..AGENTS {
        let id = shop.member(Role::Agent).await.id;
        day.by_member.insert(id, at);
        let (is_there, gone_at, free_at) = (false, 0, 0);
        day.agents.push(Agent {
            id,
            is_there,
            gone_at,
            free_at,
        });
    }
    app.tamper(&format!("UPDATE member SET capacity = {CAPACITY}"))
        .await;
    for at in 0..CUSTOMERS {
        app.advance(2 * SECOND);
        let customer = shop.customer().await;
        let conversation = ConversationId(customer.conversation.parse().unwrap());
        day.by_conversation.insert(conversation, at);
        let lines = day.dice(1, 7) as usize;
        day.customers.push(Customer {
            conversation,
            id: customer.id,
            lines,
            asked_at: None,
            excused: 0,
            has_left: false,
            holder: None,
            promised: None,
        });
    }
    day
}

/// Shifts, absences and arrivals of a day that begins at `morning`.
fn plan(day: &mut Day<'_>, morning: Millis) {
    for agent in 0..AGENTS {
        let late = if agent % 3 == 2 { 4 * HOUR } else { 0 };
        day.plan(morning + late, Event::Comes(agent));
        let rest = morning + late + day.dice(HOUR, 4 * HOUR);
        day.plan(rest, Event::Goes(agent, agent % 4 != 0));
        day.plan(rest + 10 * MINUTE, Event::Comes(agent));
        day.plan(morning + 14 * HOUR, Event::Goes(agent, false));
        day.plan(morning + 24 * HOUR, Event::Comes(agent));
    }
    for who in 0..CUSTOMERS {
        let at = match who {
            // A sale at eight in the evening: half of the day's customers within six minutes.
            0..200 => 12 * HOUR + day.dice(0, 6 * MINUTE),
            200..220 => 14 * HOUR + day.dice(10 * MINUTE, 8 * HOUR),
            _ => day.dice(MINUTE, 13 * HOUR),
        };
        day.plan(morning + at, Event::Says(who));
        // Of the night's nobody leaves: whether all are found in the morning is counted.
        if who % 16 == 0 && !(200..220).contains(&who) {
            let patience = day.dice(10 * SECOND, 4 * MINUTE);
            day.plan(morning + at + patience, Event::Leaves(who));
        }
    }
    // At night nothing changes but that messages are left.
    let is_day = |minute: &Millis| !(16 * 60..23 * 60).contains(minute) || minute % 10 == 0;
    for minute in (0..26 * 60).filter(is_day) {
        day.plan(morning + minute * MINUTE, Event::Looks);
    }
}

on_both_databases!(
    nobody_is_forgotten_in_a_day_of_thirty_and_four_hundred,
    |app| {
        let shop = app.shop("qingmu").await;
        let mut day = open_shop(&app, &shop).await;
        let morning = app.now() + MINUTE;
        plan(&mut day, morning);
        let mut pooled = 0;
        while let Some(Reverse((at, _, event))) = day.events.pop() {
            app.advance(at - app.now());
            day.happen(at, event).await;
            day.settle(at).await;
            if at == morning + 24 * HOUR - MINUTE {
                pooled = day
                    .customers
                    .iter()
                    .filter(|one| one.asked_at.is_some())
                    .count();
            }
        }
        let unanswered = day.customers.iter().filter(|one| one.asked_at.is_some());
        assert_eq!(unanswered.count(), 0, "a question was never answered");
        let unsaid: usize = day.customers.iter().map(|one| one.lines).sum();
        assert_eq!(unsaid, 0, "somebody had more to ask");
        assert!(
            pooled >= 20,
            "the night's messages are in the pool: {pooled}"
        );
        let slowest = day.answers.iter().max().copied().unwrap_or(0);
        assert!(
            slowest <= SLOWEST,
            "answered {slowest} ms after the question, while somebody had room"
        );
        let left = day.customers.iter().filter(|one| one.has_left).count();
        assert!(left >= 10, "some leave by their own choice: {left}");
        day.errors.sort_by(f64::total_cmp);
        let median = day.errors[day.errors.len() / 2];
        println!(
            "{} answers, slowest {} s; {left} left; at most {} waited; {} estimates, median error {:.0} %; {pooled} in the pool overnight",
            day.answers.len(),
            slowest / SECOND,
            day.most_queued,
            day.errors.len(),
            median * 100.0
        );
        assert!(median <= 0.3, "the queue is told wrong: {median}");
        assert!(
            day.errors.len() >= 50,
            "the evening makes a queue: {}",
            day.errors.len()
        );
    }
);
