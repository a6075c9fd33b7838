use yingke_schema::members::presence::State;

use super::{NOW, agent, arrival, given_to, id, nobody_but};
use crate::dispatch::{MemberRule, Outcome, Rules, decide};

#[test]
fn nobody_there_leaves_a_message() {
    let staff = [agent(1, State::Rest, 0), agent(2, State::Offline, 0)];
    let decision = decide(&arrival(1), &staff, &Rules::default(), NOW);
    assert_eq!(decision.outcome, Outcome::Pool);
}

#[test]
fn whoever_drains_gets_nothing_new() {
    let staff = [agent(1, State::Online, 0)];
    let rules = Rules {
        members: vec![MemberRule {
            member: id(1),
            weight: 100,
            is_draining: true,
        }],
        ..Rules::default()
    };
    let decision = decide(&arrival(1), &staff, &rules, NOW);
    assert_eq!(decision.outcome, Outcome::Pool);
    assert_eq!(decision.steps, [nobody_but(1, 0)]);
}

#[test]
fn where_nobody_is_there_messages_go_to_whom_the_shop_says_while_there_is_room() {
    let rules = Rules {
        leave_to: Some(id(2)),
        ..Rules::default()
    };
    let staff = [agent(2, State::Offline, 0)];
    assert_eq!(given_to(&decide(&arrival(1), &staff, &rules, NOW)), Some(2));
    let full = [agent(2, State::Offline, 5)];
    assert_eq!(
        decide(&arrival(1), &full, &rules, NOW).outcome,
        Outcome::Pool
    );
    let mut theirs = arrival(1);
    theirs.held_by = Some(id(2));
    assert_eq!(decide(&theirs, &staff, &rules, NOW).outcome, Outcome::Pool);
}
