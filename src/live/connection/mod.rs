//! One socket from upgrade to close, in one task.

mod greet;
mod pace;

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::ws::{Message, WebSocket, WebSocketUpgrade},
    response::Response,
};
use futures_util::{FutureExt, SinkExt, StreamExt};

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
        .on_upgrade(move |socket| async move {
            serve(&live, socket, (cookie, arrivals)).await;
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

async fn serve(live: &Live, mut ws: WebSocket, (cookie, arrivals): (Option<String>, Arrivals)) {
    let greeted = Box::pin(greet(live, &mut ws, cookie, arrivals)).await;
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
    socket.came_whole();
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
