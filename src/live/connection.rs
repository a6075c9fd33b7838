//! One socket from upgrade to close, in one task.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::ws::{Message, WebSocket, WebSocketUpgrade},
    response::Response,
};
use futures_util::{FutureExt, SinkExt, StreamExt};
use serde_json::json;

use super::{
    Live, commands,
    frames::{Command, Hello, Party, parse_hello},
    outbox::{Close, Next},
    say::{self, Trouble},
    socket::Socket,
};
use crate::{
    access::{Actor, Denied, Refusal},
    http::{Held, Problem},
    reception::log,
    storage::StorageError,
    vocabulary::{ConversationId, ShopId},
};

const HELLO_WITHIN: Duration = Duration::from_secs(10);
const WRITE_WITHIN: Duration = Duration::from_secs(10);
const GOODBYE_WITHIN: Duration = Duration::from_secs(1);
/// Largest frame a client may send.
pub const FRAME_BYTES: usize = 64 * 1024;
/// What each socket keeps for reading; frames larger than it grow it while they are read.
const READ_BUFFER: usize = 512;
/// Frames are gathered up to this before they are handed to the kernel; a flush follows when nothing more waits.
const WRITE_BUFFER: usize = 8 * 1024;
const BAD_FRAMES: u32 = 20;
/// A pause between two frames after which faults are forgotten.
const FORGIVEN_AFTER_S: f64 = 10.0;

/// Who a `hello` turned out to be.
pub struct Welcomed {
    pub actor: Actor,
    /// The name shown to the other side.
    pub name: String,
    pub shop: ShopWelcome,
}

#[derive(Clone, serde::Serialize)]
pub struct ShopWelcome {
    pub id: ShopId,
    pub slug: String,
    pub name: String,
    #[serde(skip)]
    pub first_limit_ms: i64,
    #[serde(skip)]
    pub later_limit_ms: i64,
}

/// Checks tokens; the members' and customers' areas do.
#[async_trait::async_trait]
pub trait Gatekeeper: Send + Sync {
    /// `cookie` is the sign-in of the request that opened the socket.
    async fn member(
        &self,
        shop: &str,
        token: Option<&str>,
        cookie: Option<&str>,
    ) -> Result<Welcomed, Refusal>;
    async fn customer(&self, shop: &str, token: &str) -> Result<Welcomed, Refusal>;
}

/// Turns a request into a socket. Its origin was checked by the router.
pub fn upgrade(
    live: Live,
    request: WebSocketUpgrade,
    (address, held): (IpAddr, Option<Held>),
    cookie: Option<String>,
) -> Response {
    use axum::response::IntoResponse;
    if let Err(problem) = live.admit(address) {
        return problem.into_response();
    }
    let seat = Seat {
        live: live.clone(),
        address,
        _held: held,
    };
    request
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(2 << 20)
        .max_message_size(FRAME_BYTES)
        .max_frame_size(FRAME_BYTES)
        .on_upgrade(move |socket| async move {
            serve(&live, socket, cookie).await;
            drop(seat);
        })
}

/// A socket's place in the count of its address, and its connection's among all.
struct Seat {
    live: Live,
    address: IpAddr,
    _held: Option<Held>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.live.0.addresses.leave(self.address);
    }
}

impl Live {
    fn admit(&self, address: IpAddr) -> Result<(), Problem> {
        use axum::http::StatusCode;
        if self
            .0
            .is_draining
            .load(std::sync::atomic::Ordering::Acquire)
        {
            let gone = StatusCode::SERVICE_UNAVAILABLE;
            return Err(Problem::new(gone, "draining", "This node is going away"));
        }
        let most = self.0.limits.sockets_per_address;
        if self.0.addresses.enter(address, most) {
            Ok(())
        } else {
            Err(Problem::too_fast(5_000))
        }
    }
}

async fn serve(live: &Live, mut ws: WebSocket, cookie: Option<String>) {
    let greeted = Box::pin(greet(live, &mut ws, cookie)).await;
    let socket = match greeted {
        Ok(socket) => socket,
        Err(close) => return say_goodbye(&mut ws, close).await,
    };
    let entered = Entered::new(live, &socket);
    run(live, &mut ws, &socket).await;
    drop(entered);
}

/// A socket that the node knows of, until it ends, however it ends.
struct Entered<'a> {
    live: &'a Live,
    socket: &'a Arc<Socket>,
}

impl<'a> Entered<'a> {
    fn new(live: &'a Live, socket: &'a Arc<Socket>) -> Self {
        live.0.hub.enter(socket);
        if live.ledger().is_down() {
            socket.tell(say::notice("storage_full"));
        }
        Self { live, socket }
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.live.0.hub.leave(self.socket);
        self.live.0.desk.leave(self.socket);
        super::presence::left(self.live, self.socket);
    }
}

async fn greet(
    live: &Live,
    ws: &mut WebSocket,
    cookie: Option<String>,
) -> Result<Arc<Socket>, Close> {
    let hello = tokio::time::timeout(HELLO_WITHIN, first_frame(ws))
        .await
        .map_err(|_| Close::NoHello)??;
    let welcomed = match welcome(live, &hello, cookie).await {
        Ok(welcomed) => welcomed,
        Err(refusal) => return Err(turn_away(ws, refusal).await),
    };
    let socket = Socket::new(welcomed.actor.clone(), &welcomed.name, live.0.clock.now());
    if live.0.hub.count_of(socket.sender.id) >= live.0.limits.sockets_per_actor {
        let _ = ws
            .send(Message::Text(
                Trouble::new("too_fast", "too many sockets").json().into(),
            ))
            .await;
        return Err(Close::Flood);
    }
    let frame = match welcome_frame(live, &socket, &welcomed).await {
        Ok(frame) => frame,
        Err(error) => return Err(turn_away(ws, error.into()).await),
    };
    ws.send(Message::Text(frame.into()))
        .await
        .map_err(|_| Close::GoingAway)?;
    Ok(socket)
}

/// A database that is away says nothing of who asks: they come back, and are not told to sign in again.
async fn turn_away(ws: &mut WebSocket, refusal: Refusal) -> Close {
    let (why, close) = match &refusal {
        Refusal::Denied(denied) => (denied.to_string(), Close::NoHello),
        Refusal::Storage(_) => ("try again".to_owned(), Close::GoingAway),
    };
    let code = Problem::from(refusal).code();
    let trouble = Trouble::new(code, why).json();
    let _ = ws.send(Message::Text(trouble.into())).await;
    close
}

async fn first_frame(ws: &mut WebSocket) -> Result<Hello, Close> {
    loop {
        match ws.next().await {
            Some(Ok(Message::Text(text))) => match parse_hello(&text) {
                Ok(hello) if hello.v == 1 => return Ok(hello),
                Ok(_) => return Err(refuse(ws, "this node speaks version 1").await),
                Err(error) => return Err(refuse(ws, &error.to_string()).await),
            },
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            Some(Ok(Message::Binary(_))) => return Err(Close::Binary),
            Some(Err(error)) => return Err(fault(error).unwrap_or(Close::NoHello)),
            _ => return Err(Close::NoHello),
        }
    }
}

async fn refuse(ws: &mut WebSocket, why: &str) -> Close {
    let _ = ws
        .send(Message::Text(Trouble::new("bad_frame", why).json().into()))
        .await;
    Close::NoHello
}

async fn welcome(live: &Live, hello: &Hello, cookie: Option<String>) -> Result<Welcomed, Refusal> {
    let gate = &live.0.ports.gate;
    match hello.role {
        Party::Member => {
            gate.member(&hello.shop, hello.token.as_deref(), cookie.as_deref())
                .await
        }
        Party::Customer => {
            let token = hello.token.as_deref().ok_or(Denied::NotSignedIn)?;
            gate.customer(&hello.shop, token).await
        }
    }
}

async fn welcome_frame(
    live: &Live,
    socket: &Socket,
    welcomed: &Welcomed,
) -> Result<String, StorageError> {
    let shop = &welcomed.shop;
    let conversation = own_conversation(live, &welcomed.actor).await?;
    let role = match &welcomed.actor {
        Actor::Member(member) => Some(member.role),
        _ => None,
    };
    let mut me =
        json!({ "kind": socket.sender.kind, "id": socket.sender.id, "name": welcomed.name });
    if let Some(role) = role {
        me["role"] = json!(role);
    }
    let mut frame = json!({
        "type": "welcome", "v": 1, "now": live.0.clock.now(), "shop": shop, "me": me,
        "limits": {
            "first_ms": shop.first_limit_ms, "later_ms": shop.later_limit_ms,
            "recall_ms": crate::reception::ledger::RECALL_MS, "text_chars": crate::reception::TEXT_CHARS,
            "file_bytes": live.0.limits.file_bytes,
        },
    });
    if let Some(conversation) = conversation {
        frame["conversation"] = json!(conversation);
    }
    Ok(frame.to_string())
}

async fn own_conversation(
    live: &Live,
    actor: &Actor,
) -> Result<Option<ConversationId>, StorageError> {
    let Actor::Customer { shop, customer } = actor else {
        return Ok(None);
    };
    let db = live.0.store.shop(*shop);
    let facts = log::conversation_of(&db, *customer, "widget").await?;
    Ok(facts.map(|facts| {
        let conversation = facts.key.conversation;
        live.0.facts.insert(conversation, Arc::new(facts));
        conversation
    }))
}

/// Until either side ends it: read what has come, do it, write what waits, flush once.
async fn run(live: &Live, ws: &mut WebSocket, socket: &Arc<Socket>) {
    let mut pace = Pace::new(live);
    loop {
        let mut received = tokio::select! {
            received = ws.next() => Some(received),
            () = socket.outbox.ready() => None,
        };
        while let Some(frame) = received {
            match take(live, ws, socket, &mut pace, frame).await {
                Ok(()) => received = ws.next().now_or_never(),
                Err(None) => return,
                Err(Some(close)) => {
                    socket.close(close);
                    break;
                }
            }
        }
        match write(ws, socket).await {
            Ok(None) => {}
            Ok(Some(close)) | Err(Some(close)) => return say_goodbye(ws, close).await,
            Err(None) => return,
        }
    }
}

/// Does what one frame asks. `Err` ends the socket, with a reason where there is someone to tell.
async fn take(
    live: &Live,
    ws: &mut WebSocket,
    socket: &Arc<Socket>,
    pace: &mut Pace,
    frame: Option<Result<Message, axum::Error>>,
) -> Result<(), Option<Close>> {
    let text = match frame {
        Some(Ok(Message::Text(text))) => text,
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(()),
        Some(Ok(Message::Binary(_))) => return Err(Some(Close::Binary)),
        Some(Err(error)) => return Err(fault(error)),
        Some(Ok(Message::Close(_))) | None => return Err(None),
    };
    let now = live.0.clock.now();
    socket.heard(now);
    if !pace.allows(now) {
        return pace.refuse(socket, &text).map_err(Some);
    }
    match commands::quick(live, socket, &text) {
        commands::Done::Yes => {}
        commands::Done::Bad => pace.bad().map_err(Some)?,
        commands::Done::NotYet(command) => {
            for page in Box::pin(commands::perform(live, socket, command)).await {
                // Pages are pulled: they go straight out and never wait in the bounded queue.
                in_time(ws.feed(Message::Text(page.into()))).await?;
            }
        }
    }
    Ok(())
}

/// What the peer did wrong, where it can still be told.
fn fault(error: axum::Error) -> Option<Close> {
    use tokio_tungstenite::tungstenite::Error;
    match error.into_inner().downcast_ref::<Error>()? {
        Error::Capacity(_) => Some(Close::TooLarge),
        Error::Utf8(_) => Some(Close::NotText),
        _ => None,
    }
}

/// Everything that waits, and a close if one was asked for.
async fn write(ws: &mut WebSocket, socket: &Socket) -> Result<Option<Close>, Option<Close>> {
    loop {
        match socket.outbox.next() {
            Next::Frame(frame) => in_time(ws.feed(Message::Text(frame))).await?,
            Next::Close(close) => {
                in_time(ws.flush()).await?;
                return Ok(Some(close));
            }
            Next::Nothing => {
                in_time(ws.flush()).await?;
                return Ok(None);
            }
        }
    }
}

/// A reader that takes nothing for this long is too slow.
async fn in_time(
    written: impl Future<Output = Result<(), axum::Error>>,
) -> Result<(), Option<Close>> {
    let written = tokio::time::timeout(WRITE_WITHIN, written).await;
    written
        .map_err(|_| Some(Close::SlowReader))?
        .map_err(|_| None)
}

/// Says why, and reads on for a moment: over bytes left unread the kernel would throw the goodbye away.
async fn say_goodbye(ws: &mut WebSocket, close: Close) {
    metrics::counter!("yingke_sockets_closed_total", "code" => close.code().to_string())
        .increment(1);
    let goodbye = async {
        let is_said = ws.send(Message::Close(Some(close.frame()))).await.is_ok();
        while is_said && matches!(ws.next().await, Some(Ok(_))) {}
    };
    let _ = tokio::time::timeout(GOODBYE_WITHIN, goodbye).await;
}

/// How fast a socket may speak: a bucket of frames. Faults are forgotten once it is full again, so that ten quiet hours at the desk
/// never add up to a flood.
struct Pace {
    per_second: f64,
    most: f64,
    left: f64,
    at: i64,
    bad: u32,
    refused: u32,
}

impl Pace {
    fn new(live: &Live) -> Self {
        let limits = &live.0.limits;
        let most = f64::from(limits.burst);
        let per_second = f64::from(limits.frames_per_second);
        Self {
            per_second,
            most,
            left: most,
            at: live.0.clock.now(),
            bad: 0,
            refused: 0,
        }
    }

    fn allows(&mut self, now: i64) -> bool {
        let passed = (now - self.at).max(0) as f64 / 1_000.0;
        self.at = now;
        let left = self.left + passed * self.per_second;
        if left >= self.most && passed >= FORGIVEN_AFTER_S {
            (self.bad, self.refused) = (0, 0);
        }
        self.left = left.min(self.most) - 1.0;
        self.left >= 0.0
    }

    /// Names the command, so that its sender tries it again instead of waiting for an answer.
    fn refuse(&mut self, socket: &Socket, text: &str) -> Result<(), Close> {
        self.left = self.left.max(-1.0);
        self.refused += 1;
        if self.refused > BAD_FRAMES {
            return Err(Close::Flood);
        }
        let trouble = Trouble::new("too_fast", "too many frames").retry(1_000);
        let refused = Command::parse(text)
            .ok()
            .and_then(|command| command.client_id());
        let trouble = match refused {
            Some(client_id) => trouble.of(client_id),
            None => trouble,
        };
        socket.tell(trouble.json());
        Ok(())
    }

    fn bad(&mut self) -> Result<(), Close> {
        self.bad += 1;
        if self.bad > BAD_FRAMES {
            Err(Close::Flood)
        } else {
            Ok(())
        }
    }
}
