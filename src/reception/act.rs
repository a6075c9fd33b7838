use std::{borrow::Cow, sync::Arc};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    guard::Outgoing,
    vocabulary::{ClientId, ConversationId, MemberId, Millis, ShopId},
};

/// A conversation, with the shop every query needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    pub shop: ShopId,
    pub conversation: ConversationId,
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Both sides see it.
    Public,
    /// Members only.
    Staff,
}

impl Lane {
    pub const fn code(self) -> i16 {
        self as i16
    }

    pub const fn from_code(code: i16) -> Self {
        if code == 0 { Self::Public } else { Self::Staff }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SenderKind {
    Customer,
    Member,
    System,
}

impl SenderKind {
    pub const fn code(self) -> i16 {
        self as i16
    }

    pub const fn from_code(code: i16) -> Self {
        match code {
            0 => Self::Customer,
            1 => Self::Member,
            _ => Self::System,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Member => "member",
            Self::System => "system",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub kind: SenderKind,
    /// A customer's or a member's id; nil for the system.
    pub id: Uuid,
    /// As shown at the time.
    pub name: Arc<str>,
}

impl Sender {
    pub fn system() -> Self {
        Self {
            kind: SenderKind::System,
            id: Uuid::nil(),
            name: "".into(),
        }
    }
}

/// Something one actor wants written to one conversation.
#[derive(Clone, Debug)]
pub struct Item {
    pub key: Key,
    pub client_id: ClientId,
    pub sender: Sender,
    pub act: Act,
    /// Where it came in or goes out: `widget`, later others.
    pub channel: Arc<str>,
    /// The message's name on the other side of the channel.
    pub external_id: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// `body` is the JSON object to be stored. An automatic line never stops the clock.
    Say {
        lane: Lane,
        kind: &'static str,
        body: String,
        is_automatic: bool,
    },
    Recall {
        lane: Lane,
        seq: i64,
    },
    Assign {
        to: MemberId,
        name: String,
        by: AssignedBy,
        over: Over,
        /// Not while they have so many open; none: however many.
        capacity: Option<i64>,
    },
    Transfer {
        to: HandTo,
        /// One of the shop's; empty where none was given.
        reason: String,
        note: String,
        over: bool,
    },
    Close {
        by: ClosedBy,
        over: bool,
    },
    NoReply,
}

/// Whom a conversation is handed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandTo {
    Member {
        id: MemberId,
        name: String,
    },
    /// Whoever dispatch finds in a group of the shop.
    Group(String),
    /// Whoever dispatch finds.
    Queue,
}

/// Whose conversation an actor may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nobody's but what is queued.
    Nobody,
    /// Nobody's, while this reception goes on: what was decided about one that has ended is not about the next.
    Reception(i64),
    /// What this member holds, and nothing if that has changed meanwhile.
    One(MemberId),
    Anyone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedBy {
    Dispatch,
    Take,
    Transfer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedBy {
    Member,
    Idle,
    Customer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Closed,
    Queued,
    Assigned,
}

impl Status {
    pub const fn code(self) -> i16 {
        self as i16
    }

    pub const fn from_code(code: i16) -> Self {
        match code {
            1 => Self::Queued,
            2 => Self::Assigned,
            _ => Self::Closed,
        }
    }
}

impl Outgoing for Item {
    fn words(&self) -> Option<String> {
        let Act::Say {
            lane: Lane::Public,
            body,
            ..
        } = &self.act
        else {
            return None;
        };
        if self.sender.kind == SenderKind::Customer {
            return None;
        }
        // What cannot be read is looked at as a whole.
        let Ok(Words { text, name, title }) = serde_json::from_str(body) else {
            return Some(body.clone());
        };
        let words: Vec<_> = [text, name, title].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join("\n"))
    }
}

/// What a body says, whatever its kind.
#[derive(Deserialize)]
struct Words<'a> {
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
}

/// The state of a conversation that the ledger locks and numbers by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub public_seq: i64,
    pub staff_seq: i64,
    pub status: Status,
    pub assignee: Option<MemberId>,
    /// Number of the current or last reception 接待.
    pub session: i64,
    pub opened_at: Millis,
    /// First unanswered line of the customer.
    pub waiting_since: Option<Millis>,
    /// A member has answered in this reception, so the 20 s limit no longer runs.
    pub is_answered: bool,
    pub last_at: Millis,
}

impl Head {
    /// Entries of both lanes: what has more is newer.
    pub fn entries(&self) -> i64 {
        self.public_seq + self.staff_seq
    }
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub key: Key,
    pub lane: Lane,
    pub seq: i64,
    pub client_id: ClientId,
    pub sender: Sender,
    pub follows: i64,
    pub kind: Cow<'static, str>,
    pub body: String,
    pub at: Millis,
    pub channel: Arc<str>,
    pub external_id: Option<String>,
}

impl Row {
    /// Where it stands: no two rows stand in one place.
    pub fn place(&self) -> (Key, Lane, i64) {
        (self.key, self.lane, self.seq)
    }
}

/// Why the state of a conversation does not allow an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    #[error("there is no such conversation")]
    NoConversation,
    #[error("the conversation is closed")]
    Closed,
    #[error("a colleague already has this conversation")]
    Taken,
    #[error("it is already with this colleague")]
    AlreadyTheirs,
    #[error("this colleague has as many as they may")]
    Full,
    #[error("only the colleague who has it can do this")]
    NotYours,
    #[error("nothing waits for an answer")]
    NothingWaits,
    #[error("there is no such message of yours")]
    NoMessage,
    #[error("this cannot be stored")]
    Unstorable,
    #[error("it can be recalled for two minutes only")]
    TooLate,
    #[error("this id was stored with other content")]
    Conflict,
}
