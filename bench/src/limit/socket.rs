use std::{borrow::Cow, sync::Arc};

use anyhow::Result;
use futures_util::{FutureExt, SinkExt, StreamExt};
use serde::Deserialize;
use tokio::{net::TcpStream, sync::mpsc};
use tokio_tungstenite::{
    WebSocketStream, accept_async_with_config,
    tungstenite::{Error, Message, Utf8Bytes, protocol::WebSocketConfig},
};

use super::{Outbox, Post, store::Letter};

#[derive(Deserialize)]
struct Frame<'a> {
    t: &'a str,
    user: Option<&'a str>,
    to: Option<&'a str>,
    id: Option<u64>,
    #[serde(borrow)]
    body: Option<Cow<'a, str>>,
}

struct Guest {
    name: Arc<str>,
    outbox: Outbox,
    post: Post,
}

pub async fn serve(stream: TcpStream, post: Post) -> Result<()> {
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(4 * 1024)
        .write_buffer_size(16 * 1024);
    let mut socket = accept_async_with_config(stream, Some(config)).await?;
    let (outbox, mut inbox) = mpsc::unbounded_channel();
    let mut guest = Guest {
        name: "".into(),
        outbox,
        post,
    };
    loop {
        tokio::select! {
            frame = socket.next() => if !hear(&mut guest, &mut socket, frame)? { return Ok(()) },
            Some(frame) = inbox.recv() => write(&mut socket, &mut inbox, frame).await?,
        }
    }
}

type Received = Option<Result<Message, Error>>;

/// Takes a frame and what has come meanwhile; false at the end.
fn hear(
    guest: &mut Guest,
    socket: &mut WebSocketStream<TcpStream>,
    first: Received,
) -> Result<bool> {
    let mut next = Some(first);
    while let Some(received) = next {
        match received {
            Some(Ok(Message::Text(text))) => act(guest, &text)?,
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Ok(false),
        }
        next = socket.next().now_or_never();
    }
    Ok(true)
}

async fn write(
    socket: &mut WebSocketStream<TcpStream>,
    inbox: &mut mpsc::UnboundedReceiver<Utf8Bytes>,
    first: Utf8Bytes,
) -> Result<()> {
    let mut next = Some(first);
    while let Some(frame) = next {
        socket.feed(Message::Text(frame)).await?;
        next = inbox.try_recv().ok();
    }
    Ok(socket.flush().await?)
}

fn act(guest: &mut Guest, text: &str) -> Result<()> {
    match serde_json::from_str(text)? {
        Frame {
            t: "login",
            user: Some(user),
            ..
        } => {
            guest.name = user.into();
            guest.post.present.enter(user, guest.outbox.clone());
            guest.outbox.send("{\"t\":\"ok\"}".into())?;
        }
        Frame {
            t: "msg",
            to: Some(to),
            id: Some(id),
            body: Some(body),
            ..
        } => guest.post.take(Letter {
            from: guest.name.clone(),
            to: to.to_owned(),
            id,
            body: body.into_owned(),
            sender: guest.outbox.clone(),
        }),
        _ => guest.outbox.send("{\"t\":\"error\"}".into())?,
    }
    Ok(())
}
