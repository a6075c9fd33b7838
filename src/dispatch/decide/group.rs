use yingke_schema::members::presence::State;

use super::{Agent, Arrival};
use crate::{
    dispatch::{
        Book, Circle, Outcome, Step,
        share::{Share, choose},
    },
    vocabulary::Millis,
};

pub fn ask_group(
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
