//! From an open socket to a welcome: who comes, proven by a token, within limits.

use std::{sync::Arc, time::Duration};

use axum::extract::ws::{Message, WebSocket};
use futures_util::StreamExt;
use serde_json::json;

use super::fault;
use crate::{
    access::{Actor, Denied, Refusal},
    http::{Arrivals, Problem},
    live::{
        Live,
        frames::{Hello, Party, parse_hello},
        outbox::Close,
        say::Trouble,
        socket::Socket,
    },
    reception::log,
    storage::StorageError,
    vocabulary::{ConversationId, ShopId},
};

const HELLO_WITHIN: Duration = Duration::from_secs(10);

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

pub async fn greet(
    live: &Live,
    ws: &mut WebSocket,
    cookie: Option<String>,
    arrivals: Arrivals,
) -> Result<Arc<Socket>, Close> {
    let hello = tokio::time::timeout(HELLO_WITHIN, first_frame(ws))
        .await
        .map_err(|_| Close::NoHello)??;
    let welcomed = match welcome(live, &hello, cookie).await {
        Ok(welcomed) => welcomed,
        Err(refusal) => return Err(turn_away(ws, refusal).await),
    };
    let now = live.0.clock.now();
    let socket = Socket::new(welcomed.actor.clone(), &welcomed.name, now, arrivals);
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
