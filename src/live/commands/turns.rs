//! Who has a conversation: taken, handed on, closed, in need of no answer; and what is taken back.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Stop, allow, store};
use crate::{
    access::{Action, Actor, Denied},
    live::{
        Live,
        frames::{Recall, Transfer, Turn},
        socket::Socket,
        stepping_in,
    },
    reception::{Act, AssignedBy, ClosedBy, HandTo, Lane, Over, log::Facts},
    vocabulary::{ClientId, MemberId},
};

const NOTE_CHARS: usize = 500;
const REASON_CHARS: usize = 30;

pub fn recall(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    frame: &Recall,
) -> Result<(), Stop> {
    if frame.lane == Lane::Staff {
        allow(socket, Action::Whisper, facts)?;
    }
    store::append(live, socket, facts, frame.client_id, recall_act(frame), &[])
}

pub const fn recall_act(frame: &Recall) -> Act {
    Act::Recall {
        lane: frame.lane,
        seq: frame.seq,
    }
}

pub async fn take(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    frame: &Turn,
) -> Result<(), Stop> {
    let act = take_act(socket, may_step_in(socket, facts))?;
    let told = json!({ "act": "take" });
    note(live, socket, facts, (frame.client_id, &act), told).await?;
    store::append(live, socket, facts, frame.client_id, act, &[])
}

pub fn take_act(socket: &Socket, over: bool) -> Result<Act, Stop> {
    let Actor::Member(member) = &socket.actor else {
        return Err(Denied::Forbidden.into());
    };
    Ok(Act::Assign {
        to: member.id,
        name: socket.sender.name.to_string(),
        by: AssignedBy::Take,
        over: if over { Over::Anyone } else { Over::Nobody },
        capacity: None,
    })
}

/// To a member, a group or the queue. Whom it goes to may be gone by now; a retry of what was stored is still answered.
pub async fn transfer(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    frame: &Transfer,
) -> Result<(), Stop> {
    let to = hand_to(live, facts, frame).await?;
    let is_gone = to.is_none();
    let act = transfer_act(
        frame,
        to.unwrap_or(HandTo::Queue),
        may_step_in(socket, facts),
    );
    let dispatcher = &live.0.ports.dispatcher;
    let forbidden = dispatcher.forbids(facts.key.shop, frame.group.as_deref(), &frame.reason);
    let forbidden = forbidden.await?;
    if is_gone || forbidden.is_some() {
        let code = forbidden.unwrap_or("not_found");
        let otherwise = Stop::new(code, "it cannot be handed on like this");
        return store::answer_stored(live, socket, facts, (frame.client_id, act), otherwise).await;
    }
    let told =
        json!({ "act": "transfer", "to": frame.to, "group": frame.group, "reason": frame.reason });
    note(live, socket, facts, (frame.client_id, &act), told).await?;
    store::append(live, socket, facts, frame.client_id, act, &[])
}

async fn hand_to(live: &Live, facts: &Facts, frame: &Transfer) -> Result<Option<HandTo>, Stop> {
    Ok(match (frame.to, &frame.group) {
        (Some(_), Some(_)) => {
            return Err(Stop::new("bad_frame", "name a member or a group, not both"));
        }
        (Some(id), None) => {
            let name = colleague(live, facts, id).await?;
            name.map(|name| HandTo::Member { id, name })
        }
        (None, Some(group)) => Some(HandTo::Group(group.clone())),
        (None, None) => Some(HandTo::Queue),
    })
}

/// The name of a member who serves in the conversation's shop.
async fn colleague(live: &Live, facts: &Facts, to: MemberId) -> Result<Option<String>, Stop> {
    let now = live.0.clock.now();
    let members = live.0.ports.presences.at_desk(facts.key.shop, now).await?;
    let found = members
        .into_iter()
        .find(|member| member.id == to && member.serves);
    Ok(found.map(|member| member.nick))
}

pub fn transfer_act(frame: &Transfer, to: HandTo, over: bool) -> Act {
    Act::Transfer {
        to,
        reason: reason_of(&frame.reason),
        note: note_of(&frame.note),
        over,
    }
}

/// Why something is handed on, as it is kept.
pub fn reason_of(text: &str) -> String {
    words(text, REASON_CHARS)
}

/// A note to whoever takes over, as it is kept.
pub fn note_of(text: &str) -> String {
    words(text, NOTE_CHARS)
}

fn words(text: &str, most: usize) -> String {
    let plain = text
        .trim()
        .chars()
        .filter(|c| !c.is_control() || *c == '\n');
    plain.take(most).collect()
}

pub async fn close(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    frame: &Turn,
) -> Result<(), Stop> {
    let act = close_act(may_step_in(socket, facts));
    let told = json!({ "act": "close" });
    note(live, socket, facts, (frame.client_id, &act), told).await?;
    store::append(live, socket, facts, frame.client_id, act, &[])
}

pub const fn close_act(over: bool) -> Act {
    Act::Close {
        by: ClosedBy::Member,
        over,
    }
}

pub fn no_reply(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    frame: &Turn,
) -> Result<(), Stop> {
    store::append(live, socket, facts, frame.client_id, Act::NoReply, &[])
}

/// Only where it will be let happen, and once: whoever may not is refused, and a retry steps in nowhere.
async fn note(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    (client_id, act): (ClientId, &Act),
    told: Value,
) -> Result<(), Stop> {
    let is_real = may_step_in(socket, facts)
        && !store::is_stored(live, socket, facts, client_id, act).await?;
    if is_real {
        stepping_in::note(live, &socket.actor, facts.key, told).await?;
    }
    Ok(())
}

fn may_step_in(socket: &Socket, facts: &Facts) -> bool {
    allow(socket, Action::StepIn, facts).is_ok()
}
