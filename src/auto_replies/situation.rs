use uuid::Uuid;
use yingke_schema::members::presence::State;

use crate::vocabulary::{Millis, ProductId};

/// Everything a decision is about.
#[derive(Clone, Debug)]
pub struct Situation {
    pub trigger: Trigger,
    pub now: Millis,
    pub session: i64,
    /// Who has the customer; none while nobody does.
    pub holder: Option<Holder>,
    pub desk: Desk,
    /// The customer's place in the queue, from 1; none for one who is served.
    pub place: Option<i64>,
    /// How long that may take; none where there is too little to go by.
    pub wait_ms: Option<Millis>,
    /// The line is the first of the reception, or of the day.
    pub is_first_of_session: bool,
    pub is_first_of_day: bool,
    /// What the customer looks at, or asks about.
    pub product: Option<ProductId>,
    /// What this customer got lately.
    pub sent: Vec<Sent>,
    /// Automatic replies since a member last spoke, within a day.
    pub in_a_row: usize,
}

/// Why one looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The customer said something.
    Line { seq: i64, text: String },
    /// The customer, who waits, was given to a member.
    Given { seq: i64 },
    /// Nobody answered since then.
    Unanswered { since: Millis },
    /// The customer was answered then, by the line of this number, and has been silent.
    Quiet { since: Millis, seq: i64 },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: String,
    pub state: State,
    pub open: i64,
}

/// Members who serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Not offline.
    pub there: i64,
    /// Take new customers: online or busy.
    pub taking: i64,
    /// Take new customers and have room.
    pub free: i64,
}

/// An automatic reply the customer got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub rule: Uuid,
    pub at: Millis,
    pub session: i64,
}
