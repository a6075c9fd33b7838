//! Where those in the queue stand, and how long that may take: each among the members who are asked for them.

use std::collections::{HashMap, HashSet};

use super::{
    Agent, Arrival, Decision, Rules,
    rules::MOST_GROUPS,
    wait::{bit, each, foretell},
};
use crate::{
    live::Place,
    reception,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// The circle of those who come to no group, or whose group others help out.
const EVERYONE: usize = 0;
/// Those of the groups come after it, in their order.
const FIRST_GROUP: usize = 1;
const CIRCLES: usize = FIRST_GROUP + MOST_GROUPS;
const _: () = assert!(
    CIRCLES <= 64,
    "a member's circles are the bits of one number"
);

/// The place of each, in the order they were decided; none for those who stand in no queue.
///
/// # Errors
/// When the database cannot be asked.
pub async fn places(
    db: &ShopDb,
    staff: &[Agent],
    rules: &Rules,
    decided: &[(Arrival, Decision)],
    now: Millis,
) -> Result<Vec<Place>, StorageError> {
    if !decided.iter().any(is_queued) {
        return Ok(vec![None; decided.len()]);
    }
    let served = reception::served(db, now).await?;
    let open = served.open.into_iter();
    let ages = open.map(|(by, since)| (by, (now - since).max(0)));
    Ok(stand(staff, rules, decided, served.ended, ages))
}

fn is_queued((_, decision): &(Arrival, Decision)) -> bool {
    decision.outcome.waits()
}

/// `stays` are how long receptions took that ended, `ages` how long those go on that each member has.
fn stand(
    staff: &[Agent],
    rules: &Rules,
    decided: &[(Arrival, Decision)],
    stays: Vec<Millis>,
    ages: impl Iterator<Item = (MemberId, Millis)>,
) -> Vec<Place> {
    let circles = Circles::of(staff, rules);
    let queued = decided.iter().filter(|one| is_queued(one));
    let queue: Vec<usize> = queued
        .map(|(arrival, _)| circles.asked_for(arrival, rules))
        .collect();
    let ages = ages.filter_map(|(by, age)| Some((age, *circles.of.get(&by)?)));
    let waits = foretell(stays, &ages.collect::<Vec<_>>(), &queue);
    let mut places = circles.places(&queue).into_iter().zip(waits);
    let place = |one| if is_queued(one) { places.next() } else { None };
    decided.iter().map(place).collect()
}

/// Who is asked for whom.
struct Circles {
    /// Groups do not help each other out.
    apart: bool,
    /// Of each member who gets customers, the circles they are in.
    of: HashMap<MemberId, u64>,
}

impl Circles {
    fn of(staff: &[Agent], rules: &Rules) -> Self {
        let book = rules.book();
        let there = |agent: &&Agent| agent.is_there() && !book.is_draining(agent.id);
        let some_take = staff.iter().filter(there).any(Agent::takes_new);
        // Are all suspended, they share evenly, whatever their group.
        let apart = some_take && !rules.beyond_group;
        let gets = |agent: &&Agent| !some_take || agent.takes_new();
        let getting = staff.iter().filter(there).filter(gets);
        let mut of: HashMap<_, _> = getting.map(|agent| (agent.id, bit(EVERYONE))).collect();
        for (at, group) in rules.groups.iter().enumerate().filter(|_| apart) {
            for member in &group.members {
                if let Some(circles) = of.get_mut(member) {
                    *circles |= bit(FIRST_GROUP + at);
                }
            }
        }
        Self { apart, of }
    }

    fn asked_for(&self, arrival: &Arrival, rules: &Rules) -> usize {
        let group = arrival.group_at(rules).filter(|_| self.apart);
        group.map_or(EVERYONE, |at| FIRST_GROUP + at)
    }

    /// Before one stand those of the queue before them who may come to one of the same members.
    fn places(&self, queue: &[usize]) -> Vec<usize> {
        let mut rivals: [u64; CIRCLES] = std::array::from_fn(bit);
        let shared: HashSet<u64> = self.of.values().copied().collect();
        for circles in shared {
            each(circles).for_each(|circle| rivals[circle] |= circles);
        }
        let mut before = [0_usize; CIRCLES];
        let place = |circle: &usize| {
            before[*circle] += 1;
            each(rivals[*circle])
                .map(|rival| before[rival])
                .sum::<usize>()
        };
        queue.iter().map(place).collect()
    }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
