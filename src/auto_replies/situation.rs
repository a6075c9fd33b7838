use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::own::OwnWords;
use crate::{
    dispatch::Standing,
    vocabulary::{Millis, ProductId},
};

/// Everything a decision is about.
#[derive(Clone, Debug)]
pub struct Situation {
    pub trigger: Trigger,
    pub now: Millis,
    pub session: i64,
    /// Who has the customer; none while nobody does.
    pub holder: Option<Holder>,
    /// How dispatch has the customer waiting: who is there, and who has room, is its answer alone. Nothing for one whose member
    /// is there.
    pub standing: Standing,
    /// The line is the first of the reception, or of the day.
    pub is_first_of_session: bool,
    pub is_first_of_day: bool,
    /// What the customer looks at, or asks about.
    pub product: Option<ProductId>,
    /// Since when neither side has said anything.
    pub silent_from: Millis,
    /// What this customer got lately.
    pub sent: Vec<Sent>,
    /// Automatic replies since a member last spoke, within a day.
    pub in_a_row: usize,
}

impl Situation {
    pub fn place(&self) -> Option<i64> {
        let place = self.standing.position;
        (place > 0).then_some(place as i64)
    }

    /// Nobody has the customer, or whoever does is gone and dispatch looks for another.
    pub fn is_nobodys(&self) -> bool {
        self.holder.is_none() || self.is_left_alone() && self.standing.is_unserved()
    }

    /// Nobody is there who could answer, and nobody is about to be.
    pub fn waits_for_nobody(&self) -> bool {
        self.standing.nobody_there || self.is_left_alone() && self.place().is_none()
    }

    /// One who has just come, whom nobody has.
    pub fn of_stranger(trigger: Trigger, now: Millis, standing: Standing) -> Self {
        Self {
            trigger,
            now,
            session: 1,
            holder: None,
            standing,
            is_first_of_session: true,
            is_first_of_day: true,
            product: None,
            silent_from: now,
            sent: Vec::new(),
            in_a_row: 0,
        }
    }

    fn is_left_alone(&self) -> bool {
        let is_away = |holder: &Holder| holder.state == State::Offline;
        self.holder.as_ref().is_some_and(is_away)
    }
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

impl Trigger {
    /// The line that is heard, which may be heard again: after an error, or by another node.
    pub const fn line(&self) -> Option<i64> {
        match self {
            Self::Line { seq, .. } | Self::Given { seq } => Some(*seq),
            Self::Unanswered { .. } | Self::Quiet { .. } => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: String,
    pub state: State,
    pub open: i64,
    /// What they say in a state, where the shop lets them.
    pub own: OwnWords,
}

/// An automatic reply the customer got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub rule: Uuid,
    pub at: Millis,
    pub session: i64,
}
