use uuid::Uuid;

use crate::{Counts, Millis, Of};

/// A reception that ended, and what its customer said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// When the customer was asked, at the end: decides which day it is of, and whether it lies within the hours.
    pub asked_at: Millis,
    /// Who had it then.
    pub member: Option<Uuid>,
    /// A person answered in it.
    pub by_person: bool,
    /// 1 to 5; none where the customer said nothing, or skipped.
    pub score: Option<i16>,
}

impl Opinion {
    /// What was said of machines alone no judge counts.
    pub(crate) fn is_of(&self, of: Of) -> bool {
        self.by_person
            && match of {
                Of::AskedReception => true,
                Of::RatedReception => self.score.is_some(),
                Of::EachRound
                | Of::FirstOfSession
                | Of::AnySession
                | Of::CustomerOfDay
                | Of::ReceivedCustomer
                | Of::ValidCustomer
                | Of::UnansweredCustomer
                | Of::LeftMessages => false,
            }
    }

    pub(crate) fn meets(&self, counts: Counts) -> bool {
        match counts {
            Counts::Scored { from, to } => {
                self.score.is_some_and(|score| (from..=to).contains(&score))
            }
            Counts::Count => true,
            Counts::Within { .. }
            | Counts::Mean
            | Counts::Answered
            | Counts::Left
            | Counts::Ordered
            | Counts::Paid => false,
        }
    }
}
