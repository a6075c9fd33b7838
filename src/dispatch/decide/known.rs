use super::{Agent, Arrival};
use crate::{
    dispatch::{Asked, Book, DAY_MS, Outcome, Step},
    vocabulary::{MemberId, Millis},
};

/// Those the customer knows are asked whatever their state: they are at their desk.
pub fn ask_known(
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
