//! Through the guard to the writer, and the answers of commands that are stored already.

use std::sync::Arc;

use super::{Stop, turns, words};
use crate::{
    access::Denied,
    guard::{Finding, Stopped},
    live::{
        Live,
        frames::Command,
        say::{self, Trouble},
        socket::Socket,
    },
    reception::{Act, HandTo, Hears, Item, Message, log, log::Facts},
    vocabulary::ClientId,
};

/// There is no other way to the writer.
pub fn append(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    client_id: ClientId,
    act: Act,
    confirmed: &[String],
) -> Result<(), Stop> {
    let is_said = matches!(act, Act::Say { .. });
    let item = item(socket, facts, client_id, act);
    if is_said && live.does_not_hear(&socket.actor) {
        stop(live, socket, item, Why::Blocked);
        return Ok(());
    }
    let reviewed = match live.guard().admit(item, confirmed) {
        Ok(reviewed) => reviewed,
        Err((item, stopped)) => {
            stop(live, socket, item, Why::Guard(stopped));
            return Ok(());
        }
    };
    if live.ledger().is_down() && live.ledger().waiting() > 0 {
        return Err(Stop::new(
            "storage_unavailable",
            "nothing was stored; try again",
        ));
    }
    let reply: Arc<dyn Hears> = socket.clone();
    live.ledger()
        .append(reviewed, Some(reply))
        .map_err(|_| Stop(Trouble::new("too_fast", "the writer is busy").retry(500)))
}

fn item(socket: &Socket, facts: &Facts, client_id: ClientId, act: Act) -> Item {
    Item {
        key: facts.key,
        client_id,
        sender: socket.sender.clone(),
        act,
        channel: facts.channel.clone(),
        external_id: None,
    }
}

/// Why something is not written.
enum Why {
    Guard(Stopped),
    /// The shop does not listen to this customer.
    Blocked,
}

/// A stored message is never "blocked" by a later rule: its retry is known before anyone asks for an opinion.
fn stop(live: &Live, socket: &Arc<Socket>, item: Item, why: Why) {
    let (live, socket) = (live.clone(), socket.clone());
    tokio::spawn(async move {
        if tell_stored(&live, &socket, &item)
            .await
            .is_ok_and(|told| told)
        {
            return;
        }
        let trouble = match &why {
            Why::Guard(Stopped::NeedsConfirm(findings)) => guarded("needs_confirm", findings),
            Why::Guard(Stopped::Blocked(findings)) => guarded("blocked", findings),
            Why::Blocked => Trouble::new("customer_blocked", "the shop takes no messages from you"),
        };
        let trouble = trouble.of(item.client_id).within(item.key.conversation);
        socket.tell(trouble.json());
    });
}

fn guarded<'a>(code: &'static str, findings: &'a [Finding]) -> Trouble<'a> {
    Trouble::new(code, "the guard stopped this text").finding(findings)
}

/// A retry of what was stored is answered with its first answer, even where its sender may do no such thing any more.
pub async fn answer_retry(
    live: &Live,
    socket: &Socket,
    facts: &Facts,
    command: &Command<'_>,
    denied: Denied,
) -> Result<Vec<String>, Stop> {
    if denied == Denied::Forbidden
        && let Some((client_id, act)) = repeated(socket, command)
        && tell_stored(live, socket, &item(socket, facts, client_id, act)).await?
    {
        return Ok(Vec::new());
    }
    Err(denied.into())
}

/// What a command would store, as far as a retry is compared with it.
fn repeated(socket: &Socket, command: &Command<'_>) -> Option<(ClientId, Act)> {
    let act = match command {
        Command::Send(send) => {
            let message = Message::parse(&send.message_kind, send.body.get()).ok()?;
            words::say_act(send.lane, message.kind(), message.named_body())
        }
        Command::Recall(frame) => turns::recall_act(frame),
        Command::Take(_) => turns::take_act(socket, false).ok()?,
        Command::Transfer(frame) => turns::transfer_act(frame, HandTo::Queue, false),
        Command::Close(_) => turns::close_act(false),
        Command::NoReply(_) => Act::NoReply,
        _ => return None,
    };
    Some((command.client_id()?, act))
}

/// The first answer to a command that is stored already.
pub async fn answer_stored(
    live: &Live,
    socket: &Socket,
    facts: &Facts,
    (client_id, act): (ClientId, Act),
    otherwise: Stop,
) -> Result<(), Stop> {
    if tell_stored(live, socket, &item(socket, facts, client_id, act)).await? {
        Ok(())
    } else {
        Err(otherwise)
    }
}

/// Whether the command is a retry of what is stored.
pub async fn is_stored(
    live: &Live,
    socket: &Socket,
    facts: &Facts,
    client_id: ClientId,
    act: &Act,
) -> Result<bool, Stop> {
    let item = item(socket, facts, client_id, act.clone());
    let stored = log::stored(&live.0.store.shop(item.key.shop), &item).await?;
    Ok(stored.is_some())
}

/// False where nothing is stored under the item's id.
async fn tell_stored(live: &Live, socket: &Socket, item: &Item) -> Result<bool, Stop> {
    let stored = log::stored(&live.0.store.shop(item.key.shop), item).await?;
    if let Some(outcome) = &stored {
        socket.tell(say::outcome(item.key, item.client_id, outcome));
    }
    Ok(stored.is_some())
}
