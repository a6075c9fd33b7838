use uuid::Uuid;

use crate::Millis;

/// What happened in one conversation, ascending by time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    pub id: Uuid,
    pub customer: Uuid,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub at: Millis,
    /// Where it stands, to jump to it.
    pub seq: i64,
    pub event: Event,
    /// When its sender took it back.
    pub recalled_at: Option<Millis>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A reception begins; `left_message` where nobody was there to serve, `all_suspended` where all who were there took nobody new.
    Opened {
        session: i64,
        left_message: bool,
        all_suspended: bool,
    },
    /// A customer's line.
    Asked,
    /// A customer's line that no judge counts: an advertisement, a fraud, a red packet.
    Noise,
    /// A person's line.
    Answered {
        by: Uuid,
    },
    /// A robot's line under a person's eye; judges differ on it.
    Assisted {
        by: Uuid,
    },
    /// A robot's or an automatic line.
    Automatic,
    Assigned {
        to: Uuid,
    },
    /// A person marked that nothing needs an answer.
    NoReply,
    Blocked,
    Unblocked,
    Closed,
}
