//! Who gets a waiting customer, without a database.

mod absent;
mod arbitrary;
mod every_arrival;
mod groups;
mod known;
mod shares;
mod turns;

use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::{Agent, Arrival, Decision, Facts, Outcome, Step};
use crate::{
    dispatch::Group,
    vocabulary::{ConversationId, MemberId, Millis},
};

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
