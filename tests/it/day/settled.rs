//! What dispatch has made of an event: who has whom, who waits, what they are told, and what is said by itself.

use std::{
    collections::{BTreeMap, HashMap},
    time::Instant,
};

use sea_orm::ColumnTrait;
use yingke::{
    dispatch,
    reception::{SenderKind, Status},
    vocabulary::Millis,
};
use yingke_schema::reception::{entry, head};

use super::{AGENTS, CAPACITY, Customer, Day, GROUPS, MINUTE, PATIENCE, RETURN_S, SECOND};

impl Day<'_> {
    fn fits(&self, agent: usize, who: usize) -> bool {
        let customer = &self.customers[who];
        let (_, members) = &GROUPS[customer.group];
        members.contains(&agent) && customer.parted != Some(agent)
    }

    /// Waits until everyone whom a fitting member with room could serve has one; then takes over who has whom.
    pub(super) async fn settle(&mut self, now: Millis) {
        let began = Instant::now();
        loop {
            let open = self.open_heads().await;
            let mut load: BTreeMap<usize, i64> = BTreeMap::new();
            for agent in open.iter().filter_map(|row| self.holder_of(row)) {
                *load.entry(agent).or_default() += 1;
            }
            let within = load.values().all(|open| *open <= CAPACITY);
            assert!(within, "somebody has more than they can take: {load:?}");
            let waits = self.waiting(&open, now);
            let has_room = |agent: usize| {
                let open = load.get(&agent).copied().unwrap_or(0);
                self.agents[agent].is_there && open < CAPACITY
            };
            let is_stuck =
                |who: &&usize| !(0..AGENTS).any(|agent| has_room(agent) && self.fits(agent, **who));
            let passed_over = waits.iter().filter(|who| !is_stuck(who)).count();
            if passed_over == 0 {
                self.most_queued = self.most_queued.max(waits.len());
                (self.stuck, self.stuck_since) = (waits.clone(), now);
                self.take_over(&open, now);
                return self.hear_promises(waits, now).await;
            }
            let patience = began.elapsed() < PATIENCE;
            assert!(patience, "{passed_over} wait although somebody has room");
            crate::harness::glance().await;
        }
    }

    pub(super) async fn open_heads(&self) -> Vec<head::Model> {
        let db = self.app.app.store().shop(self.shop.id);
        let open = head::Column::Status.ne(Status::Closed.code());
        db.rows::<head::Entity>().with(open).all().await.unwrap()
    }

    fn holder_of(&self, row: &head::Model) -> Option<usize> {
        let holder = row.assignee.map(|id| self.by_member[&id]);
        holder.filter(|_| row.status == Status::Assigned.code())
    }

    /// Whom nobody has, or somebody who is gone for too long.
    fn waiting(&self, open: &[head::Model], now: Millis) -> Vec<usize> {
        let waits = |row: &&head::Model| {
            self.holder_of(row).is_none_or(|agent| {
                let agent = &self.agents[agent];
                let is_late = agent.gone_at + RETURN_S * SECOND < now;
                !agent.is_there && is_late && row.waiting_since.is_some()
            })
        };
        let waits = open.iter().filter(waits);
        waits
            .map(|row| self.by_conversation[&row.conversation_id])
            .collect()
    }

    fn take_over(&mut self, open: &[head::Model], now: Millis) {
        for row in open {
            let who = self.by_conversation[&row.conversation_id];
            let Some(agent) = self.holder_of(row) else {
                continue;
            };
            let customer = &mut self.customers[who];
            if customer.holder == Some(agent) {
                continue;
            }
            (customer.holder, customer.is_told) = (Some(agent), false);
            if let Some((at, promised)) = customer.promised.take() {
                let real = (now - at) as f64;
                if real >= 10.0 * SECOND as f64 {
                    self.errors.push((promised as f64 - real).abs() / real);
                }
            }
            let waited = customer.asked_at.map(|asked| now - asked);
            customer.given_after = customer.given_after.or(waited);
            let (asks, has_more) = (customer.asked_at.is_some(), customer.lines > 0);
            if asks {
                self.turn(agent, who, now);
            } else if !has_more {
                self.ends_soon(agent, who, now);
            }
        }
    }

    /// What the customers who have come to the queue are told of it.
    async fn hear_promises(&mut self, waits: Vec<usize>, now: Millis) {
        if waits.iter().all(|who| self.customers[*who].is_told) {
            return;
        }
        let store = self.app.app.store();
        let standings = dispatch::standings(store, self.shop.id, now).await.unwrap();
        for who in waits {
            self.customers[who].is_told = true;
        }
        for (conversation, standing) in standings {
            let who = self.by_conversation[&conversation];
            let customer = &mut self.customers[who];
            if let (None, Some(wait)) = (customer.promised, standing.wait_ms) {
                customer.promised = Some((now, wait));
            }
        }
    }

    /// How many wait, once dispatch has each of them in the pool, as a message that was left.
    pub(super) async fn pool(&self, now: Millis) -> usize {
        let asked = || self.customers.iter().filter(|one| one.asked_at.is_some());
        let began = Instant::now();
        loop {
            let store = self.app.app.store();
            let standings = dispatch::standings(store, self.shop.id, now).await.unwrap();
            let standings: HashMap<_, _> = standings.into_iter().collect();
            let is_left = |one: &&Customer| {
                let standing = standings.get(&one.conversation);
                standing.is_some_and(|standing| standing.nobody_there && standing.is_left)
            };
            let (left, all) = (asked().filter(is_left).count(), asked().count());
            if left == all {
                return left;
            }
            let patience = began.elapsed() < PATIENCE;
            assert!(patience, "{left} of {all} are in the pool: {standings:?}");
            crate::harness::glance().await;
        }
    }

    /// Automatic lines, none of which came twice within ten minutes.
    pub(super) async fn said_by_itself(&self) -> usize {
        let db = self.app.app.store().shop(self.shop.id);
        let lines = db.rows::<entry::Entity>();
        let lines = lines.with(entry::Column::SenderKind.eq(SenderKind::System.code()));
        let lines = lines.with(entry::Column::Kind.eq("text"));
        let lines = lines.ascending(entry::Column::At).all().await.unwrap();
        let mut said = HashMap::new();
        for line in &lines {
            let before = said.insert((line.conversation_id, line.body.as_str()), line.at);
            let is_again = before.is_some_and(|before| line.at - before < 10 * MINUTE);
            assert!(!is_again, "said twice: {}", line.body);
        }
        lines.len()
    }
}
