use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::*;
use crate::{
    dispatch::{Facts, Group, decide_all},
    vocabulary::ConversationId,
};

const NOW: Millis = 1_763_800_000_000;

fn id(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

/// Members of these numbers, full with one customer each.
fn full(numbers: std::ops::RangeInclusive<u128>, state: State) -> Vec<Agent> {
    let one = |number| Agent {
        id: id(number),
        name: format!("客服{number}"),
        state,
        capacity: 1,
        open: 1,
        given: 1,
        since: 0,
        idle_since: 0,
    };
    numbers.map(one).collect()
}

fn group(page: &str, members: impl Iterator<Item = u128>) -> Group {
    Group {
        name: page.to_owned(),
        pages: vec![page.to_owned()],
        categories: Vec::new(),
        products: Vec::new(),
        order_states: Vec::new(),
        members: members.map(id).collect(),
    }
}

fn rules(groups: Vec<Group>) -> Rules {
    Rules {
        beyond_group: false,
        groups,
        ..Rules::default()
    }
}

/// Customers who wait, from these pages, in their order.
fn waiting(pages: &[&str]) -> Vec<Arrival> {
    let one = |(at, page): (usize, &&str)| Arrival {
        conversation: ConversationId(Uuid::from_u128(at as u128)),
        session: 1,
        since: NOW - 1_000,
        recent: None,
        dedicated: None,
        held_by: None,
        handed: None,
        is_left: false,
        robot: false,
        facts: Facts {
            path: (*page).to_owned(),
            ..Facts::default()
        },
    };
    pages.iter().enumerate().map(one).collect()
}

/// Receptions take a minute; the member of number n has had theirs for n times five seconds.
fn told(mut staff: Vec<Agent>, rules: &Rules, pages: &[&str]) -> Vec<(usize, Option<Millis>)> {
    let decided = decide_all(waiting(pages), &mut staff, rules, NOW);
    let numbers = staff.iter().map(|agent| agent.id);
    let ages: Vec<_> = numbers
        .map(|id| (id, id.0.as_u128() as Millis * 5_000))
        .collect();
    let places = stand(&staff, rules, &decided, vec![60_000; 9], ages.into_iter());
    places.into_iter().flatten().collect()
}

#[test]
fn a_small_group_without_help_has_a_queue_of_its_own() {
    let mut rules = rules(vec![group("/small", 1..=1), group("/big", 2..=11)]);
    let pages = ["/big", "/big", "/big", "/big", "/small", "/small"];
    let staff = full(1..=11, State::Online);
    let apart = told(staff.clone(), &rules, &pages);
    let big = [
        (1, Some(5_000)),
        (2, Some(10_000)),
        (3, Some(15_000)),
        (4, Some(20_000)),
    ];
    assert_eq!(apart[..4], big);
    assert_eq!(apart[4..], [(1, Some(55_000)), (2, Some(115_000))]);
    // Where others help, all stand in one queue.
    rules.beyond_group = true;
    let together = told(staff, &rules, &pages);
    assert_eq!(together[4..], [(5, Some(25_000)), (6, Some(30_000))]);
}

#[test]
fn whoever_may_come_to_the_same_member_stands_before_one() {
    let rules = rules(vec![
        group("/a", 1..=2),
        group("/b", 2..=3),
        group("/c", 4..=4),
    ]);
    let staff = full(1..=4, State::Online);
    let pages = ["/a", "/b", "/c", "/elsewhere", "/c"];
    let places = told(staff, &rules, &pages);
    let places: Vec<_> = places.into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, [1, 2, 1, 4, 3]);
}

#[test]
fn where_nobody_of_the_group_is_there_nothing_is_foretold() {
    let rules = rules(vec![group("/away", 9..=9)]);
    let staff = full(1..=2, State::Online);
    let pages = ["/elsewhere", "/away", "/away"];
    let told = told(staff, &rules, &pages);
    assert_eq!(told, [(1, Some(50_000)), (1, None), (2, None)]);
}

#[test]
fn where_all_are_suspended_they_are_one_circle() {
    let rules = rules(vec![group("/small", 1..=1)]);
    let staff = full(1..=2, State::Suspended);
    let told = told(staff, &rules, &["/elsewhere", "/small"]);
    assert_eq!(told, [(1, Some(50_000)), (2, Some(55_000))]);
}
