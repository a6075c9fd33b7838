//! What an act does to a conversation: pure, so that both databases obey the same rules.

use serde_json::json;

use super::{
    Act, AssignedBy, ClosedBy, HandTo, Head, Item, Lane, Over, Refusal, Sender, SenderKind, Status,
};
use crate::vocabulary::{MemberId, Millis};

/// An entry to be numbered. The first of a change that `is_answer` carries the client's id and is what gets acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub lane: Lane,
    pub sender: Sender,
    pub kind: &'static str,
    pub body: String,
    pub is_answer: bool,
}

/// What is written beside the entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each of its own")]
pub struct Change {
    pub entries: Vec<NewEntry>,
    /// Who has what changed: the desk gets a new revision.
    pub moves_desk: bool,
    pub opens_session: bool,
    pub first_answer: bool,
    pub closes_session: bool,
}

impl Change {
    fn tell(&mut self, lane: Lane, kind: &'static str, body: &serde_json::Value) {
        let body = body.to_string();
        self.entries.push(NewEntry {
            lane,
            sender: Sender::system(),
            kind,
            body,
            is_answer: false,
        });
    }

    fn answer(&mut self, lane: Lane, sender: &Sender, kind: &'static str, body: String) {
        self.entries.push(NewEntry {
            lane,
            sender: sender.clone(),
            kind,
            body,
            is_answer: true,
        });
    }
}

/// Applies `item` to `head`. A recall's target is the ledger's to check.
pub fn apply(head: &mut Head, item: &Item, now: Millis) -> Result<Change, Refusal> {
    let mut change = Change::default();
    match &item.act {
        Act::Say {
            lane,
            kind,
            body,
            is_automatic,
        } => {
            if *lane == Lane::Public && !is_automatic {
                hear(head, item, now, &mut change);
            }
            change.answer(*lane, &item.sender, kind, body.clone());
        }
        Act::Recall { lane, seq } => {
            change.answer(
                *lane,
                &item.sender,
                "recall",
                json!({ "seq": seq }).to_string(),
            );
        }
        Act::Assign {
            to, name, by, over, ..
        } => {
            may_take(head, *to, *over)?;
            give(head, *to, &mut change);
            change.answer(
                Lane::Public,
                &item.sender,
                "assign",
                assigned(*to, name, *by),
            );
        }
        Act::Transfer {
            to,
            reason,
            note,
            over,
        } => {
            may_part(head, &item.sender, *over)?;
            let words = Words { reason, note };
            hand(head, &item.sender, to, &words, &mut change)?;
        }
        Act::Close { by, over } => {
            if *by == ClosedBy::Member {
                may_part(head, &item.sender, *over)?;
            } else if head.status == Status::Closed {
                return Err(Refusal::Closed);
            } else if *by == ClosedBy::Idle && head.waiting_since.is_some() {
                // The customer spoke while this was on its way: nobody who waits is sent away.
                return Err(Refusal::Taken);
            }
            close(head, &mut change);
            change.answer(
                Lane::Public,
                &item.sender,
                "close",
                json!({ "by": by }).to_string(),
            );
        }
        Act::NoReply => {
            head.waiting_since.take().ok_or(Refusal::NothingWaits)?;
            let upto = json!({ "upto": head.public_seq });
            change.answer(Lane::Staff, &item.sender, "no_reply", upto.to_string());
        }
    }
    head.last_at = now.max(head.last_at);
    Ok(change)
}

struct Words<'a> {
    reason: &'a str,
    note: &'a str,
}

/// To a member at once; to a group or the queue by way of dispatch, while the customer's clock runs on.
fn hand(
    head: &mut Head,
    sender: &Sender,
    to: &HandTo,
    words: &Words<'_>,
    change: &mut Change,
) -> Result<(), Refusal> {
    let mut told = json!({ "from": head.assignee, "to": null, "note": words.note });
    if !words.reason.is_empty() {
        told["reason"] = words.reason.into();
    }
    match to {
        HandTo::Member { id, .. } if head.assignee == Some(*id) => {
            return Err(Refusal::AlreadyTheirs);
        }
        HandTo::Member { id, .. } => {
            told["to"] = json!(id);
            give(head, *id, change);
        }
        HandTo::Group(name) => {
            told["group"] = name.as_str().into();
            put_back(head, change);
        }
        HandTo::Queue => put_back(head, change),
    }
    change.answer(Lane::Staff, sender, "transfer", told.to_string());
    if let HandTo::Member { id, name } = to {
        let told = assigned(*id, name, AssignedBy::Transfer);
        let told = serde_json::from_str(&told).unwrap_or_default();
        change.tell(Lane::Public, "assign", &told);
    }
    Ok(())
}

fn put_back(head: &mut Head, change: &mut Change) {
    head.status = Status::Queued;
    head.assignee = None;
    change.moves_desk = true;
}

/// The clock starts at the customer's first unanswered line and stops at a member's answer.
fn hear(head: &mut Head, item: &Item, now: Millis, change: &mut Change) {
    match item.sender.kind {
        SenderKind::Customer => {
            if head.status == Status::Closed {
                open(head, now, change);
            }
            head.waiting_since.get_or_insert(now);
        }
        SenderKind::Member => {
            if head.status == Status::Closed {
                open(head, now, change);
            }
            if head.status == Status::Queued {
                let me = MemberId(item.sender.id);
                give(head, me, change);
                let told = assigned(me, &item.sender.name, AssignedBy::Take);
                change.tell(
                    Lane::Public,
                    "assign",
                    &serde_json::from_str(&told).unwrap_or_default(),
                );
            }
            change.first_answer = !head.is_answered;
            head.is_answered = true;
            head.waiting_since = None;
        }
        SenderKind::System => {}
    }
}

fn open(head: &mut Head, now: Millis, change: &mut Change) {
    head.status = Status::Queued;
    head.assignee = None;
    head.session += 1;
    head.opened_at = now;
    head.is_answered = false;
    head.waiting_since = None;
    change.opens_session = true;
    change.moves_desk = true;
    change.tell(Lane::Public, "open", &json!({ "session": head.session }));
}

fn give(head: &mut Head, to: MemberId, change: &mut Change) {
    head.status = Status::Assigned;
    head.assignee = Some(to);
    change.moves_desk = true;
}

fn close(head: &mut Head, change: &mut Change) {
    head.status = Status::Closed;
    head.assignee = None;
    head.waiting_since = None;
    change.closes_session = true;
    change.moves_desk = true;
}

fn assigned(to: MemberId, name: &str, by: AssignedBy) -> String {
    json!({ "member": to, "name": name, "by": by }).to_string()
}

fn may_take(head: &Head, who: MemberId, over: Over) -> Result<(), Refusal> {
    match head.status {
        Status::Closed => Err(Refusal::Closed),
        Status::Assigned if head.assignee == Some(who) => Err(Refusal::AlreadyTheirs),
        status => match over {
            Over::Anyone => Ok(()),
            Over::Nobody if status == Status::Queued => Ok(()),
            Over::Reception(no) if status == Status::Queued && head.session == no => Ok(()),
            Over::One(holder) if head.assignee == Some(holder) => Ok(()),
            _ => Err(Refusal::Taken),
        },
    }
}

fn may_part(head: &Head, sender: &Sender, over: bool) -> Result<(), Refusal> {
    match head.status {
        Status::Closed => Err(Refusal::Closed),
        Status::Assigned if head.assignee != Some(MemberId(sender.id)) && !over => {
            Err(Refusal::NotYours)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
