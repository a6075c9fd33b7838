//! A shop that follows a script.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Json, Router,
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    routing::{any, patch, post},
};
use parking_lot::Mutex;
use serde_json::{Value, json};

const CONVERSATION: &str = "0190aaaa-0000-7000-8000-000000000001";

/// A shop that follows a script and writes down what it hears.
#[derive(Default)]
pub(super) struct Script {
    /// What the agent says to each text, from the last to the first.
    pub(super) answers: Mutex<Vec<&'static str>>,
    /// Messages swallowed with the line before all goes well.
    pub(super) breaks: Mutex<usize>,
    pub(super) heard: Mutex<Vec<Value>>,
    pub(super) visits: Mutex<Vec<Value>>,
}

impl Script {
    pub(super) fn texts(&self) -> Vec<String> {
        self.bodies("text")
            .iter()
            .filter_map(|body| Some(body["text"].as_str()?.to_owned()))
            .collect()
    }

    pub(super) fn bodies(&self, kind: &str) -> Vec<Value> {
        let heard = self.heard.lock();
        let sent = heard
            .iter()
            .filter(|frame| frame["type"] == "send" && frame["kind"] == kind);
        sent.map(|frame| frame["body"].clone()).collect()
    }

    pub(super) fn frames(&self, kind: &str) -> Vec<Value> {
        self.heard
            .lock()
            .iter()
            .filter(|frame| frame["type"] == kind)
            .cloned()
            .collect()
    }
}

pub(super) async fn serve(script: Arc<Script>) -> SocketAddr {
    let visit = |State(script): State<Arc<Script>>, Json(body): Json<Value>| async move {
        script.visits.lock().push(body);
        Json(json!({
            "device": "dev_1", "shop": { "id": "s" }, "customer": { "id": "c", "name": "访客" },
            "conversation": CONVERSATION,
        }))
    };
    let begin = || async { Json(json!({ "upload": "u", "offset": 0, "chunk_bytes": 1 << 20 })) };
    let piece = |body: axum::body::Bytes| async move {
        Json(json!({ "offset": body.len(), "file": { "id": "f", "kind": "image" } }))
    };
    let socket = |State(script): State<Arc<Script>>, upgrade: WebSocketUpgrade| async move {
        upgrade.on_upgrade(move |socket| act(script, socket))
    };
    let router = Router::new()
        .route("/api/store/{slug}/visits", post(visit))
        .route("/api/shops/{shop}/uploads", post(begin))
        .route("/api/shops/{shop}/uploads/{id}", patch(piece))
        .route("/ws", any(socket))
        .with_state(script);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn act(script: Arc<Script>, mut socket: WebSocket) {
    let mut seq = 0;
    while let Some(Ok(message)) = socket.recv().await {
        let Message::Text(text) = message else {
            continue;
        };
        let frame: Value = serde_json::from_str(&text).unwrap();
        script.heard.lock().push(frame.clone());
        let answers = match frame["type"].as_str().unwrap() {
            "hello" => vec![json!({ "type": "welcome", "v": 1 })],
            "resume" => vec![
                json!({ "type": "page", "conversation": CONVERSATION, "entries": [] }),
                json!({ "type": "resumed", "conversation": CONVERSATION }),
                json!({ "type": "ping", "at": 77, "heads": {} }),
            ],
            "send" if take_one(&script.breaks) => return,
            "send" => answers_to(&script, &frame, &mut seq),
            _ => Vec::new(),
        };
        for answer in answers {
            socket
                .send(Message::Text(answer.to_string().into()))
                .await
                .unwrap();
        }
    }
}

fn take_one(left: &Mutex<usize>) -> bool {
    let mut left = left.lock();
    let is_left = *left > 0;
    *left = left.saturating_sub(1);
    is_left
}

fn answers_to(script: &Script, frame: &Value, seq: &mut i64) -> Vec<Value> {
    *seq += 1;
    let mut answers = vec![json!({
        "type": "ack", "client_id": frame["client_id"], "conversation": CONVERSATION,
        "lane": "public", "seq": *seq,
    })];
    let answer = if frame["kind"] == "text" {
        script.answers.lock().pop()
    } else {
        None
    };
    if let Some(text) = answer {
        *seq += 1;
        answers.push(json!({
            "type": "entry", "conversation": CONVERSATION, "lane": "public", "seq": *seq,
            "from": { "kind": "member", "name": "小禾" }, "kind": "text", "body": { "text": text },
        }));
    }
    answers
}
