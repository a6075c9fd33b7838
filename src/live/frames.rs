//! Frames from clients, parsed at the door. Unknown commands and unknown fields are refused.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::{
    ToSchema,
    openapi::{RefOr, schema::Schema},
};
use yingke_schema::members::presence::State;

use crate::{
    access::Action,
    reception::Lane,
    vocabulary::{ClientId, ConversationId, MemberId, Millis, ProductId},
};

macro_rules! frames {
    ($($(#[$doc:meta])* $name:ident $(<$life:lifetime>)? { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name $(<$life>)? {
            /// The command's name.
            #[serde(rename = "type")]
            #[expect(dead_code, reason = "read before, to know which frame this is")]
            kind: String,
            $($(#[$field_doc])* pub $field: $kind,)*
        }
    )+

    /// Frames of clients for the description of the surface, each as `HelloFrame`, with the types they name.
    pub fn described() -> Vec<(String, RefOr<Schema>)> {
        [$(described_as::<$name>(stringify!($name))),+].concat()
    }};
}

fn described_as<T: ToSchema>(name: &str) -> Vec<(String, RefOr<Schema>)> {
    let mut all = vec![(format!("{name}Frame"), T::schema())];
    T::schemas(&mut all);
    all
}

frames! {
    Hello {
        v: u32,
        #[serde(rename = "as")]
        role: Party,
        shop: String,
        token: Option<String>,
    }
    Resume { conversation: ConversationId, public: i64, #[serde(default)] staff: i64 }
    Leave { conversation: ConversationId }
    Fetch {
        conversation: ConversationId,
        lane: Lane,
        before: Option<i64>,
        after: Option<i64>,
        limit: Option<u64>,
    }
    Send<'a> {
        client_id: ClientId,
        conversation: ConversationId,
        #[serde(default = "public")]
        lane: Lane,
        #[serde(rename = "kind")]
        message_kind: Cow<'a, str>,
        #[serde(borrow)]
        #[schema(value_type = Object)]
        body: &'a RawValue,
        #[serde(default)]
        confirm: Vec<String>,
    }
    Recall {
        client_id: ClientId,
        conversation: ConversationId,
        #[serde(default = "public")]
        lane: Lane,
        seq: i64,
    }
    Mark { conversation: ConversationId, delivered: Option<i64>, read: Option<i64> }
    Typing { conversation: ConversationId, on: bool }
    Review {
        #[serde(rename = "ref")]
        reference: String,
        conversation: ConversationId,
        text: String,
    }
    Looking { title: String, path: String, product: Option<ProductId> }
    Desk {}
    Presence { state: State }
    /// `take`, `close` and `no_reply` look alike.
    Turn { client_id: ClientId, conversation: ConversationId }
    Transfer {
        client_id: ClientId,
        conversation: ConversationId,
        /// A member; without, dispatch finds somebody.
        to: Option<MemberId>,
        /// In this group of the shop.
        group: Option<String>,
        #[serde(default)]
        reason: String,
        #[serde(default)]
        note: String,
    }
    Pong { #[allow(dead_code)] at: Millis }
}

const fn public() -> Lane {
    Lane::Public
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    Member,
    Customer,
}

/// A frame, read.
#[derive(Debug)]
pub enum Command<'a> {
    Resume(Resume),
    Leave(Leave),
    Fetch(Fetch),
    Send(Send<'a>),
    Recall(Recall),
    Mark(Mark),
    Typing(Typing),
    Review(Review),
    Looking(Looking),
    Desk(Desk),
    Presence(Presence),
    Take(Turn),
    Transfer(Transfer),
    Close(Turn),
    NoReply(Turn),
    Pong(Pong),
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
}

/// Where the type comes first, as clients write it, the frame is read only once: its own shape refuses what follows it wrongly.
fn kind_of(text: &str) -> serde_json::Result<Cow<'_, str>> {
    let first = text.strip_prefix("{\"type\":\"");
    match first.and_then(|rest| rest.split_once('"')) {
        Some((kind, _)) if Command::NAMES.contains(&kind) => Ok(kind.into()),
        _ => serde_json::from_str::<Kind<'_>>(text).map(|named| named.kind),
    }
}

/// Why a frame is refused, in words for whoever wrote the client.
#[derive(Debug, thiserror::Error)]
pub enum BadFrame {
    #[error("not a command: {0}")]
    Unknown(String),
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
}

impl<'a> Command<'a> {
    /// Names of every command, as a client writes them.
    pub const NAMES: &'static [&'static str] = &[
        "resume", "leave", "fetch", "send", "recall", "mark", "typing", "review", "looking",
        "desk", "presence", "take", "transfer", "close", "no_reply", "pong",
    ];

    pub fn parse(text: &'a str) -> Result<Self, BadFrame> {
        Ok(match &*kind_of(text)? {
            "send" => Self::Send(serde_json::from_str(text)?),
            "mark" => Self::Mark(serde_json::from_str(text)?),
            "typing" => Self::Typing(serde_json::from_str(text)?),
            "pong" => Self::Pong(serde_json::from_str(text)?),
            "resume" => Self::Resume(serde_json::from_str(text)?),
            "leave" => Self::Leave(serde_json::from_str(text)?),
            "fetch" => Self::Fetch(serde_json::from_str(text)?),
            "recall" => Self::Recall(serde_json::from_str(text)?),
            "review" => Self::Review(serde_json::from_str(text)?),
            "looking" => Self::Looking(serde_json::from_str(text)?),
            "desk" => Self::Desk(serde_json::from_str(text)?),
            "presence" => Self::Presence(serde_json::from_str(text)?),
            "take" => Self::Take(serde_json::from_str(text)?),
            "transfer" => Self::Transfer(serde_json::from_str(text)?),
            "close" => Self::Close(serde_json::from_str(text)?),
            "no_reply" => Self::NoReply(serde_json::from_str(text)?),
            other => return Err(BadFrame::Unknown(other.chars().take(32).collect())),
        })
    }

    /// The right a command needs; none for signs of life. Exhaustive: a command without one does not compile.
    pub const fn action(&self) -> Option<Action> {
        Some(match self {
            Self::Resume(_) | Self::Leave(_) => Action::ReadConversation,
            Self::Fetch(fetch) => match fetch.lane {
                Lane::Public => Action::ReadConversation,
                Lane::Staff => Action::ReadStaffLane,
            },
            Self::Send(send) => match send.lane {
                Lane::Public => Action::Say,
                Lane::Staff => Action::Whisper,
            },
            Self::Recall(_) => Action::Recall,
            Self::Mark(_) => Action::MarkRead,
            Self::Typing(_) => Action::ShowTyping,
            Self::Review(_) => Action::ReviewDraft,
            Self::Looking(_) => Action::TellLooking,
            Self::Desk(_) => Action::SeeDesk,
            Self::Presence(_) => Action::SetOwnPresence,
            Self::Take(_) => Action::TakeConversation,
            Self::Transfer(_) => Action::TransferConversation,
            Self::Close(_) => Action::CloseConversation,
            Self::NoReply(_) => Action::MarkNoReply,
            Self::Pong(_) => return None,
        })
    }

    /// The conversation a command is about.
    pub const fn conversation(&self) -> Option<ConversationId> {
        Some(match self {
            Self::Resume(frame) => frame.conversation,
            Self::Leave(frame) => frame.conversation,
            Self::Fetch(frame) => frame.conversation,
            Self::Send(frame) => frame.conversation,
            Self::Recall(frame) => frame.conversation,
            Self::Mark(frame) => frame.conversation,
            Self::Typing(frame) => frame.conversation,
            Self::Review(frame) => frame.conversation,
            Self::Take(frame) | Self::Close(frame) | Self::NoReply(frame) => frame.conversation,
            Self::Transfer(frame) => frame.conversation,
            Self::Looking(_) | Self::Desk(_) | Self::Presence(_) | Self::Pong(_) => return None,
        })
    }

    /// The client's id of a command that is acknowledged.
    pub const fn client_id(&self) -> Option<ClientId> {
        Some(match self {
            Self::Send(frame) => frame.client_id,
            Self::Recall(frame) => frame.client_id,
            Self::Take(frame) | Self::Close(frame) | Self::NoReply(frame) => frame.client_id,
            Self::Transfer(frame) => frame.client_id,
            _ => return None,
        })
    }
}

pub fn parse_hello(text: &str) -> Result<Hello, BadFrame> {
    let kind = kind_of(text)?;
    if kind != "hello" {
        return Err(BadFrame::Unknown(kind.chars().take(32).collect()));
    }
    Ok(serde_json::from_str(text)?)
}
