use yingke_schema::members::presence::State;

use super::{NOW, agent, arrival, given_to};
use crate::dispatch::{Outcome, Rules, decide_all};

#[test]
fn the_vip_lane_goes_first() {
    let mut staff = [agent(1, State::Online, 4)];
    let (mut plain, mut vip) = (arrival(1), arrival(2));
    plain.since = NOW - 60_000;
    vip.facts.value_fen = 1_000_000;
    let rules = Rules {
        vip_from_fen: Some(500_000),
        ..Rules::default()
    };
    let decided = decide_all(vec![plain, vip.clone()], &mut staff, &rules, NOW);
    assert_eq!(decided[0].0, vip);
    assert_eq!(given_to(&decided[0].1), Some(1));
    assert_eq!(decided[1].1.outcome, Outcome::Queue);
}

#[test]
fn messages_left_come_after_those_who_wait_now() {
    let mut staff = [agent(1, State::Online, 4)];
    let (mut left, live) = (arrival(1), arrival(2));
    left.since = NOW - 36_000_000;
    left.is_left = true;
    let decided = decide_all(vec![left, live.clone()], &mut staff, &Rules::default(), NOW);
    assert_eq!((&decided[0].0, given_to(&decided[0].1)), (&live, Some(1)));
    assert_eq!(decided[1].1.outcome, Outcome::Queue);
}
