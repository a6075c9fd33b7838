use yingke_schema::members::presence::State;

use super::{NOW, agent, arrival, given_to, id};
use crate::{
    dispatch::{MemberRule, Outcome, Rules, ShareBy, decide, decide_all},
    vocabulary::Millis,
};

#[test]
fn busy_members_get_new_ones_only_when_the_others_are_full() {
    let staff = [agent(1, State::Busy, 0), agent(2, State::Online, 4)];
    let rules = Rules::default();
    assert_eq!(given_to(&decide(&arrival(1), &staff, &rules, NOW)), Some(2));
    let staff = [agent(1, State::Busy, 0), agent(2, State::Online, 5)];
    assert_eq!(given_to(&decide(&arrival(1), &staff, &rules, NOW)), Some(1));
}

#[test]
fn suspended_members_share_evenly_where_nobody_else_is_there() {
    let mut staff = [agent(1, State::Suspended, 0), agent(2, State::Suspended, 0)];
    let waiting = (0..6).map(arrival).collect();
    decide_all(waiting, &mut staff, &Rules::default(), NOW);
    assert_eq!([staff[0].open, staff[1].open], [3, 3]);
    let mixed = [agent(1, State::Suspended, 0), agent(2, State::Online, 5)];
    let decision = decide(&arrival(9), &mixed, &Rules::default(), NOW);
    assert_eq!(decision.outcome, Outcome::Queue);
}

#[test]
fn the_longest_idle_goes_first_among_equals() {
    let staff = [
        agent(1, State::Online, 0),
        agent(2, State::Online, 0),
        agent(3, State::Online, 0),
    ];
    assert_eq!(
        given_to(&decide(&arrival(1), &staff, &Rules::default(), NOW)),
        Some(3)
    );
}

/// Pearson's chi-squared test: weights 300, 200, 100, 100 over 2,000 arrivals, conversations of random length ending meanwhile.
#[test]
fn weights_are_shares() {
    let weights = [300, 200, 100, 100];
    let rules = Rules {
        share_by: ShareBy::Weight,
        members: weights
            .iter()
            .enumerate()
            .map(|(at, weight)| MemberRule {
                member: id(at as u128 + 1),
                weight: *weight,
                is_draining: false,
            })
            .collect(),
        ..Rules::default()
    };
    let mut staff: Vec<_> = (1..=4)
        .map(|number| agent(number, State::Online, 0))
        .collect();
    let (mut got, mut seed) = ([0_i64; 4], 7_u64);
    let mut given: Vec<(Millis, usize)> = Vec::new();
    for number in 0..2_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let now = NOW + number * 20_000 + (seed >> 50) as i64;
        given.retain(|(at, _)| now - at < 3_600_000);
        for (at, agent) in staff.iter_mut().enumerate() {
            agent.open = (seed >> (10 * at)) as i64 % 3;
            agent.given = given.iter().filter(|(_, to)| *to == at).count() as i64;
        }
        let decision = decide(&arrival(number as u128), &staff, &rules, now);
        let to = given_to(&decision).unwrap() as usize - 1;
        got[to] += 1;
        given.push((now, to));
    }
    let chi: f64 = weights
        .iter()
        .zip(got)
        .map(|(weight, got)| {
            let expected = 2_000.0 * *weight as f64 / 700.0;
            (got as f64 - expected).powi(2) / expected
        })
        .sum();
    // 7.81 is the 95 % point for three degrees of freedom.
    assert!(chi < 7.81, "{got:?}: {chi}");
}
