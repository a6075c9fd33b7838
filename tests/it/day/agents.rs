use yingke::{
    reception::{Act, ClosedBy, HandTo},
    vocabulary::Millis,
};
use yingke_schema::members::presence::State;

use super::{CUSTOMERS, Day, Event, GROUPS, SECOND, acting::words, morning::kind_of};

impl Day<'_> {
    pub(super) async fn comes(&mut self, agent: usize, now: Millis) {
        self.agents[agent].is_there = true;
        self.set(agent, State::Online).await;
        for who in self.held_by(agent) {
            if self.customers[who].asked_at.is_some() {
                self.turn(agent, who, now);
            }
        }
    }

    pub(super) fn goes(&mut self, agent: usize, now: Millis) {
        let agent = &mut self.agents[agent];
        (agent.is_there, agent.gone_at) = (false, now);
    }

    pub(super) fn held_by(&self, agent: usize) -> Vec<usize> {
        let held = |who: &usize| self.customers[*who].holder == Some(agent);
        (0..CUSTOMERS).filter(held).collect()
    }

    /// An agent answers one after the other.
    pub(super) fn turn(&mut self, agent: usize, who: usize, now: Millis) {
        let takes = self.dice(8 * SECOND, 30 * SECOND);
        let at = self.agents[agent].free_at.max(now) + takes;
        self.agents[agent].free_at = at;
        self.plan(at, Event::Answers(agent, who));
    }

    pub(super) async fn answers(&mut self, agent: usize, who: usize, now: Millis) -> bool {
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

    pub(super) fn ends_soon(&mut self, agent: usize, who: usize, now: Millis) {
        let at = now + self.dice(10 * SECOND, 60 * SECOND);
        self.plan(at, Event::Closes(agent, who));
    }

    /// To a group, or back to the queue.
    pub(super) async fn hands_on(&mut self, agent: usize, who: usize, group: Option<usize>) {
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

    pub(super) async fn closes(&mut self, agent: usize, who: usize) -> bool {
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
}
