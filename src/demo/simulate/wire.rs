use std::{collections::VecDeque, time::Duration};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::Instant};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use super::{
    Simulation,
    call::{Trouble, Visit},
};
use crate::{demo::dice::Dice, vocabulary::new_id};

const WELCOME: Duration = Duration::from_secs(15);
const LEAVING: Duration = Duration::from_secs(5);
/// Heard nothing for so long, a client takes the line for dead (`docs/protocol.md`, 3).
const SILENCE: Duration = Duration::from_secs(30);
const LONGEST_REST_MS: i64 = 30_000;

/// What a customer notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A member said something; what it says, as far as it is text.
    Said(String),
    /// The reception was closed.
    Closed,
    Nothing,
}

/// A customer's line to the shop: it comes back by itself and sends again what was not acknowledged.
pub struct Line<'a> {
    simulation: &'a Simulation,
    visit: Visit,
    socket: Option<WebSocketStream<MaybeTlsStream<TcpStream>>>,
    dice: Dice,
    /// Highest public number held.
    seq: i64,
    unacknowledged: VecDeque<(String, Value)>,
    heard: VecDeque<Heard>,
    last_heard: Instant,
}

impl<'a> Line<'a> {
    pub fn new(simulation: &'a Simulation, visit: Visit, dice: Dice) -> Self {
        Self {
            simulation,
            visit,
            socket: None,
            dice,
            seq: 0,
            unacknowledged: VecDeque::new(),
            heard: VecDeque::new(),
            last_heard: Instant::now(),
        }
    }

    pub fn visit(&self) -> &Visit {
        &self.visit
    }

    /// Sends a message; it is repeated until the server has it.
    pub async fn say(&mut self, kind: &str, body: Value) {
        let client_id = new_id().to_string();
        let frame = json!({
            "type": "send", "client_id": client_id, "conversation": self.visit.conversation,
            "kind": kind, "body": body,
        });
        self.unacknowledged.push_back((client_id, frame.clone()));
        self.put(&frame).await;
    }

    /// Shows typing, or that it ended; lost on a broken line.
    pub async fn typing(&mut self, on: bool) {
        let frame = json!({ "type": "typing", "conversation": self.visit.conversation, "on": on });
        self.put(&frame).await;
    }

    pub async fn looking(&mut self, title: &str, path: &str, product: &str) {
        self.put(&json!({ "type": "looking", "title": title, "path": path, "product": product }))
            .await;
    }

    /// Marks everything heard as read.
    pub async fn read(&mut self) {
        let frame = json!({
            "type": "mark", "conversation": self.visit.conversation,
            "delivered": self.seq, "read": self.seq,
        });
        self.put(&frame).await;
    }

    /// Keeps what was heard too early for the next [`Self::listen`].
    pub fn hear_again(&mut self, early: Vec<Heard>) {
        for heard in early.into_iter().rev() {
            self.heard.push_front(heard);
        }
    }

    /// Says goodbye to the socket, once the server has what was said.
    pub async fn leave(mut self) {
        let until = Instant::now() + LEAVING;
        while !self.unacknowledged.is_empty() && Instant::now() < until {
            self.listen(Duration::from_millis(50)).await;
        }
        if let Some(mut socket) = self.socket.take() {
            let _ = socket.close(None).await;
        }
    }

    async fn put(&mut self, frame: &Value) {
        self.be_connected().await;
        if let Some(socket) = &mut self.socket {
            let sent = socket.send(Message::text(frame.to_string())).await;
            if sent.is_err() {
                self.socket = None;
            }
        }
    }

    /// Listens for at most `time`; pings are answered and breaks mended meanwhile.
    pub async fn listen(&mut self, time: Duration) -> Heard {
        let until = Instant::now() + time;
        loop {
            if let Some(heard) = self.heard.pop_front() {
                return heard;
            }
            if Instant::now() >= until {
                return Heard::Nothing;
            }
            self.be_connected().await;
            let Some(socket) = &mut self.socket else {
                return Heard::Nothing;
            };
            let deaf_at = (self.last_heard + SILENCE).min(until);
            match tokio::time::timeout_at(deaf_at, socket.next()).await {
                Ok(Some(Ok(Message::Text(text)))) => self.take(&text).await,
                Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) => self.socket = None,
                Ok(Some(Ok(_))) => {}
                Err(_) if Instant::now() < until => self.socket = None,
                Err(_) => return Heard::Nothing,
            }
        }
    }

    async fn take(&mut self, text: &str) {
        self.last_heard = Instant::now();
        let Ok(frame) = serde_json::from_str::<Value>(text) else {
            return;
        };
        match frame["type"].as_str().unwrap_or_default() {
            "ping" => {
                self.put_plain(json!({ "type": "pong", "at": frame["at"] }))
                    .await;
            }
            "entry" => self.enter(&frame),
            "page" => {
                for entry in frame["entries"].as_array().into_iter().flatten() {
                    self.enter(entry);
                }
            }
            "ack" => self.acknowledged(&frame),
            "error" => self.refused(&frame).await,
            _ => {}
        }
    }

    /// Without mending the line: for answers that mean nothing on another one.
    async fn put_plain(&mut self, frame: Value) {
        if let Some(socket) = &mut self.socket {
            let _ = socket.send(Message::text(frame.to_string())).await;
        }
    }

    fn enter(&mut self, entry: &Value) {
        let seq = entry["seq"].as_i64().unwrap_or(0);
        // A first page tells of earlier visits: only what is new is news.
        if entry["lane"].as_str().unwrap_or("public") != "public" || seq <= self.seq {
            return;
        }
        self.seq = seq;
        match (entry["from"]["kind"].as_str(), entry["kind"].as_str()) {
            (Some("member" | "system"), Some("close")) => {
                self.heard.push_back(Heard::Closed);
            }
            (Some("member"), Some("text")) => {
                let text = entry["body"]["text"].as_str().unwrap_or_default();
                self.heard.push_back(Heard::Said(text.to_owned()));
            }
            (Some("member"), Some("image" | "file" | "product" | "order")) => {
                self.heard.push_back(Heard::Said(String::new()));
            }
            _ => {}
        }
    }

    fn acknowledged(&mut self, frame: &Value) {
        let id = frame["client_id"].as_str();
        self.unacknowledged
            .retain(|(held, _)| Some(held.as_str()) != id);
    }

    /// What may pass later is sent again then; what never will is dropped.
    async fn refused(&mut self, frame: &Value) {
        let Some(id) = frame["client_id"].as_str().map(str::to_owned) else {
            return;
        };
        let code = frame["code"].as_str().unwrap_or_default();
        if !matches!(code, "too_fast" | "storage_unavailable") {
            tracing::debug!(code, "a simulated customer was refused");
            self.unacknowledged.retain(|(held, _)| *held != id);
            return;
        }
        let wait = frame["retry_ms"].as_u64().unwrap_or(3_000).min(30_000);
        tokio::time::sleep(Duration::from_millis(wait)).await;
        let again = self.unacknowledged.iter().find(|(held, _)| *held == id);
        if let Some((_, frame)) = again.cloned() {
            self.put_plain(frame).await;
        }
    }

    /// Connects where there is no line, resting longer after each failure.
    async fn be_connected(&mut self) {
        let mut rest_ms = 3_000;
        while self.socket.is_none() {
            match self.connect().await {
                Ok(()) => return,
                Err(trouble) => tracing::debug!(%trouble, "a simulated customer cannot connect"),
            }
            let rest = self.dice.between(0..=rest_ms);
            rest_ms = (rest_ms * 2).min(LONGEST_REST_MS);
            tokio::time::sleep(Duration::from_millis(rest as u64).div_f64(self.simulation.pace))
                .await;
        }
    }

    async fn connect(&mut self) -> Result<(), Trouble> {
        let address = format!("{}/ws", self.simulation.address.replacen("http", "ws", 1));
        let (mut socket, _) = connect_async(address).await.map_err(Box::new)?;
        let hello = json!({
            "type": "hello", "v": 1, "as": "customer", "shop": super::SLUG,
            "token": self.visit.device,
        });
        socket
            .send(Message::text(hello.to_string()))
            .await
            .map_err(Box::new)?;
        let is_first = self.seq == 0;
        let seen = until(&mut socket, "welcome").await?;
        drop(seen);
        let resume = json!({
            "type": "resume", "conversation": self.visit.conversation, "public": self.seq,
        });
        socket
            .send(Message::text(resume.to_string()))
            .await
            .map_err(Box::new)?;
        for frame in until(&mut socket, "resumed").await? {
            for entry in frame["entries"].as_array().into_iter().flatten() {
                self.enter(entry);
            }
        }
        if is_first {
            self.heard.clear();
        }
        for (_, frame) in &self.unacknowledged {
            socket
                .send(Message::text(frame.to_string()))
                .await
                .map_err(Box::new)?;
        }
        self.last_heard = Instant::now();
        self.socket = Some(socket);
        Ok(())
    }
}

/// Frames up to and with the first of this type.
async fn until(
    socket: &mut WebSocketStream<MaybeTlsStream<TcpStream>>,
    kind: &str,
) -> Result<Vec<Value>, Trouble> {
    let deadline = Instant::now() + WELCOME;
    let mut frames = Vec::new();
    loop {
        let next = tokio::time::timeout_at(deadline, socket.next()).await;
        let lost = || Trouble::Refused(format!("no {kind} came"));
        let message = next
            .map_err(|_| lost())?
            .ok_or_else(lost)?
            .map_err(Box::new)?;
        let Message::Text(text) = message else {
            continue;
        };
        let Ok(frame) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        let found = frame["type"].as_str().unwrap_or_default().to_owned();
        frames.push(frame);
        if found == kind {
            return Ok(frames);
        }
        if found == "error" {
            return Err(Trouble::Refused(text.to_string()));
        }
    }
}
