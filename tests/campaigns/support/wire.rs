use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message},
};

pub type Ws = WebSocketStream<TcpStream>;

/// What came over a socket.
#[derive(Debug)]
pub enum Heard {
    Frame(Value),
    /// It ended; with the code, where there was one.
    End(Option<u16>),
}

/// A connection from `127.0.0.1` or, for crowds, from another of this machine's own addresses.
pub async fn tcp(port: u16, from: Ipv4Addr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    if from != Ipv4Addr::LOCALHOST {
        socket.bind(SocketAddr::from((from, 0)))?;
    }
    let stream = socket.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let stream = stream.await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

pub async fn open(port: u16) -> Result<Ws, Error> {
    open_from(port, Ipv4Addr::LOCALHOST).await
}

pub async fn open_from(port: u16, from: Ipv4Addr) -> Result<Ws, Error> {
    let stream = tcp(port, from).await?;
    let (ws, _) = client_async(format!("ws://127.0.0.1:{port}/ws"), stream).await?;
    Ok(ws)
}

pub async fn say(ws: &mut Ws, frame: &Value) -> Result<(), Error> {
    ws.send(Message::text(frame.to_string())).await
}

/// The next frame; panics where nothing comes in a minute.
pub async fn hear(ws: &mut Ws) -> Heard {
    let patience = Duration::from_secs(60);
    let heard = tokio::time::timeout(patience, next(ws)).await;
    heard.unwrap_or_else(|_| panic!("nothing was heard for {patience:?}"))
}

/// The next frame that is not a sign of life or other news.
pub async fn answer(ws: &mut Ws) -> Heard {
    loop {
        match hear(ws).await {
            Heard::Frame(frame) if frame["type"] == "ping" => {}
            heard => return heard,
        }
    }
}

pub async fn next(ws: &mut Ws) -> Heard {
    loop {
        match ws.next().await {
            Some(Ok(Message::Text(text))) => {
                return Heard::Frame(serde_json::from_str(&text).expect("frames are JSON"));
            }
            Some(Ok(Message::Close(close))) => {
                return Heard::End(close.map(|close| close.code.into()));
            }
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Heard::End(None),
        }
    }
}

/// Says hello and takes the welcome.
pub async fn greet(ws: &mut Ws, hello: &Value) -> Result<Value, Heard> {
    if say(ws, hello).await.is_err() {
        return Err(Heard::End(None));
    }
    match hear(ws).await {
        Heard::Frame(frame) if frame["type"] == "welcome" => Ok(frame),
        other => Err(other),
    }
}

pub async fn listens(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).await.is_ok()
}

/// The server answers its health check.
pub async fn answers(port: u16) -> bool {
    let Ok(response) = reqwest::get(format!("http://127.0.0.1:{port}/healthz")).await else {
        return false;
    };
    response.status().is_success()
}
