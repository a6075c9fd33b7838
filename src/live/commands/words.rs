//! What is said: texts, pictures, files and cards; and what the guard thinks of it while it is written.

use std::sync::Arc;

use super::{Stop, store};
use crate::{
    access::Denied,
    live::{
        Live,
        frames::{Review, Send},
        socket::Socket,
    },
    reception::{Act, BadMessage, Lane, Message, cards::Asked, log::Facts},
};

pub fn say_text(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    send: &Send<'_>,
) -> Result<(), Stop> {
    let Message::Text { text, quote } = Message::parse("text", send.body.get())? else {
        return Ok(());
    };
    let act = say_act(send.lane, "text", Message::text_body(&text, quote));
    store::append(live, socket, facts, send.client_id, act, &send.confirm)
}

pub async fn send(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    send: &Send<'_>,
) -> Result<(), Stop> {
    let message = Message::parse(&send.message_kind, send.body.get())?;
    let Some(id) = message.subject() else {
        return say_text(live, socket, facts, send);
    };
    let is_card = matches!(message, Message::Product { .. } | Message::Order { .. });
    if is_card && send.lane == Lane::Staff {
        return Err(BadMessage::Kind.into());
    }
    let asked = Asked {
        key: facts.key,
        customer: facts.customer,
        sender: socket.sender.clone(),
        id,
    };
    let Some(body) = live.0.ports.cards.body(&message, &asked).await? else {
        // What it shows may be gone by now; the message that showed it is not.
        let named = say_act(send.lane, message.kind(), message.named_body());
        let otherwise = Denied::NotFound.into();
        return store::answer_stored(live, socket, facts, (send.client_id, named), otherwise).await;
    };
    let act = say_act(send.lane, message.kind(), body);
    store::append(live, socket, facts, send.client_id, act, &send.confirm)
}

pub const fn say_act(lane: Lane, kind: &'static str, body: String) -> Act {
    Act::Say {
        lane,
        kind,
        body,
        is_automatic: false,
    }
}

pub fn review(live: &Live, frame: &Review) -> String {
    let findings = live.guard().review(&frame.text);
    serde_json::json!({ "type": "verdict", "ref": frame.reference, "findings": findings })
        .to_string()
}
