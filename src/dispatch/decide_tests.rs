use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::dispatch::{Group, MemberRule, ShareBy};

const NOW: Millis = 1_763_800_000_000;

fn id(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

fn agent(number: u128, state: State, open: i64) -> Agent {
    Agent {
        id: id(number),
        name: format!("客服{number}"),
        state,
        capacity: 5,
        open,
        given: 0,
        since: NOW - 3_600_000,
        idle_since: NOW - number as i64,
    }
}

fn arrival(number: u128) -> Arrival {
    Arrival {
        conversation: ConversationId(Uuid::from_u128(number)),
        session: 1,
        since: NOW - 1_000,
        recent: None,
        dedicated: None,
        held_by: None,
        handed: None,
        is_left: false,
        robot: false,
        facts: Facts::default(),
    }
}

fn group(name: &str, pages: &[&str], members: &[u128]) -> Group {
    Group {
        name: name.into(),
        pages: pages.iter().map(ToString::to_string).collect(),
        categories: vec![],
        products: vec![],
        order_states: vec![],
        members: members.iter().map(|number| id(*number)).collect(),
    }
}

fn given_to(decision: &Decision) -> Option<u128> {
    match decision.outcome {
        Outcome::Given { member } => Some(member.0.as_u128()),
        _ => None,
    }
}

#[test]
fn nobody_there_leaves_a_message() {
    let staff = [agent(1, State::Rest, 0), agent(2, State::Offline, 0)];
    let decision = decide(&arrival(1), &staff, &Rules::default(), NOW);
    assert_eq!(decision.outcome, Outcome::Pool);
}

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
fn the_first_group_that_fits_is_meant_and_others_help_only_if_set() {
    let staff = [agent(1, State::Online, 5), agent(2, State::Online, 0)];
    let mut from_table = arrival(1);
    from_table.facts.path = "/store/qingmu/goods/table".into();
    let mut rules = Rules {
        groups: vec![
            group("餐桌", &["/store/qingmu/goods/t"], &[1]),
            group("其他", &[], &[2]),
        ],
        ..Rules::default()
    };
    let decision = decide(&from_table, &staff, &rules, NOW);
    assert_eq!(given_to(&decision), Some(2));
    assert!(decision.steps.contains(&Step::Wider {
        to: Circle::Everyone,
        is_empty: false,
    }));
    rules.beyond_group = false;
    assert_eq!(
        decide(&from_table, &staff, &rules, NOW).outcome,
        Outcome::Queue
    );
    assert_eq!(given_to(&decide(&arrival(2), &staff, &rules, NOW)), Some(2));
}

#[test]
fn a_group_where_nobody_is_there_is_told_from_one_that_is_full() {
    let rules = Rules {
        groups: vec![group("餐桌", &[], &[1])],
        ..Rules::default()
    };
    let help = |state, others| {
        let staff = [agent(1, state, 5), agent(2, others, 0)];
        let steps = decide(&arrival(1), &staff, &rules, NOW).steps;
        steps.into_iter().find_map(|step| match step {
            Step::Wider { to, is_empty } => Some((to, is_empty)),
            _ => None,
        })
    };
    let (online, busy) = (State::Online, State::Busy);
    assert_eq!(help(online, online), Some((Circle::Everyone, false)));
    assert_eq!(help(State::Rest, online), Some((Circle::Everyone, true)));
    assert_eq!(help(online, busy), Some((Circle::EveryoneBusy, false)));
    assert_eq!(help(State::Rest, busy), Some((Circle::EveryoneBusy, true)));
}

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

/// The first look where nobody is left to ask.
fn nobody_but(finishing: usize, parted: usize) -> Step {
    Step::OnDuty {
        online: 0,
        busy: 0,
        suspended: 0,
        finishing,
        parted,
    }
}

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

#[test]
fn handed_to_a_group_it_goes_there_and_never_back() {
    let staff = [
        agent(1, State::Online, 0),
        agent(2, State::Online, 3),
        agent(3, State::Online, 0),
    ];
    let rules = Rules {
        groups: vec![
            group("售前", &["/a"], &[1, 3]),
            group("售后", &["/b"], &[1, 2]),
        ],
        ..Rules::default()
    };
    let mut handed = arrival(1);
    handed.recent = Some((id(3), NOW));
    handed.facts.path = "/a".into();
    handed.handed = Some(Handed {
        from: Some(id(1)),
        group: Some("售后".into()),
    });
    let decision = decide(&handed, &staff, &rules, NOW);
    assert_eq!(given_to(&decision), Some(2), "{decision:?}");
    let alone = &staff[..1];
    let nobody_else = decide(&handed, alone, &rules, NOW);
    assert_eq!(nobody_else.outcome, Outcome::Pool);
    assert_eq!(nobody_else.steps[0], nobody_but(0, 1));
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

#[test]
fn no_order_and_a_refund_are_states_to_ask_for() {
    let mut pre = group("售前", &[], &[]);
    pre.order_states = vec![crate::dispatch::NO_ORDER.into()];
    let mut after = group("售后", &[], &[]);
    after.order_states = vec![crate::dispatch::REFUNDING.into()];
    let mut facts = Facts::default();
    assert!(pre.fits(&facts) && !after.fits(&facts));
    facts.order_state = Some("WAIT_SELLER_SEND_GOODS".into());
    assert!(!pre.fits(&facts) && !after.fits(&facts));
    facts.is_refunding = true;
    assert!(after.fits(&facts));
}

fn any_state() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(State::Online),
        Just(State::Busy),
        Just(State::Suspended),
        Just(State::Rest),
        Just(State::Offline)
    ]
}

fn any_staff() -> impl Strategy<Value = Vec<Agent>> {
    prop::collection::vec((any_state(), 0_i64..7, 0_i64..6, 0_i64..50), 0..8).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(at, (state, open, capacity, given))| Agent {
                capacity,
                given,
                ..agent(at as u128 + 1, state, open)
            })
            .collect()
    })
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let groups = prop::collection::vec(prop::collection::vec(1_u128..9, 0..5), 0..3);
    let draining = prop::collection::vec(1_u128..9, 0..3);
    let vip = prop::option::of(Just(1_000));
    let switches = (any::<bool>(), any::<bool>(), any::<bool>());
    (groups, draining, vip, switches, 0_i64..40).prop_map(
        |(groups, draining, vip_from_fen, (beyond, by_weight, dedicated), wait)| Rules {
            beyond_group: beyond,
            share_by: if by_weight {
                ShareBy::Weight
            } else {
                ShareBy::Load
            },
            wait_for_known_s: wait,
            dedicated,
            vip_from_fen,
            groups: groups
                .iter()
                .enumerate()
                .map(|(at, members)| {
                    group(
                        &at.to_string(),
                        if at == 0 { &["/a"] } else { &[] },
                        members,
                    )
                })
                .collect(),
            members: draining
                .iter()
                .map(|number| MemberRule {
                    member: id(*number),
                    weight: 100,
                    is_draining: true,
                })
                .collect(),
            ..Rules::default()
        },
    )
}

/// Customers of every kind: known, dedicated, worth much, handed back or left by someone who is gone.
fn any_arrivals() -> impl Strategy<Value = Vec<Arrival>> {
    let who = || prop::option::weighted(0.3, 1_u128..9);
    let handed = prop::option::weighted(0.3, (who(), prop::option::of(0_u8..3)));
    let one = (who(), who(), who(), handed, 0_i64..2_000, any::<bool>());
    prop::collection::vec(one, 1..20).prop_map(|all| {
        let all = all.into_iter().enumerate();
        all.map(
            |(at, (recent, dedicated, held_by, handed, value_fen, is_a))| {
                let mut one = arrival(at as u128);
                one.recent = recent.map(|member| (id(member), NOW));
                one.dedicated = dedicated.map(id);
                one.held_by = held_by.map(id);
                one.handed = handed.map(|(from, group)| Handed {
                    from: from.map(id),
                    group: group.map(|name| name.to_string()),
                });
                one.facts.value_fen = value_fen;
                one.facts.path = if is_a { "/a".into() } else { String::new() };
                one
            },
        )
        .collect()
    })
}

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
