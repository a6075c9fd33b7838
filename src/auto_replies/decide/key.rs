//! Under what a reply is claimed before it is said.

use uuid::Uuid;

use crate::{
    auto_replies::{Kept, Once, Situation, Trigger},
    calendar::Calendar,
    vocabulary::ConversationId,
};

/// What makes one sending the same as another: whoever comes second finds it in the database.
pub fn key(
    kept: &Kept,
    conversation: ConversationId,
    calendar: &Calendar,
    situation: &Situation,
) -> String {
    let period = match (&situation.trigger, kept.rule.once) {
        // Each silence has a reminder of its own.
        (Trigger::Quiet { seq, .. }, _) => return key_of_silence(kept.id, conversation, *seq),
        (_, Once::Session {}) => format!("s{}", situation.session),
        (_, Once::Day {}) => format!("d{}", calendar.local(situation.now).date),
        (Trigger::Line { seq, .. }, _) => format!("l{seq}"),
        (Trigger::Given { seq }, _) => format!("g{seq}"),
        (Trigger::Unanswered { since }, _) => format!("w{since}"),
    };
    format!("{}/{conversation}/{period}", kept.id)
}

/// The key of a reminder, by the member's line that the customer did not answer.
pub fn key_of_silence(rule: Uuid, conversation: ConversationId, seq: i64) -> String {
    format!("{rule}/{conversation}/q{seq}")
}
