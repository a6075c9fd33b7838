use proptest::prelude::*;
use yingke_schema::members::presence::State;

use super::{
    NOW,
    arbitrary::{any_arrivals, any_rules, any_staff},
    arrival,
};
use crate::dispatch::{Agent, Arrival, Decision, Group, Outcome, Rules, decide_all};

/// Whom a customer may be given to at all.
fn may_have(arrival: &Arrival, agent: &Agent, rules: &Rules) -> bool {
    agent.is_there() && !rules.is_draining(agent.id) && !arrival.is_parted_from(agent.id)
}

/// The group a customer without acquaintances is meant for.
fn group_of<'a>(arrival: &Arrival, rules: &'a Rules) -> Option<&'a Group> {
    let wanted = arrival
        .handed
        .as_ref()
        .and_then(|handed| handed.group.as_deref());
    let wanted = wanted.and_then(|name| rules.group(name));
    wanted.or_else(|| rules.groups.iter().find(|group| group.fits(&arrival.facts)))
}

/// Whether somebody was passed over who should have had a customer that queues.
fn has_room(arrival: &Arrival, agents: &[Agent], rules: &Rules) -> bool {
    let asked: Vec<_> = agents
        .iter()
        .filter(|agent| may_have(arrival, agent, rules))
        .collect();
    let all_suspended = asked.iter().all(|agent| agent.state == State::Suspended);
    let group = group_of(arrival, rules);
    let is_asked = |agent: &Agent| {
        rules.beyond_group || group.is_none_or(|group| group.members.contains(&agent.id))
    };
    asked.iter().any(|agent| {
        let takes = agent.takes_new() && is_asked(agent);
        agent.is_free() && (takes || all_suspended)
    })
}

proptest! {
    #[test]
    fn nobody_gets_more_than_they_can_carry_and_nobody_free_is_passed_over(
        staff in any_staff(), rules in any_rules(), waiting in any_arrivals(), all_suspended in any::<bool>(),
    ) {
        let mut staff = staff;
        if all_suspended {
            for agent in &mut staff {
                agent.state = State::Suspended;
            }
        }
        let mut after = staff.clone();
        let decided = decide_all(waiting, &mut after, &rules, NOW);
        for (before, after) in staff.iter().zip(&after) {
            prop_assert!(after.open <= before.open.max(before.capacity), "{before:?} {after:?}");
        }
        for (arrival, decision) in &decided {
            let may = |agent: &&Agent| may_have(arrival, agent, &rules);
            let member = decision.outcome.member();
            let to = member.and_then(|id| staff.iter().find(|agent| agent.id == id));
            prop_assert_eq!(to.is_some(), member.is_some());
            prop_assert!(to.iter().all(may), "{arrival:?} {decision:?}");
            // Whoever had no room at the end may have had some before: only those who queue are sure.
            if decision.outcome == Outcome::Queue {
                prop_assert!(!has_room(arrival, &after, &rules), "{arrival:?} {decision:?}");
            }
            prop_assert_eq!(decision.outcome == Outcome::Pool, !staff.iter().any(|agent| may(&agent)));
        }
        let is_vip = |(arrival, _): &(Arrival, Decision)| arrival.is_vip(&rules);
        prop_assert!(decided.is_sorted_by_key(|one| !is_vip(one)), "the lane goes first");
    }

    #[test]
    fn a_group_that_gets_no_help_keeps_its_customers_and_suspended_ones_share_evenly(
        staff in any_staff(), rules in any_rules(), path in any::<bool>(), count in 1_usize..20,
    ) {
        let plain = (0..count).map(|at| {
            let mut one = arrival(at as u128);
            one.facts.path = if path { "/a".into() } else { String::new() };
            one
        });
        let mut after = staff.clone();
        for (arrival, decision) in decide_all(plain.collect(), &mut after, &rules, NOW) {
            let group = group_of(&arrival, &rules).filter(|_| !rules.beyond_group);
            let to = decision.outcome.member().filter(|_| {
                let asked = staff.iter().filter(|agent| may_have(&arrival, agent, &rules));
                asked.into_iter().any(|agent| agent.state != State::Suspended)
            });
            if let (Some(group), Some(to)) = (group, to) {
                prop_assert!(group.members.contains(&to), "{decision:?}");
            }
        }
        let mut alike: Vec<_> = staff.into_iter().map(|one| Agent { state: State::Suspended, open: 0, given: 0, capacity: 99, ..one }).collect();
        let plain = (0..count).map(|at| arrival(at as u128)).collect();
        decide_all(plain, &mut alike, &Rules { groups: rules.groups, ..Rules::default() }, NOW);
        let open = || alike.iter().map(|agent| agent.open);
        prop_assert!(open().max().unwrap_or(0) - open().min().unwrap_or(0) <= 1);
    }
}
