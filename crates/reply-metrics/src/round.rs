use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Begins, Counts, Millis, Of, Profile};

/// From a customer's first unanswered line to a person's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Round {
    pub thread: Uuid,
    pub customer: Uuid,
    /// Start of the reception, merged as the profile says.
    pub session_at: Millis,
    pub is_first: bool,
    pub asked_at: Millis,
    pub asked_seq: i64,
    /// Lines of the customer that wait together.
    pub lines: usize,
    pub answered_at: Option<Millis>,
    pub answered_by: Option<Uuid>,
    /// When it ended without an answer: closed, blocked, marked.
    pub ended_at: Option<Millis>,
    /// Automatic lines in between, which did not count.
    pub automatic: Vec<Millis>,
    /// Who had it, from when; the first had it when the customer asked.
    pub held: Vec<(Millis, Uuid)>,
    pub exclusion: Option<Exclusion>,
}

/// Why a judge does not count a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    OutsideHours,
    LeftMessage,
    NoPerson,
    Blocked,
    NoReplyNeeded,
}

/// How a round stands against a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Met,
    Missed,
    /// Nobody knows yet: the customer waits and there is time left.
    Open,
}

impl Round {
    /// Decides which day it is of.
    pub fn moment(&self, profile: &Profile) -> Millis {
        match profile.begins {
            Begins::Session => self.session_at,
            Begins::Question => self.asked_at,
        }
    }

    pub fn wait_ms(&self) -> Option<Millis> {
        Some(self.answered_at? - self.asked_at)
    }

    /// Against a limit; without one, whether it was answered at all.
    pub fn standing(&self, limit: Option<Millis>, now: Millis) -> Verdict {
        match (self.wait_ms(), limit) {
            (Some(wait), Some(limit)) if wait > limit => Verdict::Missed,
            (Some(_), _) => Verdict::Met,
            (None, _) if self.ended_at.is_some() => Verdict::Missed,
            (None, Some(limit)) if now - self.asked_at > limit => Verdict::Missed,
            (None, _) => Verdict::Open,
        }
    }

    /// As a measure has it.
    pub fn standing_by(&self, counts: Counts, now: Millis) -> Verdict {
        match counts {
            Counts::Left if self.exclusion == Some(Exclusion::LeftMessage) => Verdict::Missed,
            Counts::Left | Counts::Count => Verdict::Met,
            _ => self.standing(counts.limit(), now),
        }
    }

    /// Who answers for it: whoever held it when the limit ran out, or answered, or held it last.
    pub fn answers_for(&self, limit: Option<Millis>) -> Option<Uuid> {
        let is_late = |limit: &Millis| self.wait_ms().is_none_or(|wait| wait > *limit);
        if let Some(limit) = limit.filter(is_late) {
            let until = self.asked_at + limit;
            let mut held = self.held.iter().rev();
            return held.find(|(at, _)| *at <= until).map(|(_, who)| *who);
        }
        self.answered_by
            .or_else(|| self.held.last().map(|(_, who)| *who))
    }

    fn has_person(&self) -> bool {
        self.answered_at.is_some() || !self.held.is_empty()
    }

    /// Whether it is of the kind that is counted.
    pub fn is_of(&self, of: Of) -> bool {
        match of {
            Of::EachRound | Of::CustomerOfDay => self.exclusion.is_none(),
            Of::FirstOfSession => self.exclusion.is_none() && self.is_first,
            Of::AnySession => {
                matches!(self.exclusion, None | Some(Exclusion::LeftMessage)) && self.is_first
            }
            Of::ReceivedCustomer => self.exclusion.is_none() && self.has_person(),
            // A message that was left and answered later was a conversation too.
            Of::ValidCustomer => {
                matches!(self.exclusion, None | Some(Exclusion::LeftMessage))
                    && self.answered_at.is_some()
            }
            Of::UnansweredCustomer => self.exclusion.is_none() && self.answered_at.is_none(),
            Of::LeftMessages => self.exclusion == Some(Exclusion::LeftMessage) && self.is_first,
            Of::AskedReception | Of::RatedReception => false,
        }
    }
}
