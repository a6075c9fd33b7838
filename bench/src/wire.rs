use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, bail};
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, Utf8Bytes, protocol::WebSocketConfig},
};

pub type Socket = WebSocketStream<TcpStream>;

/// How someone signs in: frames to send, each with a piece of the answer to wait for.
#[derive(Clone, Debug)]
pub struct Account(pub Vec<(String, &'static str)>);

/// One address has ports for some 28,000 connections, most of them still closing after a run: spread over several.
const SOURCES: u8 = 8;

pub fn source(index: usize) -> IpAddr {
    Ipv4Addr::new(127, 0, 0, 1 + (index % SOURCES as usize) as u8).into()
}

pub async fn open(to: SocketAddr, from: IpAddr) -> Result<Socket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind((from, 0).into())?;
    let stream = socket.connect(to).await?;
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(4 * 1024)
        .write_buffer_size(16 * 1024);
    let (socket, _) =
        client_async_with_config(format!("ws://{to}/ws"), stream, Some(config)).await?;
    Ok(socket)
}

pub async fn sign_in(to: SocketAddr, from: IpAddr, account: &Account) -> Result<Socket> {
    let mut socket = open(to, from).await?;
    for (frame, answer) in &account.0 {
        socket.send(Message::text(frame.clone())).await?;
        until(&mut socket, answer).await?;
    }
    Ok(socket)
}

/// Reads until a frame holds `wanted`.
pub async fn until(socket: &mut Socket, wanted: &str) -> Result<Utf8Bytes> {
    while let Some(frame) = socket.next().await {
        match frame? {
            Message::Text(text) if text.contains(wanted) => return Ok(text),
            Message::Text(text) if text.contains("\"error\"") => bail!("refused: {text}"),
            _ => {}
        }
    }
    bail!("the server hung up before {wanted}")
}

/// Waits for a text frame, and takes along what has come meanwhile.
pub async fn texts(socket: &mut Socket) -> Result<Vec<Utf8Bytes>> {
    let mut texts = Vec::new();
    let mut next = Some(socket.next().await);
    while let Some(frame) = next {
        if let Message::Text(text) = frame.context("the server hung up")?? {
            texts.push(text);
        }
        next = socket.next().now_or_never();
    }
    Ok(texts)
}
