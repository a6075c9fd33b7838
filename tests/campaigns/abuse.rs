//! Frames nobody should send: each is answered by an error, or by a close with a documented code, and the node stays calm.

use std::{net::Ipv4Addr, time::Duration};

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame,
        coding::{Data, OpCode},
    },
};
use yingke::live::Command;

use crate::{
    mutate,
    support::{
        campaign,
        server::Server,
        shop::{Customer, Shop, hello},
        size,
        wire::{self, Heard, Ws},
    },
};

const DOCUMENTED: [u16; 8] = [1001, 1003, 1007, 1009, 4001, 4002, 4008, 4009];
/// Bad frames that end a socket.
const MOST_BAD: usize = 20;

struct Place {
    server: Server,
    shop: Shop,
    customer: Customer,
}

impl Place {
    async fn open(server: Server) -> Self {
        let mut server = server;
        server.start().await;
        let shop = Shop::found(&server).await;
        let customer = shop.visitor(server.port).await;
        Self {
            server,
            shop,
            customer,
        }
    }

    async fn member(&self) -> Ws {
        let mut ws = wire::open(self.server.port).await.unwrap();
        let hello = hello("member", &self.shop.owner.token);
        wire::greet(&mut ws, &hello).await.unwrap();
        ws
    }
}

/// Reads to the end; panics unless it is the code.
async fn assert_ends(ws: &mut Ws, code: u16, what: &str) {
    loop {
        match wire::hear(ws).await {
            Heard::Frame(_) => {}
            Heard::End(heard) => return assert_eq!(heard, Some(code), "{what}"),
        }
    }
}

async fn assert_error(ws: &mut Ws, what: &str) {
    match wire::answer(ws).await {
        Heard::Frame(frame) => assert_eq!(frame["code"], "bad_frame", "{what}: {frame}"),
        Heard::End(code) => panic!("{what} closed with {code:?}"),
    }
}

fn data(kind: Data, payload: &[u8]) -> Message {
    Message::Frame(Frame::message(payload.to_vec(), OpCode::Data(kind), true))
}

#[test]
#[ignore = "a campaign"]
fn each_kind_of_wrong_frame_has_its_answer() {
    campaign(async {
        let mut place = Place::open(Server::on_sqlite()).await;
        let conversation = place.customer.conversation;
        let nested = format!("{}1{}", "[".repeat(30_000), "]".repeat(30_000));
        let refused = [
            String::new(),
            "null".to_owned(),
            "[]".to_owned(),
            "{}".to_owned(),
            r#"{"type":"fly"}"#.to_owned(),
            r#"{"type":"desk","more":1}"#.to_owned(),
            r#"{"type":"desk","type":"desk"}"#.to_owned(),
            r#"{"type":"presence","state":"asleep"}"#.to_owned(),
            hello("member", &place.shop.owner.token).to_string(),
            nested.clone(),
            format!(r#"{{"type":"desk","x":{nested}}}"#),
            json!({ "type": "send", "client_id": "7", "conversation": conversation }).to_string(),
        ];
        let mut ws = place.member().await;
        for frame in &refused {
            ws.send(Message::text(frame.clone())).await.unwrap();
            assert_error(&mut ws, &frame.chars().take(60).collect::<String>()).await;
        }
        wire::say(&mut ws, &json!({ "type": "desk" }))
            .await
            .unwrap();
        assert!(
            matches!(wire::answer(&mut ws).await, Heard::Frame(frame) if frame["type"] != "error")
        );

        let huge = json!({ "type": "send", "body": { "text": "大".repeat(350_000) } }).to_string();
        let ends = [
            (Message::text(huge), 1009, "1 MiB of JSON"),
            (Message::binary(vec![1, 2, 3]), 1003, "a binary frame"),
            (
                data(Data::Text, b"{\"type\":\"\xff\xfe\"}"),
                1007,
                "not UTF-8",
            ),
        ];
        for (message, code, what) in ends {
            let mut greeted = place.member().await;
            let _ = greeted.send(message.clone()).await;
            assert_ends(&mut greeted, code, what).await;
            let mut stranger = wire::open(place.server.port).await.unwrap();
            let _ = stranger.send(message).await;
            assert_ends(&mut stranger, code, &format!("{what}, before hello")).await;
        }
        place.server.assert_calm();
    });
}

#[test]
#[ignore = "a campaign"]
fn who_does_not_say_hello_or_says_too_much_is_shown_out() {
    campaign(async {
        let mut place = Place::open(Server::on_sqlite()).await;
        let port = place.server.port;
        let mut silent = wire::open(port).await.unwrap();
        let early = json!({ "type": "desk" });
        let old = json!({ "type": "hello", "v": 2, "as": "member", "shop": "qingmu" });
        let stranger = hello("member", "yk_s_nobody");
        for first in [early, old, stranger] {
            let mut ws = wire::open(port).await.unwrap();
            wire::say(&mut ws, &first).await.unwrap();
            assert!(
                matches!(wire::hear(&mut ws).await, Heard::Frame(frame) if frame["type"] == "error")
            );
            assert_ends(&mut ws, 4002, &first.to_string()).await;
        }
        let mut flood = place.member().await;
        for _ in 0..2_000 {
            if wire::say(&mut flood, &json!({ "type": "pong", "at": 1 }))
                .await
                .is_err()
            {
                break;
            }
        }
        assert_ends(&mut flood, 4009, "a flood").await;
        let mut fool = place.member().await;
        for _ in 0..=MOST_BAD {
            let _ = fool.send(Message::text("{")).await;
        }
        assert_ends(&mut fool, 4009, "bad frame after bad frame").await;
        assert_ends(&mut silent, 4002, "no hello").await;
        place.server.assert_calm();
    });
}

/// Valid frames, changed at random: whatever is no command any more is called bad, and all else has some answer.
#[test]
#[ignore = "a campaign"]
fn mutated_frames_are_answered_and_nothing_panics() {
    campaign(async {
        let mut place = Place::open(Server::on_sqlite().generous()).await;
        let frames = mutate::valid(place.customer.conversation, place.shop.owner.id);
        let (many, mut bad, mut ends) = (size("YINGKE_FUZZ", 4_000), 0, 0);
        let mut ws = place.member().await;
        for turn in 0..many {
            let frame = mutate::mutated(&frames[turn % frames.len()]);
            let is_bad = Command::parse(&frame).is_err();
            let before = bad;
            bad += usize::from(is_bad);
            let sent = ws.send(Message::text(frame.clone())).await.is_ok();
            if !sent || !answered(&mut ws, turn, is_bad, &frame, place.customer.conversation).await
            {
                ends += 1;
                ws = place.member().await;
            } else if bad / MOST_BAD > before / MOST_BAD {
                ws = place.member().await;
            }
        }
        place.server.assert_calm();
        println!("{many} mutated frames: {bad} no command any more, {ends} ended their socket");
        assert!(bad > many / 4 && bad < many, "{bad} of {many}");
    });
}

/// True while the socket lives. A `review` behind the frame says when its answers are over.
async fn answered(ws: &mut Ws, turn: usize, is_bad: bool, frame: &str, of: uuid::Uuid) -> bool {
    let mark = format!("end of {turn}");
    let review = json!({ "type": "review", "ref": mark, "conversation": of, "text": "好" });
    if wire::say(ws, &review).await.is_err() {
        return false;
    }
    let (mut is_over, mut is_refused) = (false, false);
    // Answers that are pulled may overtake those that wait their turn.
    while !is_over || (is_bad && !is_refused) {
        match wire::hear(ws).await {
            Heard::Frame(heard) if heard["ref"] == mark.as_str() => is_over = true,
            Heard::Frame(heard) if heard["type"] == "error" => {
                assert!(heard["message"] != "", "{frame}: {heard}");
                is_refused |= heard["code"] == "bad_frame";
            }
            Heard::Frame(heard) => assert!(heard["type"].is_string(), "{frame}: {heard}"),
            Heard::End(code) => {
                let is_documented = code.is_none_or(|code| DOCUMENTED.contains(&code));
                assert!(is_documented, "{frame}: {code:?}");
                return false;
            }
        }
    }
    true
}

/// Below WebSocket: bytes that are no frames at all.
#[test]
#[ignore = "a campaign"]
fn bytes_that_are_no_frames_end_their_socket_only() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    campaign(async {
        let mut place = Place::open(Server::on_sqlite()).await;
        let mut bystander = place.member().await;
        for _ in 0..size("YINGKE_GARBAGE", 60) {
            let mut tcp = wire::tcp(place.server.port, Ipv4Addr::LOCALHOST)
                .await
                .unwrap();
            let upgrade = "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
                 Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            tcp.write_all(upgrade.as_bytes()).await.unwrap();
            let noise: Vec<u8> = (0..rand::random_range(1..400))
                .map(|_| rand::random())
                .collect();
            tcp.write_all(&noise).await.unwrap();
            tcp.shutdown().await.unwrap();
            let mut rest = Vec::new();
            let read = tokio::time::timeout(Duration::from_secs(15), tcp.read_to_end(&mut rest));
            assert!(read.await.is_ok(), "still open after {noise:?}");
        }
        wire::say(&mut bystander, &json!({ "type": "desk" }))
            .await
            .unwrap();
        assert!(matches!(
            wire::answer(&mut bystander).await,
            Heard::Frame(_)
        ));
        place.server.assert_calm();
    });
}
