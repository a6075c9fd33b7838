use proptest::prelude::*;
use yingke_schema::members::presence::State;

use super::{NOW, agent, arrival, group, id};
use crate::dispatch::{Agent, Arrival, Handed, MemberRule, Rules, ShareBy};

fn any_state() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(State::Online),
        Just(State::Busy),
        Just(State::Suspended),
        Just(State::Rest),
        Just(State::Offline)
    ]
}

pub fn any_staff() -> impl Strategy<Value = Vec<Agent>> {
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

pub fn any_rules() -> impl Strategy<Value = Rules> {
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
pub fn any_arrivals() -> impl Strategy<Value = Vec<Arrival>> {
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
