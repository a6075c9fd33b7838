use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};
use yingke::vocabulary::new_id;

use super::{TestApp, TestCustomer, people::TestMember};

const PATIENCE: Duration = Duration::from_secs(10);

/// A socket that has said hello.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
    pub welcome: Value,
}

impl TestApp {
    pub async fn socket(&self, hello: Value) -> Socket {
        let mut socket = self.opened(&hello).await;
        socket.welcome = socket.hear(|_| true).await;
        socket
    }

    /// One that has not heard an answer yet.
    pub async fn opened(&self, hello: &Value) -> Socket {
        let (stream, _) = connect_async(format!("ws://{}/ws", self.address))
            .await
            .unwrap();
        let mut socket = Socket {
            stream,
            welcome: Value::Null,
        };
        socket.say(hello).await;
        socket
    }

    pub async fn member_socket(&self, shop: &str, member: &TestMember) -> Socket {
        let token = member.client.token.clone();
        self.socket(
            json!({ "type": "hello", "v": 1, "as": "member", "shop": shop, "token": token }),
        )
        .await
    }

    pub async fn customer_socket(&self, shop: &str, customer: &TestCustomer) -> Socket {
        let token = &customer.device;
        let hello =
            json!({ "type": "hello", "v": 1, "as": "customer", "shop": shop, "token": token });
        let mut socket = self.socket(hello).await;
        socket.resume(&customer.conversation).await;
        socket
    }
}

impl Socket {
    pub async fn say(&mut self, frame: &Value) {
        self.raw(&frame.to_string()).await;
    }

    pub async fn raw(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.unwrap();
    }

    /// The next frame that `wanted` picks; others are passed over.
    pub async fn hear(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let hear = async {
            while let Some(frame) = self.stream.next().await {
                if let Ok(Message::Text(text)) = frame {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    if wanted(&frame) {
                        return frame;
                    }
                }
            }
            panic!("the socket was closed");
        };
        tokio::time::timeout(PATIENCE, hear)
            .await
            .expect("the frame comes in time")
    }

    pub async fn hear_type(&mut self, kind: &str) -> Value {
        self.hear(|frame| frame["type"] == kind).await
    }

    /// The close code.
    pub async fn closed(&mut self) -> u16 {
        let hear = async {
            while let Some(Ok(frame)) = self.stream.next().await {
                if let Message::Close(Some(close)) = frame {
                    return close.code.into();
                }
            }
            1006
        };
        tokio::time::timeout(PATIENCE, hear)
            .await
            .expect("it is closed in time")
    }

    /// Follows a conversation; the entries of each lane that came.
    pub async fn resume(&mut self, conversation: &str) -> (Vec<Value>, Vec<Value>) {
        self.say(
            &json!({ "type": "resume", "conversation": conversation, "public": 0, "staff": 0 }),
        )
        .await;
        let (mut public, mut staff) = (Vec::new(), Vec::new());
        loop {
            let frame = self
                .hear(|frame| frame["type"] == "page" || frame["type"] == "resumed")
                .await;
            if frame["type"] == "resumed" {
                return (public, staff);
            }
            let lane = if frame["lane"] == "public" {
                &mut public
            } else {
                &mut staff
            };
            lane.extend(frame["entries"].as_array().unwrap().iter().cloned());
        }
    }

    /// Sends a text and waits for what becomes of it.
    pub async fn text(&mut self, conversation: &str, lane: &str, text: &str) -> Value {
        self.act(json!({
            "type": "send", "conversation": conversation, "lane": lane, "kind": "text", "body": { "text": text },
        }))
        .await
    }

    /// Sends a command under a new id and waits for its `ack` or `error`.
    pub async fn act(&mut self, mut command: Value) -> Value {
        if command.get("client_id").is_none() {
            command["client_id"] = json!(new_id());
        }
        let id = command["client_id"].clone();
        self.say(&command).await;
        self.hear(|frame| {
            frame["client_id"] == id && (frame["type"] == "ack" || frame["type"] == "error")
        })
        .await
    }
}
