//! Who gets a waiting customer: pure, so that a changed rule can be tried on what happened.
//!
//! The order of the looks is the field's: is anyone there; whoever this customer talked to lately; whoever they belong to; the group
//! and, in it, weight or load. A robot that goes first would stand before the group.

use serde::{Deserialize, Serialize};
use yingke_schema::members::presence::State;

use super::{
    Asked, Book, Circle, DAY_MS, Decision, Outcome, Rules, Step,
    share::{Share, choose},
};
use crate::vocabulary::{ConversationId, MemberId, Millis, ProductId};

/// A member who may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub id: MemberId,
    pub name: String,
    pub state: State,
    pub capacity: i64,
    pub open: i64,
    /// Conversations given within the last hour.
    pub given: i64,
    /// Since when on duty, and since when nothing was given: UTC milliseconds.
    pub since: Millis,
    pub idle_since: Millis,
}

impl Agent {
    /// At the desk, and not at rest.
    pub fn is_there(&self) -> bool {
        !matches!(self.state, State::Rest | State::Offline)
    }

    pub fn takes_new(&self) -> bool {
        matches!(self.state, State::Online | State::Busy)
    }

    pub fn is_free(&self) -> bool {
        self.open < self.capacity
    }
}

/// Where a customer comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub path: String,
    pub product: Option<ProductId>,
    pub category: Option<String>,
    pub order_state: Option<String>,
    #[serde(default)]
    pub is_refunding: bool,
    pub value_fen: i64,
}

/// A customer who waits for a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    pub conversation: ConversationId,
    pub session: i64,
    pub since: Millis,
    /// Who had the last reception, and when it ended.
    pub recent: Option<(MemberId, Millis)>,
    pub dedicated: Option<MemberId>,
    /// Who has it and is gone.
    pub held_by: Option<MemberId>,
    /// It was handed back by hand.
    #[serde(default)]
    pub handed: Option<Handed>,
    /// Was left while nobody was on duty: those who wait now go first.
    #[serde(default)]
    pub is_left: bool,
    /// A robot stands ready for this customer.
    #[serde(default)]
    pub robot: bool,
    pub facts: Facts,
}

/// A conversation that somebody handed to a group or back to the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Who had it does not get it again.
    pub from: Option<MemberId>,
    pub group: Option<String>,
}

impl Arrival {
    pub fn is_vip(&self, rules: &Rules) -> bool {
        rules
            .vip_from_fen
            .is_some_and(|from| self.facts.value_fen >= from)
    }

    /// Which group is meant: the one it was handed to, else the first that fits.
    pub fn group_at(&self, rules: &Rules) -> Option<usize> {
        let named = |name: &String| rules.groups.iter().position(|group| group.name == *name);
        let handed = self
            .handed
            .as_ref()
            .and_then(|handed| handed.group.as_ref());
        let fits = || {
            let mut groups = rules.groups.iter();
            groups.position(|group| group.fits(&self.facts))
        };
        handed.and_then(named).or_else(fits)
    }

    fn is_parted_from(&self, member: MemberId) -> bool {
        let handed_from = self.handed.as_ref().and_then(|handed| handed.from);
        self.held_by == Some(member) || handed_from == Some(member)
    }

    /// Those who wait now before those who left a message, whoever is worth most first, then whoever waits longest.
    fn turn(&self, rules: &Rules) -> (bool, bool, Millis, ConversationId) {
        (
            self.is_left,
            !self.is_vip(rules),
            self.since,
            self.conversation,
        )
    }
}

pub fn decide(arrival: &Arrival, staff: &[Agent], rules: &Rules, now: Millis) -> Decision {
    decide_by(arrival, staff, &rules.book(), now)
}

fn decide_by(arrival: &Arrival, staff: &[Agent], rules: &Book<'_>, now: Millis) -> Decision {
    let present = staff.iter().filter(|agent| agent.is_there());
    let (finishing, taking): (Vec<&Agent>, Vec<&Agent>) =
        present.partition(|agent| rules.is_draining(agent.id));
    let (parted, there): (Vec<&Agent>, Vec<&Agent>) = taking
        .into_iter()
        .partition(|agent| arrival.is_parted_from(agent.id));
    let mut steps = vec![on_duty(&there, finishing.len(), parted.len())];
    steps.extend(arrival.is_vip(rules).then_some(Step::Vip));
    steps.extend(arrival.held_by.map(|from| Step::Returned { from }));
    steps.extend(
        arrival
            .handed
            .clone()
            .map(|Handed { from, group }| Step::Handed { from, group }),
    );
    let outcome = if there.is_empty() {
        leave(arrival, staff, rules, &mut steps)
    } else {
        ask_known(arrival, &there, rules, now, &mut steps)
            .or_else(|| ask_robot(arrival, rules, &mut steps))
            .unwrap_or_else(|| ask_group(arrival, &there, rules, now, &mut steps))
    };
    Decision { outcome, steps }
}

/// Nobody is there: to whom the shop's rule says, else into the pool.
fn leave(arrival: &Arrival, staff: &[Agent], rules: &Book<'_>, steps: &mut Vec<Step>) -> Outcome {
    let to = rules
        .leave_to
        .and_then(|to| staff.iter().find(|agent| agent.id == to));
    let Some(agent) = to.filter(|agent| !arrival.is_parted_from(agent.id)) else {
        return Outcome::Pool;
    };
    let (result, outcome) = if agent.is_free() {
        (Asked::Given, Outcome::Given { member: agent.id })
    } else {
        (Asked::Full, Outcome::Pool)
    };
    let (member, name) = (agent.id, agent.name.clone());
    steps.push(Step::LeftTo {
        member,
        name,
        result,
    });
    outcome
}

fn ask_robot(arrival: &Arrival, rules: &Book<'_>, steps: &mut Vec<Step>) -> Option<Outcome> {
    let goes_first = rules.robot_first && arrival.robot && arrival.handed.is_none();
    goes_first.then(|| {
        steps.push(Step::Robot);
        Outcome::Robot
    })
}

fn on_duty(there: &[&Agent], finishing: usize, parted: usize) -> Step {
    let count = |state| there.iter().filter(|agent| agent.state == state).count();
    Step::OnDuty {
        online: count(State::Online),
        busy: count(State::Busy),
        suspended: count(State::Suspended),
        finishing,
        parted,
    }
}

/// Those the customer knows are asked whatever their state: they are at their desk.
fn ask_known(
    arrival: &Arrival,
    there: &[&Agent],
    rules: &Book<'_>,
    now: Millis,
    steps: &mut Vec<Step>,
) -> Option<Outcome> {
    // Whoever handed it on knew whom the customer knows.
    if arrival.handed.is_some() {
        return None;
    }
    let is_recent = |at: Millis| now - at <= rules.recent_days * DAY_MS;
    let recent = arrival
        .recent
        .filter(|(_, at)| rules.recent_days > 0 && is_recent(*at));
    if let Some((member, _)) = recent {
        let (name, result, outcome) = ask(member, arrival, there, rules, now);
        steps.push(Step::Recent {
            member,
            name,
            result,
        });
        if outcome.is_some() {
            return outcome;
        }
    }
    let member = arrival.dedicated.filter(|_| rules.dedicated)?;
    let (name, result, outcome) = ask(member, arrival, there, rules, now);
    steps.push(Step::Dedicated {
        member,
        name,
        result,
    });
    outcome
}

fn ask(
    member: MemberId,
    arrival: &Arrival,
    there: &[&Agent],
    rules: &Book<'_>,
    now: Millis,
) -> (String, Asked, Option<Outcome>) {
    let Some(agent) = there.iter().find(|agent| agent.id == member) else {
        return (String::new(), Asked::Away, None);
    };
    let name = agent.name.clone();
    if agent.is_free() {
        return (name, Asked::Given, Some(Outcome::Given { member }));
    }
    let until = arrival.since + rules.wait_for_known_s * 1_000;
    if now < until {
        return (name, Asked::Waits, Some(Outcome::Wait { until }));
    }
    (name, Asked::Full, None)
}

fn ask_group(
    arrival: &Arrival,
    there: &[&Agent],
    rules: &Book<'_>,
    now: Millis,
    steps: &mut Vec<Step>,
) -> Outcome {
    let group = arrival.group_at(rules).map(|at| &rules.groups[at]);
    let name = group.map(|group| group.name.clone());
    steps.push(Step::Group { name });
    let is_in = |agent: &Agent| group.is_none_or(|group| group.members.contains(&agent.id));
    let beyond = rules.beyond_group || group.is_none();
    let all_suspended = there.iter().all(|agent| agent.state == State::Suspended);
    let circles: [(Option<Circle>, bool, State, bool); 5] = [
        (None, true, State::Online, false),
        (Some(Circle::Busy), true, State::Busy, false),
        (Some(Circle::Everyone), beyond, State::Online, true),
        (Some(Circle::EveryoneBusy), beyond, State::Busy, true),
        (
            Some(Circle::Suspended),
            all_suspended,
            State::Suspended,
            true,
        ),
    ];
    for (circle, is_asked, state, is_anyone) in circles {
        let fits = |agent: &&&Agent| {
            is_asked && agent.state == state && agent.is_free() && (is_anyone || is_in(agent))
        };
        let free: Vec<&Agent> = there.iter().filter(fits).copied().collect();
        if free.is_empty() {
            continue;
        }
        steps.extend(circle.map(|to| Step::Wider {
            to,
            is_empty: is_before_empty(to, there, is_in),
        }));
        return give(&free, rules, now, steps);
    }
    Outcome::Queue
}

/// Whether nobody stands in the circle that is asked before this one.
fn is_before_empty(to: Circle, there: &[&Agent], is_in: impl Fn(&Agent) -> bool) -> bool {
    let is_before = |agent: &Agent| match to {
        Circle::Busy => is_in(agent) && agent.state == State::Online,
        Circle::Everyone => is_in(agent),
        Circle::EveryoneBusy => agent.state == State::Online,
        Circle::Suspended => true,
    };
    !there.iter().any(|agent| is_before(agent))
}

fn give(free: &[&Agent], rules: &Book<'_>, now: Millis, steps: &mut Vec<Step>) -> Outcome {
    let shares = free.iter().map(|agent| Share {
        agent,
        weight: rules.weight_of(agent.id),
    });
    let chosen = choose(shares, rules.share_by, now).expect("one at least is free");
    let agent = chosen.agent;
    steps.push(Step::Chosen {
        free: free.len(),
        by: rules.share_by,
        name: agent.name.clone(),
        open: agent.open,
        capacity: agent.capacity,
        weight: chosen.weight,
        given: agent.given,
    });
    Outcome::Given { member: agent.id }
}

/// Decides about all who wait, in the order of their [`Arrival::turn`]. Each decision sees those before it.
pub fn decide_all(
    mut waiting: Vec<Arrival>,
    staff: &mut [Agent],
    rules: &Rules,
    now: Millis,
) -> Vec<(Arrival, Decision)> {
    let book = rules.book();
    waiting.sort_by_key(|arrival| arrival.turn(rules));
    let decided = waiting.into_iter().map(|arrival| {
        let decision = decide_by(&arrival, staff, &book, now);
        if let Outcome::Given { member } = decision.outcome
            && let Some(agent) = staff.iter_mut().find(|agent| agent.id == member)
        {
            agent.open += 1;
            agent.given += 1;
            agent.idle_since = now;
        }
        (arrival, decision)
    });
    decided.collect()
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
