use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::vocabulary::{MemberId, Millis};

/// One look of a decision, with the numbers it saw. A trace is these, in order; the console makes a sentence of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Who is there for this customer.
    OnDuty {
        online: usize,
        busy: usize,
        suspended: usize,
        /// There too, but finishing up, or whoever has just given this customer away: they are not asked.
        #[serde(default)]
        finishing: usize,
        #[serde(default)]
        parted: usize,
    },
    /// The customer's value puts them before the others who wait.
    Vip,
    /// Whoever had this conversation before is gone.
    Returned { from: MemberId },
    /// Whoever this customer talked to last.
    Recent {
        member: MemberId,
        name: String,
        #[schema(inline)]
        result: Asked,
    },
    /// Whoever this customer was given to for good.
    Dedicated {
        member: MemberId,
        name: String,
        #[schema(inline)]
        result: Asked,
    },
    /// Handed back to be given to somebody else, to a group where one is named.
    Handed {
        from: Option<MemberId>,
        group: Option<String>,
    },
    /// A robot stands ready and goes first.
    Robot,
    /// The group whose conditions fit; none where no group does.
    Group { name: Option<String> },
    /// Nobody is on duty; whom the shop leaves messages to.
    LeftTo {
        member: MemberId,
        name: String,
        #[schema(inline)]
        result: Asked,
    },
    /// Nobody who fits is free: the next circle was asked.
    Wider {
        #[schema(inline)]
        to: Circle,
        /// Nobody stood in the circle before: they are not full, they are not there.
        #[serde(default)]
        is_empty: bool,
    },
    /// The choice among those who are free.
    Chosen {
        free: usize,
        #[schema(inline)]
        by: ShareBy,
        name: String,
        open: i64,
        capacity: i64,
        weight: i64,
        /// Conversations given within the last hour.
        given: i64,
    },
}

/// What came of asking one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    Given,
    Full,
    Away,
    /// Full: the customer waits for them a little.
    Waits,
}

/// Whom a decision asks after those who fit best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    /// Busy members of the group.
    Busy,
    /// Everyone who is online, whatever their group.
    Everyone,
    /// Busy members of any group.
    EveryoneBusy,
    /// All who are there are suspended: they share evenly.
    Suspended,
}

/// How conversations are shared among members of the same rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShareBy {
    /// Whoever has the fewest open for their weight.
    #[default]
    Load,
    /// In proportion to weight, counted over the last hour on duty.
    Weight,
}

/// How a decision ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    Given {
        member: MemberId,
    },
    /// Everyone who fits is full.
    Queue,
    /// Waits for one member until then, UTC milliseconds.
    Wait {
        until: Millis,
    },
    /// Nobody is on duty: the message is left for whoever comes.
    Pool,
    /// A robot answers; nobody has to.
    Robot,
}

impl Outcome {
    pub fn member(&self) -> Option<MemberId> {
        match self {
            Self::Given { member } => Some(*member),
            _ => None,
        }
    }

    /// Stands in the queue.
    pub fn waits(&self) -> bool {
        matches!(self, Self::Queue | Self::Wait { .. })
    }

    /// Two outcomes of one word say the same to whoever reads traces.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Given { .. } => "given",
            Self::Queue => "queue",
            Self::Wait { .. } => "wait",
            Self::Pool => "pool",
            Self::Robot => "robot",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Decision {
    pub outcome: Outcome,
    pub steps: Vec<Step>,
}
