//! One conversation as the list shows it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{brief::Brief, line::LastLine};
use crate::{
    reception::{Head, Status},
    vocabulary::{ConversationId, MemberId, Millis},
};

/// One conversation as the list shows it. `unread`, `read` and `starred` are the asking member's own.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DeskRow {
    pub conversation: ConversationId,
    pub customer: Brief,
    pub channel: String,
    pub status: Status,
    pub assignee: Option<MemberId>,
    pub session: i64,
    pub opened_at: Millis,
    pub waiting_since: Option<Millis>,
    pub first: bool,
    pub public_seq: i64,
    pub staff_seq: i64,
    pub last_at: Millis,
    pub last: Option<LastLine>,
    pub value_fen: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starred: Option<bool>,
}

impl DeskRow {
    pub fn new(
        conversation: ConversationId,
        channel: &str,
        customer: Brief,
        head: &Head,
        last: Option<LastLine>,
    ) -> Self {
        Self {
            conversation,
            channel: channel.to_owned(),
            status: head.status,
            assignee: head.assignee,
            session: head.session,
            opened_at: head.opened_at,
            waiting_since: head.waiting_since,
            first: !head.is_answered,
            public_seq: head.public_seq,
            staff_seq: head.staff_seq,
            last_at: head.last_at,
            last,
            value_fen: customer.value_fen,
            customer,
            unread: None,
            read: None,
            starred: None,
        }
    }
}
