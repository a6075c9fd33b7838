use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{DAY_MS, Millis};

/// The rules of whoever judges, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct Profile {
    /// `taobao`, `wangwang`, `jd`, `kuaishou`, `douyin`, `pdd`, `weixin`, `inquiry` or `shop`.
    pub id: String,
    pub hours: Hours,
    pub begins: Begins,
    /// A line under a person's eye counts as a person's.
    pub assisted_counts: bool,
    /// A person's mark that nothing needs an answer ends a round uncounted.
    pub honours_no_reply: bool,
    pub excludes_blocked: bool,
    pub excludes_left_messages: bool,
    /// Where all who are there are suspended, a message counts as left.
    #[serde(default)]
    pub suspended_is_away: bool,
    /// Only receptions that a person was given.
    pub reached_person_only: bool,
    /// A reception opened again within this time after its close is the same one.
    pub reopens_within_ms: Millis,
    /// A customer who was silent for so long begins a new reception.
    pub silence_ms: Option<Millis>,
    /// How many days the judge looks back.
    pub period_days: i64,
    /// Days, the one on which a customer asked among them, by whose end an order must be paid to count as paid; 1 to 7, left out: 2.
    #[serde(
        default = "until_the_next_day",
        skip_serializing_if = "is_until_the_next_day"
    )]
    pub paid_within_days: i64,
    pub measures: Vec<Measure>,
    /// How well the rules are known.
    pub grade: Grade,
}

pub(crate) const fn until_the_next_day() -> i64 {
    2
}

/// Not written down, so that rules which do not ask for another number are the same rules as before.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks this way")]
const fn is_until_the_next_day(days: &i64) -> bool {
    *days == until_the_next_day()
}

/// When customers are counted, local time. `from` equal to `to` is all day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    pub from_minute: i64,
    pub to_minute: i64,
    pub utc_offset_minutes: i64,
}

/// Which moment decides whether a round lies within the hours and the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Begins {
    Session,
    Question,
}

/// A figure the judge publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Stable; its words are the interface's.
    pub id: String,
    pub counts: Counts,
    pub of: Of,
    /// What the judge asks for: per mille for a rate, milliseconds for a mean.
    pub goal: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Counts {
    /// The share answered within so long.
    Within { ms: Millis },
    /// The mean wait of what was answered.
    Mean,
    /// The share answered at all.
    Answered,
    /// The share that was left while nobody was there: the less the better.
    Left,
    /// How many there are.
    Count,
    /// The share that the customer gave one of these scores.
    Scored { from: i16, to: i16 },
    /// The share that placed an order on the same day, after they asked.
    Ordered,
    /// The share that paid for an order placed after they asked, within the days of the profile.
    Paid,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    EachRound,
    FirstOfSession,
    /// Receptions, those with a message left among them.
    AnySession,
    /// A customer, once a day, who fails by any round.
    CustomerOfDay,
    /// A customer, once a day, whom a person had or answered.
    ReceivedCustomer,
    /// A customer, once a day, whom a person answered.
    ValidCustomer,
    /// A customer, once a day, of whom a question has no answer.
    UnansweredCustomer,
    /// What was left while nobody was there.
    LeftMessages,
    /// Receptions that a person answered and that ended: the customer was asked about them.
    AskedReception,
    /// Those of them that the customer rated.
    RatedReception,
}

/// How well a rule is known: official, a secondary page, or one weak page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Grade {
    A,
    B,
    C,
}

impl Hours {
    pub fn contain(&self, at: Millis) -> bool {
        if self.from_minute == self.to_minute {
            return true;
        }
        let minute = (at + self.offset_ms()).rem_euclid(DAY_MS) / 60_000;
        if self.from_minute < self.to_minute {
            (self.from_minute..self.to_minute).contains(&minute)
        } else {
            minute >= self.from_minute || minute < self.to_minute
        }
    }

    /// Days since 1970, local.
    pub fn day_of(&self, at: Millis) -> i64 {
        (at + self.offset_ms()).div_euclid(DAY_MS)
    }

    const fn offset_ms(self) -> Millis {
        self.utc_offset_minutes * 60_000
    }
}

impl Profile {
    /// The longest wait that any of its rates allows: after it a round has failed whatever comes.
    pub fn strictest_ms(&self) -> Option<Millis> {
        let limits = self
            .measures
            .iter()
            .filter_map(|measure| measure.counts.limit());
        limits.min()
    }
}

impl Measure {
    /// Rounds stand behind it, not what customers say or buy.
    pub const fn is_of_rounds(&self) -> bool {
        !self.of.is_of_ratings() && !matches!(self.counts, Counts::Ordered | Counts::Paid)
    }
}

impl Of {
    /// Each counts once a day, however often they ask.
    pub const fn is_of_customers(self) -> bool {
        matches!(
            self,
            Self::CustomerOfDay
                | Self::ReceivedCustomer
                | Self::ValidCustomer
                | Self::UnansweredCustomer
        )
    }

    /// What customers say is counted, not how long they wait.
    pub const fn is_of_ratings(self) -> bool {
        matches!(self, Self::AskedReception | Self::RatedReception)
    }
}

impl Counts {
    pub const fn limit(self) -> Option<Millis> {
        match self {
            Self::Within { ms } => Some(ms),
            Self::Mean
            | Self::Answered
            | Self::Left
            | Self::Count
            | Self::Scored { .. }
            | Self::Ordered
            | Self::Paid => None,
        }
    }
}
