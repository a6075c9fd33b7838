use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use serde::Serialize;
use uuid::Uuid;
use yingke::{
    dispatch::{Agent, Arrival, Facts, Group, MemberRule, Rules, ShareBy, decide},
    vocabulary::{ConversationId, MemberId, Millis},
};

/// What deciding about one customer costs in a shop of many members.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Dispatched {
    pub members: usize,
    pub decisions: usize,
    pub median_us: f64,
    pub p99_us: f64,
    pub slowest_us: f64,
}

const MEMBERS: u128 = 1_000;
const DECISIONS: usize = 20_000;
const NOW: Millis = 1_763_800_000_000;

fn id(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

/// A tenth are full or away; open and given differ.
fn staff() -> Vec<Agent> {
    let agent = |number: u128| Agent {
        id: id(number),
        name: format!("客服{number}"),
        state: match number % 20 {
            0 => yingke_schema::members::presence::State::Rest,
            1 => yingke_schema::members::presence::State::Busy,
            _ => yingke_schema::members::presence::State::Online,
        },
        capacity: 20,
        open: (number * 7 % 21) as i64,
        given: (number % 30) as i64,
        since: NOW - 3_600_000,
        idle_since: NOW - (number * 13 % 600_000) as i64,
    };
    (0..MEMBERS).map(agent).collect()
}

/// Fifty groups of conditions, the last of which is everyone's; each member has a weight.
fn rules() -> Rules {
    let group = |number: u128| Group {
        name: format!("组{number}"),
        pages: (0..20)
            .map(|page| format!("/store/qingmu/goods/G{number}-{page}"))
            .collect(),
        categories: Vec::new(),
        products: Vec::new(),
        order_states: Vec::new(),
        members: (0..MEMBERS)
            .filter(|member| member % 50 == number)
            .map(id)
            .collect(),
    };
    let members = (0..MEMBERS).map(|number| MemberRule {
        member: id(number),
        weight: 50 + (number % 5) as i64 * 50,
        is_draining: number % 97 == 0,
    });
    Rules {
        share_by: ShareBy::Weight,
        groups: (0..50).map(group).collect(),
        members: members.collect(),
        ..Rules::default()
    }
}

pub fn run() -> Dispatched {
    let (staff, rules) = (staff(), rules());
    let mut took: Vec<Duration> = (0..DECISIONS).map(|at| one(at, &staff, &rules)).collect();
    took.sort_unstable();
    let micros = |share: f64| {
        let at = (took.len() as f64 * share) as usize;
        took[at.min(took.len() - 1)].as_secs_f64() * 1e6
    };
    Dispatched {
        members: staff.len(),
        decisions: took.len(),
        median_us: micros(0.5),
        p99_us: micros(0.99),
        slowest_us: micros(1.0),
    }
}

fn one(at: usize, staff: &[Agent], rules: &Rules) -> Duration {
    let arrival = Arrival {
        conversation: ConversationId(Uuid::from_u128(at as u128)),
        session: 1,
        since: NOW - 1_000,
        recent: at
            .is_multiple_of(3)
            .then(|| (id(at as u128 % MEMBERS), NOW - 60_000)),
        dedicated: None,
        held_by: None,
        handed: None,
        is_left: false,
        robot: false,
        facts: Facts {
            path: format!("/store/qingmu/goods/G{}-19", at % 60),
            ..Facts::default()
        },
    };
    let began = Instant::now();
    black_box(decide(black_box(&arrival), staff, rules, NOW));
    began.elapsed()
}
