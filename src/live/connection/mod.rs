//! One socket from upgrade to close, in one task.

mod greet;
mod pace;

use std::{future::poll_fn, net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    response::Response,
};
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::time::timeout;

pub use self::greet::{Gatekeeper, ShopWelcome, Welcomed};
use self::{greet::greet, pace::Pace};
use super::{
    Live, commands,
    outbox::{Close, Next},
    say,
    socket::Socket,
};
use crate::http::{Arrivals, Held, Problem};

const WRITE_WITHIN: Duration = Duration::from_secs(10);
const GOODBYE_WITHIN: Duration = Duration::from_secs(1);
/// Largest frame a client may send.
pub const FRAME_BYTES: usize = 64 * 1024;
/// What each socket keeps for reading; frames larger than it grow it while they are read.
const READ_BUFFER: usize = 512;
/// Frames are gathered up to this before they are handed to the kernel; a flush follows when nothing more waits.
const WRITE_BUFFER: usize = 8 * 1024;

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
    let arrivals = held.as_ref().map(Held::arrivals).unwrap_or_default();
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
        // A task of its own: the one of the upgrade is three times as large, for as long as the socket is open.
        .on_upgrade(move |socket| async move {
            tokio::spawn(serve(live, socket, (cookie, arrivals), seat));
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

#[expect(
    clippy::manual_async_fn,
    reason = "an async fn keeps room twice for what it is given"
)]
fn serve(
    live: Live,
    mut ws: WebSocket,
    (cookie, arrivals): (Option<String>, Arrivals),
    seat: Seat,
) -> impl Future<Output = ()> {
    async move {
        let greeted = Box::pin(greet(&live, &mut ws, cookie, arrivals)).await;
        let close = match greeted {
            Ok(socket) => {
                let _entered = Entered::new(&live, &socket);
                run(&live, &mut ws, &socket).await
            }
            Err(close) => Some(close),
        };
        if let Some(close) = close {
            Box::pin(say_goodbye(&mut ws, close)).await;
        }
        drop(seat);
    }
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

/// Until either side ends it: read what has come, do it, write what waits, flush once. Ten thousand of these wait at the same time, so
/// that whatever takes longer than a moment has a place of its own. Why it ended, where there is someone to tell.
async fn run(live: &Live, ws: &mut WebSocket, socket: &Arc<Socket>) -> Option<Close> {
    let mut pace = Pace::new(live);
    loop {
        let mut received = tokio::select! {
            received = ws.next() => Some(received),
            () = socket.outbox.ready() => None,
        };
        while let Some(frame) = received {
            let taken = match take(live, socket, &mut pace, frame) {
                Ok(None) => Ok(()),
                Ok(Some(text)) => Box::pin(answer(live, ws, socket, &text)).await,
                Err(end) => Err(end),
            };
            match taken {
                Ok(()) => received = ws.next().now_or_never(),
                Err(None) => return None,
                Err(Some(close)) => {
                    socket.close(close);
                    break;
                }
            }
        }
        match write(ws, socket).await {
            Ok(None) => {}
            Ok(Some(close)) => return Some(close),
            Err(end) => return end,
        }
    }
}

/// Does what one frame asks, or gives back what takes longer. `Err` ends the socket, with a reason where there is someone to tell.
fn take(
    live: &Live,
    socket: &Arc<Socket>,
    pace: &mut Pace,
    frame: Option<Result<Message, axum::Error>>,
) -> Result<Option<Utf8Bytes>, Option<Close>> {
    socket.came_whole();
    let text = match frame {
        Some(Ok(Message::Text(text))) => text,
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(None),
        Some(Ok(Message::Binary(_))) => return Err(Some(Close::Binary)),
        Some(Err(error)) => return Err(fault(error)),
        Some(Ok(Message::Close(_))) | None => return Err(None),
    };
    let now = live.0.clock.now();
    socket.heard(now);
    if !pace.allows(now) {
        return pace.refuse(socket, &text).map(|()| None).map_err(Some);
    }
    match commands::quick(live, socket, &text) {
        commands::Done::Yes => Ok(None),
        commands::Done::Bad => pace.bad().map(|()| None).map_err(Some),
        commands::Done::NotYet => Ok(Some(text)),
    }
}

/// Does what needs the database. Pages are pulled: they go straight out and never wait in the bounded queue.
async fn answer(
    live: &Live,
    ws: &mut WebSocket,
    socket: &Arc<Socket>,
    text: &str,
) -> Result<(), Option<Close>> {
    for page in commands::perform(live, socket, text).await {
        feed(ws, page.into()).await?;
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
            Next::Frame(frame) => feed(ws, frame).await?,
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

async fn feed(ws: &mut WebSocket, frame: Utf8Bytes) -> Result<(), Option<Close>> {
    in_time(poll_fn(|context| ws.poll_ready_unpin(context))).await?;
    ws.start_send_unpin(Message::Text(frame)).map_err(|_| None)
}

/// A reader that takes nothing for this long is too slow. Most take it at once.
async fn in_time(
    mut written: impl Future<Output = Result<(), axum::Error>> + Unpin,
) -> Result<(), Option<Close>> {
    let written = match (&mut written).now_or_never() {
        Some(written) => written,
        None => Box::pin(timeout(WRITE_WITHIN, written))
            .await
            .map_err(|_| Some(Close::SlowReader))?,
    };
    written.map_err(|_| None)
}

/// Says why, and reads on for a moment: over bytes left unread the kernel would throw the goodbye away.
async fn say_goodbye(ws: &mut WebSocket, close: Close) {
    metrics::counter!("yingke_sockets_closed_total", "code" => close.code().to_string())
        .increment(1);
    let goodbye = async {
        let is_said = ws.send(Message::Close(Some(close.frame()))).await.is_ok();
        while is_said && matches!(ws.next().await, Some(Ok(_))) {}
    };
    let _ = timeout(GOODBYE_WITHIN, goodbye).await;
}
