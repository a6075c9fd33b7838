//! What a socket asks for. `quick` does what needs no database; `perform` the rest.

use std::sync::Arc;

use serde_json::json;

use super::{
    Live, cluster,
    frames::{Command, Fetch, Looking, Mark, Resume, Send, Transfer, Typing},
    say::{self, PageFrame, Trouble},
    socket::{Audience, Socket},
};
use crate::{
    access::{Action, Actor, Denied, Object, authorize},
    guard::Stopped,
    http::Problem,
    reception::{
        Act, AssignedBy, BadMessage, ClosedBy, HandTo, Item, Key, Lane, Message, Over, Sender,
        Status,
        cards::Asked,
        log::{self, Facts, Span},
        marks::{self, Reader},
    },
    storage::StorageError,
    vocabulary::{ClientId, ConversationId, MemberId},
};

/// Past so many missed entries the newest page comes, with a hole before it.
const MISSED: i64 = 200;
const NEWEST: u64 = 50;
const NOTE_CHARS: usize = 500;
const REASON_CHARS: usize = 30;

pub enum Done<'a> {
    Yes,
    /// It made no sense, and its sender was told. A refusal or a full disk is nobody's fault and does not count.
    Bad,
    /// It needs the database: see [`perform`].
    NotYet(Command<'a>),
}

/// Why a command did not happen.
struct Stop(Trouble<'static>);

impl From<StorageError> for Stop {
    fn from(error: StorageError) -> Self {
        let problem = Problem::from(error);
        Self(Trouble::new(
            problem.code(),
            "the database cannot be used just now; try again",
        ))
    }
}

impl From<Denied> for Stop {
    fn from(denied: Denied) -> Self {
        Self(Trouble::new(
            Problem::from(denied).code(),
            denied.to_string(),
        ))
    }
}

impl From<BadMessage> for Stop {
    fn from(bad: BadMessage) -> Self {
        Self(Trouble::new("bad_frame", bad.to_string()))
    }
}

/// The common case, without a database and without an allocation for a future.
pub fn quick<'a>(live: &Live, socket: &Arc<Socket>, text: &'a str) -> Done<'a> {
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
        return Done::NotYet(command);
    };
    let done = match &command {
        Command::Send(send) if send.message_kind == "text" => {
            allow(socket, action, &facts).and_then(|()| say_text(live, socket, &facts, send))
        }
        Command::Mark(mark) => {
            allow(socket, action, &facts).map(|()| keep_mark(live, socket, &facts, mark))
        }
        Command::Typing(typing) => {
            allow(socket, action, &facts).map(|()| show_typing(live, socket, &facts, typing))
        }
        _ => return Done::NotYet(command),
    };
    let Err(Stop(trouble)) = done else {
        return Done::Yes;
    };
    let is_bad = trouble.is_bad_frame();
    socket.tell(about(trouble, &command).json());
    if is_bad { Done::Bad } else { Done::Yes }
}

/// Does a command; what it returns goes straight to the socket.
pub async fn perform(live: &Live, socket: &Arc<Socket>, command: Command<'_>) -> Vec<String> {
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
    allow(socket, action, &facts)?;
    match command {
        Command::Resume(frame) => return resume(live, socket, facts, frame).await,
        Command::Fetch(frame) => return fetch(live, socket, &facts, frame).await,
        Command::Leave(_) => {
            socket.unfollow(conversation);
            live.0.hub.unfollow(socket, conversation);
        }
        Command::Send(frame) => send(live, socket, &facts, frame).await?,
        Command::Recall(frame) => {
            if frame.lane == Lane::Staff {
                allow(socket, Action::Whisper, &facts)?;
            }
            let act = Act::Recall {
                lane: frame.lane,
                seq: frame.seq,
            };
            append(live, socket, &facts, frame.client_id, act, &[])?;
        }
        Command::Mark(frame) => keep_mark(live, socket, &facts, frame),
        Command::Typing(frame) => show_typing(live, socket, &facts, frame),
        Command::Review(frame) => {
            let findings = live.guard().review(&frame.text);
            let verdict = serde_json::json!({ "type": "verdict", "ref": frame.reference, "findings": findings });
            return Ok(vec![verdict.to_string()]);
        }
        Command::Take(frame) => {
            let me = member(socket)?;
            let taken = json!({ "act": "take" });
            super::stepping_in::note(live, &socket.actor, facts.key, taken).await?;
            let name = socket.sender.name.to_string();
            let act = Act::Assign {
                to: me,
                name,
                by: AssignedBy::Take,
                over: if may_step_in(socket, &facts) {
                    Over::Anyone
                } else {
                    Over::Nobody
                },
            };
            append(live, socket, &facts, frame.client_id, act, &[])?;
        }
        Command::Transfer(frame) => {
            transfer(live, socket, &facts, frame).await?;
        }
        Command::Close(frame) => {
            let closed = json!({ "act": "close" });
            super::stepping_in::note(live, &socket.actor, facts.key, closed).await?;
            let act = Act::Close {
                by: ClosedBy::Member,
                over: may_step_in(socket, &facts),
            };
            append(live, socket, &facts, frame.client_id, act, &[])?;
        }
        Command::NoReply(frame) => {
            append(live, socket, &facts, frame.client_id, Act::NoReply, &[])?;
        }
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
            authorize(
                &socket.actor,
                action,
                Object::Customer {
                    shop: *shop,
                    customer: *customer,
                },
            )?;
            look(live, socket, frame).await?;
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

fn allow(socket: &Socket, action: Action, facts: &Facts) -> Result<(), Stop> {
    let object = Object::Customer {
        shop: facts.key.shop,
        customer: facts.customer,
    };
    Ok(authorize(&socket.actor, action, object)?)
}

fn may_step_in(socket: &Socket, facts: &Facts) -> bool {
    allow(socket, Action::StepIn, facts).is_ok()
}

fn say_text(live: &Live, socket: &Arc<Socket>, facts: &Facts, send: &Send<'_>) -> Result<(), Stop> {
    let Message::Text { text, quote } = Message::parse("text", send.body.get())? else {
        return Ok(());
    };
    let act = say_act(send.lane, "text", Message::text_body(&text, quote));
    append(live, socket, facts, send.client_id, act, &send.confirm)
}

async fn send(
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
    let kind = message.kind();
    let Some(body) = live.0.ports.cards.body(&message, &asked).await? else {
        // What it shows may be gone by now; the message that showed it is not.
        let named = serde_json::json!({ kind: id }).to_string();
        let item = item(
            socket,
            facts,
            send.client_id,
            say_act(send.lane, kind, named),
        );
        return answer_stored(live, socket, &item).await;
    };
    let act = say_act(send.lane, kind, body);
    append(live, socket, facts, send.client_id, act, &send.confirm)
}

/// The first answer to a command that is stored already; otherwise what it is about is not there.
async fn answer_stored(live: &Live, socket: &Socket, item: &Item) -> Result<(), Stop> {
    let stored = log::stored(&live.0.store.shop(item.key.shop), item).await?;
    let outcome = stored.ok_or(Denied::NotFound)?;
    socket.tell(say::outcome(item.key, item.client_id, &outcome));
    Ok(())
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

fn say_act(lane: Lane, kind: &'static str, body: String) -> Act {
    Act::Say {
        lane,
        kind,
        body,
        is_automatic: false,
    }
}

/// Through the guard to the writer; there is no other way.
fn append(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    client_id: ClientId,
    act: Act,
    confirmed: &[String],
) -> Result<(), Stop> {
    let item = item(socket, facts, client_id, act);
    let reviewed = match live.guard().admit(item, confirmed) {
        Ok(reviewed) => reviewed,
        Err((item, stopped)) => {
            stop(live, socket, item, stopped);
            return Ok(());
        }
    };
    if live.ledger().is_down() && live.ledger().waiting() > 0 {
        return Err(Stop(Trouble::new(
            "storage_unavailable",
            "nothing was stored; try again",
        )));
    }
    let reply: Arc<dyn crate::reception::Hears> = socket.clone();
    live.ledger()
        .append(reviewed, Some(reply))
        .map_err(|_| Stop(Trouble::new("too_fast", "the writer is busy").retry(500)))
}

/// A stored message is never "blocked" by a later rule: its retry is known before anyone asks the guard's opinion.
fn stop(live: &Live, socket: &Arc<Socket>, item: Item, stopped: Stopped) {
    let (live, socket) = (live.clone(), socket.clone());
    tokio::spawn(async move {
        let db = live.0.store.shop(item.key.shop);
        if let Ok(Some(outcome)) = log::stored(&db, &item).await {
            socket.tell(say::outcome(item.key, item.client_id, &outcome));
            return;
        }
        let (code, findings) = match &stopped {
            Stopped::NeedsConfirm(findings) => ("needs_confirm", findings),
            Stopped::Blocked(findings) => ("blocked", findings),
        };
        let trouble = Trouble::new(code, "the guard stopped this text").of(item.client_id);
        socket.tell(
            trouble
                .within(item.key.conversation)
                .finding(findings)
                .json(),
        );
    });
}

fn member(socket: &Socket) -> Result<MemberId, Stop> {
    match &socket.actor {
        Actor::Member(member) => Ok(member.id),
        _ => Err(Denied::Forbidden.into()),
    }
}

/// To a member, a group or the queue. Whom it goes to may be gone by now; a retry of what was stored is still answered.
async fn transfer(
    live: &Live,
    socket: &Arc<Socket>,
    facts: &Facts,
    frame: &Transfer,
) -> Result<(), Stop> {
    let to = match (frame.to, &frame.group) {
        (Some(_), Some(_)) => {
            return Err(Stop(Trouble::new(
                "bad_frame",
                "name a member or a group, not both",
            )));
        }
        (Some(id), None) => {
            let name = colleague(live, facts, id).await?;
            name.map(|name| HandTo::Member { id, name })
        }
        (None, Some(group)) => Some(HandTo::Group(group.clone())),
        (None, None) => Some(HandTo::Queue),
    };
    let is_gone = to.is_none();
    let act = Act::Transfer {
        to: to.unwrap_or(HandTo::Queue),
        reason: words(&frame.reason, REASON_CHARS),
        note: words(&frame.note, NOTE_CHARS),
        over: may_step_in(socket, facts),
    };
    let dispatcher = &live.0.ports.dispatcher;
    let forbidden = dispatcher.forbids(facts.key.shop, frame.group.as_deref(), &frame.reason);
    let forbidden = forbidden.await?;
    if is_gone || forbidden.is_some() {
        let item = item(socket, facts, frame.client_id, act);
        let stored = log::stored(&live.0.store.shop(item.key.shop), &item).await?;
        let code = forbidden.unwrap_or("not_found");
        let outcome = stored.ok_or(Stop(Trouble::new(code, "it cannot be handed on like this")))?;
        socket.tell(say::outcome(item.key, item.client_id, &outcome));
        return Ok(());
    }
    let told =
        json!({ "act": "transfer", "to": frame.to, "group": frame.group, "reason": frame.reason });
    super::stepping_in::note(live, &socket.actor, facts.key, told).await?;
    append(live, socket, facts, frame.client_id, act, &[])
}

fn words(text: &str, most: usize) -> String {
    let plain = text
        .trim()
        .chars()
        .filter(|c| !c.is_control() || *c == '\n');
    plain.take(most).collect()
}

/// The name of a member who serves in the conversation's shop.
async fn colleague(live: &Live, facts: &Facts, to: MemberId) -> Result<Option<String>, Stop> {
    let members = live
        .0
        .ports
        .presences
        .at_desk(facts.key.shop, live.0.clock.now())
        .await?;
    let found = members
        .into_iter()
        .find(|member| member.id == to && member.serves);
    Ok(found.map(|member| member.nick))
}

/// Subscribe first, then read: nothing falls between.
async fn resume(
    live: &Live,
    socket: &Arc<Socket>,
    facts: Arc<Facts>,
    frame: &Resume,
) -> Result<Vec<String>, Stop> {
    let key = facts.key;
    let before = log::head(&live.0.store, key)
        .await?
        .ok_or(Denied::NotFound)?;
    if socket.follow(facts) {
        live.0
            .hub
            .follow(socket, key, [before.public_seq, before.staff_seq]);
    }
    let db = live.0.store.shop(key.shop);
    let mut head = log::head(&live.0.store, key)
        .await?
        .ok_or(Denied::NotFound)?;
    let mut frames = vec![
        missed(
            live,
            socket,
            key,
            Lane::Public,
            frame.public,
            &mut head.public_seq,
        )
        .await?,
    ];
    if socket.audience() == Audience::Staff {
        frames.push(
            missed(
                live,
                socket,
                key,
                Lane::Staff,
                frame.staff,
                &mut head.staff_seq,
            )
            .await?,
        );
        frames.extend(super::presence::looking_frame(live, key).await?);
    }
    let marks = marks::marks(&db, &[key.conversation])
        .await?
        .remove(&key.conversation)
        .unwrap_or_default();
    frames.push(say::resumed(key, &head, marks, socket.audience()));
    if socket.audience() == Audience::Customer && head.status == Status::Queued {
        frames.extend(super::dispatch::place_again(live, key));
    }
    Ok(frames)
}

/// What a lane has above `held`: all of it, or past the limit the newest with a hole before. `upto` is raised to what was read.
async fn missed(
    live: &Live,
    socket: &Socket,
    key: Key,
    lane: Lane,
    held: i64,
    upto: &mut i64,
) -> Result<String, Stop> {
    let db = live.0.store.shop(key.shop);
    // Nobody holds more than there is, whatever they say.
    let held = held.clamp(0, *upto);
    let is_far = held == 0 || *upto - held > MISSED;
    let (span, limit) = if is_far {
        (Span::Newest, NEWEST)
    } else {
        (Span::After(held), log::PAGE)
    };
    let page = log::page(&db, key, lane, span, limit).await?;
    let first = page.rows.first().map_or(*upto + 1, |row| row.seq);
    *upto = page.rows.last().map_or(*upto, |row| row.seq.max(*upto));
    let skipped = (held > 0 && first > held + 1).then_some((held + 1, first - 1));
    Ok(PageFrame {
        key,
        lane,
        rows: &page.rows,
        more: page.more,
        skipped,
    }
    .json(socket.audience()))
}

async fn fetch(
    live: &Live,
    socket: &Socket,
    facts: &Facts,
    frame: &Fetch,
) -> Result<Vec<String>, Stop> {
    let span = match (frame.before, frame.after) {
        (None, None) => Span::Newest,
        (Some(before), None) => Span::Before(before),
        (None, Some(after)) => Span::After(after),
        (Some(_), Some(_)) => {
            return Err(Stop(Trouble::new(
                "bad_frame",
                "name before or after, not both",
            )));
        }
    };
    let db = live.0.store.shop(facts.key.shop);
    let page = log::page(
        &db,
        facts.key,
        frame.lane,
        span,
        frame.limit.unwrap_or(NEWEST),
    )
    .await?;
    let page = PageFrame {
        key: facts.key,
        lane: frame.lane,
        rows: &page.rows,
        more: page.more,
        skipped: None,
    };
    Ok(vec![page.json(socket.audience())])
}

fn keep_mark(live: &Live, socket: &Socket, facts: &Facts, frame: &Mark) {
    let reader = Reader {
        key: facts.key,
        id: socket.sender.id,
        is_staff: socket.audience() == Audience::Staff,
    };
    let mark = marks::Mark {
        delivered: frame.delivered.unwrap_or(0),
        read: frame.read.unwrap_or(0),
    };
    live.0.marks.note(reader, mark);
}

fn show_typing(live: &Live, socket: &Socket, facts: &Facts, frame: &Typing) {
    let text = typing_frame(facts.key, &socket.sender, socket.audience(), frame.on);
    live.0
        .hub
        .tell(facts.key.conversation, &text, None, socket.id);
    cluster::tell(
        live,
        &cluster::News::Say {
            conversation: facts.key.conversation,
            frame: text,
            staff_only: false,
        },
    );
}

fn typing_frame(key: Key, sender: &Sender, audience: Audience, on: bool) -> String {
    let (from, name) = match audience {
        Audience::Customer => ("customer", None),
        Audience::Staff => ("member", Some(&*sender.name)),
    };
    serde_json::json!({ "type": "typing", "conversation": key.conversation, "from": from, "name": name, "on": on })
        .to_string()
}

async fn look(live: &Live, socket: &Socket, frame: &Looking) -> Result<(), Stop> {
    let Actor::Customer { shop, customer } = &socket.actor else {
        return Err(Denied::Forbidden.into());
    };
    let seen = super::presence::Looked {
        customer: *customer,
        product: frame.product,
        title: frame
            .title
            .chars()
            .filter(|c| *c != '\0')
            .take(120)
            .collect(),
        path: frame
            .path
            .chars()
            .filter(|c| *c != '\0')
            .take(300)
            .collect(),
        at: live.0.clock.now(),
    };
    live.0.ports.presences.keep_looking(*shop, &seen).await?;
    for key in socket.all_followed() {
        let text = seen.frame(key);
        live.0
            .hub
            .tell(key.conversation, &text, Some(Audience::Staff), 0);
        cluster::tell(
            live,
            &cluster::News::Say {
                conversation: key.conversation,
                frame: text,
                staff_only: true,
            },
        );
    }
    Ok(())
}
