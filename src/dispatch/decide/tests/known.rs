use yingke_schema::members::presence::State;

use super::{NOW, agent, arrival, given_to, id};
use crate::dispatch::{DAY_MS, Outcome, Rules, decide};

#[test]
fn a_known_customer_comes_back_within_three_days() {
    let staff = [agent(1, State::Suspended, 4), agent(2, State::Online, 0)];
    let mut back = arrival(1);
    back.recent = Some((id(1), NOW - 3 * DAY_MS));
    let rules = Rules::default();
    assert_eq!(given_to(&decide(&back, &staff, &rules, NOW)), Some(1));
    back.recent = Some((id(1), NOW - 3 * DAY_MS - 1));
    assert_eq!(given_to(&decide(&back, &staff, &rules, NOW)), Some(2));
}

#[test]
fn whoever_is_full_is_waited_for_as_set_and_no_longer() {
    let staff = [agent(1, State::Online, 5), agent(2, State::Online, 0)];
    let mut back = arrival(1);
    back.recent = Some((id(1), NOW));
    let rules = Rules {
        wait_for_known_s: 30,
        ..Rules::default()
    };
    let until = back.since + 30_000;
    assert_eq!(
        decide(&back, &staff, &rules, NOW).outcome,
        Outcome::Wait { until }
    );
    assert_eq!(given_to(&decide(&back, &staff, &rules, until)), Some(2));
    assert_eq!(
        given_to(&decide(&back, &staff, &Rules::default(), NOW)),
        Some(2)
    );
}

#[test]
fn a_dedicated_member_comes_after_the_recent_one_and_only_if_set() {
    let staff = [agent(1, State::Online, 0), agent(2, State::Busy, 0)];
    let mut mine = arrival(1);
    mine.dedicated = Some(id(2));
    assert_eq!(
        given_to(&decide(&mine, &staff, &Rules::default(), NOW)),
        Some(2)
    );
    let off = Rules {
        dedicated: false,
        ..Rules::default()
    };
    assert_eq!(given_to(&decide(&mine, &staff, &off, NOW)), Some(1));
    mine.recent = Some((id(1), NOW));
    assert_eq!(
        given_to(&decide(&mine, &staff, &Rules::default(), NOW)),
        Some(1)
    );
}

#[test]
fn a_robot_goes_before_the_group_and_after_whom_the_customer_knows() {
    let staff = [agent(1, State::Online, 0)];
    let rules = Rules {
        robot_first: true,
        ..Rules::default()
    };
    let mut new = arrival(1);
    new.robot = true;
    assert_eq!(decide(&new, &staff, &rules, NOW).outcome, Outcome::Robot);
    assert_eq!(
        given_to(&decide(&new, &staff, &Rules::default(), NOW)),
        Some(1)
    );
    new.recent = Some((id(1), NOW));
    assert_eq!(given_to(&decide(&new, &staff, &rules, NOW)), Some(1));
}
