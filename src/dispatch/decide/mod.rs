//! Who gets a waiting customer: pure, so that a changed rule can be tried on what happened.
//!
//! The order of the looks is the field's: is anyone there; whoever this customer talked to lately; whoever they belong to; the group
//! and, in it, weight or load. A robot that goes first would stand before the group.

mod agent;
mod arrival;
mod group;
mod known;
#[cfg(test)]
mod tests;

use yingke_schema::members::presence::State;

pub use self::{
    agent::Agent,
    arrival::{Arrival, Facts, Handed},
};
use self::{group::ask_group, known::ask_known};
use super::{Asked, Book, Decision, Outcome, Rules, Step};
use crate::vocabulary::Millis;

pub fn decide(arrival: &Arrival, staff: &[Agent], rules: &Rules, now: Millis) -> Decision {
    decide_by(arrival, staff, &rules.book(), now)
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
