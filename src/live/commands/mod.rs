//! What a socket asks for. `quick` does what needs no database; `perform` the rest.
//!
//! One file a kind of command: `words` are said, `turns` change who has a conversation, `catch_up` reads the log, `fleeting` is never
//! stored. `store` is the one way to the writer, and knows retries.

mod catch_up;
mod fleeting;
mod stop;
mod store;
mod turns;
mod words;

use std::sync::Arc;

use self::stop::Stop;
pub use self::turns::{note_of, reason_of};
use super::{Live, frames::Command, say::Trouble, socket::Socket};
use crate::{
    access::{Action, Actor, Denied, Object, authorize},
    reception::{Key, log::Facts},
    vocabulary::ConversationId,
};

pub enum Done {
    Yes,
    /// It made no sense, and its sender was told. A refusal or a full disk is nobody's fault and does not count.
    Bad,
    /// It needs the database: see [`perform`].
    NotYet,
}

/// The common case, without a database and without an allocation for a future.
pub fn quick(live: &Live, socket: &Arc<Socket>, text: &str) -> Done {
    let command = match Command::parse(text) {
        Ok(command) => command,
        Err(bad) => {
            socket.tell(Trouble::new("bad_frame", bad.to_string()).json());
            return Done::Bad;
        }
    };
    let Some(action) = command.action() else {
        return Done::Yes;
    };
    let Some(facts) = command.conversation().and_then(|id| socket.followed(id)) else {
        return Done::NotYet;
    };
    if allow(socket, action, &facts).is_err() {
        return Done::NotYet;
    }
    let done = match &command {
        Command::Send(send) if send.message_kind == "text" => {
            words::say_text(live, socket, &facts, send)
        }
        Command::Mark(mark) => {
            fleeting::keep_mark(live, socket, &facts, mark);
            Ok(())
        }
        Command::Typing(typing) => {
            fleeting::show_typing(live, socket, &facts, typing);
            Ok(())
        }
        _ => return Done::NotYet,
    };
    let Err(Stop(trouble)) = done else {
        return Done::Yes;
    };
    let is_bad = trouble.is_bad_frame();
    socket.tell(about(trouble, &command).json());
    if is_bad { Done::Bad } else { Done::Yes }
}

/// Does a command that [`quick`] could read; what it returns goes straight to the socket.
pub async fn perform(live: &Live, socket: &Arc<Socket>, text: &str) -> Vec<String> {
    let Ok(command) = Command::parse(text) else {
        return Vec::new();
    };
    match try_perform(live, socket, &command).await {
        Ok(frames) => frames,
        Err(Stop(trouble)) => vec![about(trouble, &command).json()],
    }
}

fn about(trouble: Trouble<'static>, command: &Command<'_>) -> Trouble<'static> {
    let trouble = match command.client_id() {
        Some(client_id) => trouble.of(client_id),
        None => trouble,
    };
    match command.conversation() {
        Some(conversation) => trouble.within(conversation),
        None => trouble,
    }
}

async fn try_perform(
    live: &Live,
    socket: &Arc<Socket>,
    command: &Command<'_>,
) -> Result<Vec<String>, Stop> {
    let Some(action) = command.action() else {
        return Ok(Vec::new());
    };
    let Some(conversation) = command.conversation() else {
        return without_conversation(live, socket, action, command).await;
    };
    let facts = facts_of(live, socket, conversation).await?;
    if let Err(denied) = allow(socket, action, &facts) {
        return store::answer_retry(live, socket, &facts, command, denied).await;
    }
    match command {
        Command::Resume(frame) => return catch_up::resume(live, socket, facts, frame).await,
        Command::Fetch(frame) => return catch_up::fetch(live, socket, &facts, frame).await,
        Command::Review(frame) => return Ok(vec![words::review(live, frame)]),
        Command::Leave(_) => {
            socket.unfollow(conversation);
            live.0.hub.unfollow(socket, conversation);
        }
        Command::Send(frame) => words::send(live, socket, &facts, frame).await?,
        Command::Recall(frame) => turns::recall(live, socket, &facts, frame)?,
        Command::Take(frame) => turns::take(live, socket, &facts, frame).await?,
        Command::Transfer(frame) => turns::transfer(live, socket, &facts, frame).await?,
        Command::Close(frame) => turns::close(live, socket, &facts, frame).await?,
        Command::NoReply(frame) => turns::no_reply(live, socket, &facts, frame)?,
        Command::Mark(frame) => fleeting::keep_mark(live, socket, &facts, frame),
        Command::Typing(frame) => fleeting::show_typing(live, socket, &facts, frame),
        Command::Looking(_) | Command::Desk(_) | Command::Presence(_) | Command::Pong(_) => {}
    }
    Ok(Vec::new())
}

async fn without_conversation(
    live: &Live,
    socket: &Arc<Socket>,
    action: Action,
    command: &Command<'_>,
) -> Result<Vec<String>, Stop> {
    match (&socket.actor, command) {
        (Actor::Member(member), Command::Desk(_)) => {
            authorize(&socket.actor, action, Object::Shop(member.shop))?;
            Ok(vec![live.0.desk.watch(live, socket, member).await?])
        }
        (Actor::Member(member), Command::Presence(frame)) => {
            authorize(&socket.actor, action, Object::Shop(member.shop))?;
            super::presence::set(live, member.shop, member.id, frame.state).await?;
            Ok(Vec::new())
        }
        (Actor::Customer { shop, customer }, Command::Looking(frame)) => {
            let own = Object::Customer {
                shop: *shop,
                customer: *customer,
            };
            authorize(&socket.actor, action, own)?;
            fleeting::look(live, socket, (*shop, *customer), frame).await?;
            Ok(Vec::new())
        }
        _ => Err(Denied::Forbidden.into()),
    }
}

/// The conversation's unchanging facts, if it is one of the actor's shop: elsewhere it does not even exist.
async fn facts_of(
    live: &Live,
    socket: &Socket,
    conversation: ConversationId,
) -> Result<Arc<Facts>, Stop> {
    if let Some(facts) = socket.followed(conversation) {
        return Ok(facts);
    }
    let shop = socket.shop().ok_or(Denied::NotSignedIn)?;
    Ok(live
        .facts(Key { shop, conversation })
        .await?
        .ok_or(Denied::NotFound)?)
}

fn allow(socket: &Socket, action: Action, facts: &Facts) -> Result<(), Denied> {
    let object = Object::Customer {
        shop: facts.key.shop,
        customer: facts.customer,
    };
    authorize(&socket.actor, action, object)
}
