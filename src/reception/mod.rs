//! Reception 接待中心: conversations, their log, and the desk where they wait, are taken and closed.
//!
//! Owns the message path: [`Ledger`] is the only writer of the log, and takes nothing but what the guard let pass. `rules` says what
//! an act does to a conversation, as pure functions; `log` and `desk` read. It imports no business area: areas register the card
//! kinds they can fill (`cards`). It never shows a customer the staff lane and never numbers a message outside the ledger.

mod act;
pub mod cards;
pub mod desk;
mod figures;
mod follow;
mod handed;
mod history;
pub mod idle;
pub mod ledger;
pub mod log;
pub mod marks;
mod message;
mod pressing;
mod rules;
pub mod seek;
mod waiting;

pub use self::{
    act::{
        Act, AssignedBy, ClosedBy, HandTo, Head, Item, Key, Lane, Over, Refusal, Row, Sender,
        SenderKind, Status,
    },
    figures::{
        Ended, Reception, conversation_of, ended_between, hand_over, held_by, last_ended,
        open_by_member, open_conversations_of, receptions_of, start_conversation,
    },
    follow::{Follower, Followers, Said},
    handed::{Handing, first_held, handed_back},
    history::{History, alive_between, histories},
    ledger::{Committed, Hears, Ledger, Outcome},
    message::{BadMessage, Message, TEXT_CHARS},
    pressing::{Pressing, pressing},
    waiting::{
        Behind, Held, Sought, Waiting, customers_of, ends_of, given_since, last_held, queued_among,
        served, waiting,
    },
};
