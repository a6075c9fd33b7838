use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    routing::{any, patch, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::{
    Simulation,
    aim::{Aim, Role},
    life::{come, live, page_of, waits},
};
use crate::{demo::dice::Dice, vocabulary::Clock};

const CONVERSATION: &str = "0190aaaa-0000-7000-8000-000000000001";
const NOW: i64 = 1_795_000_000_000;

/// A shop that follows a script and writes down what it hears.
#[derive(Default)]
struct Script {
    /// What the agent says to each text, from the last to the first.
    answers: Mutex<Vec<&'static str>>,
    /// Messages swallowed with the line before all goes well.
    breaks: Mutex<usize>,
    heard: Mutex<Vec<Value>>,
    visits: Mutex<Vec<Value>>,
}

impl Script {
    fn texts(&self) -> Vec<String> {
        self.bodies("text")
            .iter()
            .filter_map(|body| Some(body["text"].as_str()?.to_owned()))
            .collect()
    }

    fn bodies(&self, kind: &str) -> Vec<Value> {
        let heard = self.heard.lock();
        let sent = heard
            .iter()
            .filter(|frame| frame["type"] == "send" && frame["kind"] == kind);
        sent.map(|frame| frame["body"].clone()).collect()
    }

    fn frames(&self, kind: &str) -> Vec<Value> {
        self.heard
            .lock()
            .iter()
            .filter(|frame| frame["type"] == kind)
            .cloned()
            .collect()
    }
}

async fn serve(script: Arc<Script>) -> SocketAddr {
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

async fn simulation(script: &Arc<Script>) -> Simulation {
    let address = format!("http://{}", serve(script.clone()).await);
    let cancel = CancellationToken::new();
    let clock = Clock::from_fn(|| NOW);
    let made = Simulation::with(
        &address,
        3,
        cancel,
        clock,
        "a secret of the shop".to_owned(),
    );
    Simulation {
        pace: 150.0,
        slips: Vec::new(),
        ..made.unwrap()
    }
}

/// An anonymous stay with this aim, about the first product it browses.
async fn stay(simulation: &Simulation, aim: &str) -> Aim {
    let aim = simulation
        .aims
        .iter()
        .find(|known| known.id == aim)
        .unwrap()
        .clone();
    let browses = |sheet: &&crate::catalogue::ProductSheet| {
        aim.browses.contains(&sheet.category) || aim.browses.contains(&sheet.code)
    };
    let product = simulation.content().products.iter().find(browses).unwrap();
    let role = Role {
        aim: &aim,
        shopper: None,
        device: None,
        bought: None,
        product,
    };
    let came = come(simulation, &role, Dice::for_("test"));
    tokio::time::timeout(Duration::from_secs(20), came)
        .await
        .unwrap()
        .unwrap();
    aim
}

#[tokio::test]
async fn a_customer_nobody_answers_nags_twice_and_gives_up() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    let aim = stay(&simulation, "price-match").await;
    let texts = script.texts();
    let [.., nag, again, last] = texts.as_slice() else {
        panic!("{texts:?}")
    };
    assert!(
        aim.nag_20s.contains(nag) && aim.nag_60s.contains(again),
        "{texts:?}"
    );
    assert!(aim.gives_up.contains(last), "{texts:?}");
    assert!(!script.frames("looking").is_empty() && !script.frames("typing").is_empty());
    assert_eq!(script.frames("pong"), [json!({ "type": "pong", "at": 77 })]);
    assert_eq!(*script.visits.lock(), [json!({})]);
}

/// What the storefront's router has under a name, with its base.
fn route(name: &str) -> String {
    let router = concat!(env!("CARGO_MANIFEST_DIR"), "/web/storefront/src/router.ts");
    let router = std::fs::read_to_string(router).unwrap();
    let quoted = |text: &str| text.split('\'').next().unwrap().to_owned();
    let (_, base) = router.split_once("createWebHistory('").unwrap();
    let (before, _) = router.split_once(&format!("name: '{name}'")).unwrap();
    let (_, path) = before.rsplit_once("path: '").unwrap();
    format!("{}{}", quoted(base).trim_end_matches('/'), quoted(path))
}

#[tokio::test]
async fn customers_look_at_pages_that_the_storefront_has() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    stay(&simulation, "price-match").await;
    let route = route("product").replace(":slug", super::SLUG);
    let seen = script.frames("looking");
    assert!(!seen.is_empty());
    for frame in seen {
        let mut products = simulation.content().products.iter();
        let product = products.find(|sheet| frame["title"] == sheet.title);
        let code = &product.unwrap().code;
        assert_eq!(frame["path"], route.replace(":code", code));
        assert_eq!(frame["path"], page_of(product.unwrap()));
    }
}

#[tokio::test]
async fn a_stranger_who_left_comes_back_on_the_same_device_and_is_there_once() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["好的"; 60];
    let simulation = simulation(&script).await;
    let mut dice = Dice::for_("back");
    let mut strangers = || {
        let roles = (0..90).filter_map(|_| simulation.cast(&mut dice, None));
        roles
            .filter(|role| role.device.is_some())
            .collect::<Vec<_>>()
    };
    assert!(strangers().is_empty(), "nobody was here yet");
    stay(&simulation, "price-match").await;
    let back = strangers();
    assert_eq!(back.len(), 1, "one left, one comes back");
    let again = come(&simulation, &back[0], Dice::for_("again"));
    let again = tokio::time::timeout(Duration::from_secs(20), again).await;
    again.unwrap().unwrap();
    assert_eq!(
        *script.visits.lock(),
        [json!({}), json!({ "device": "dev_1" })]
    );
    assert_eq!(*simulation.left.lock(), ["dev_1"]);
}

#[test]
fn nags_come_20_s_and_60_s_after_the_last_line_and_patience_lasts_longer() {
    assert_eq!(waits(1).map(|wait| wait.as_secs()), [20, 40, 45]);
    assert_eq!(waits(5).map(|wait| wait.as_secs()), [20, 40, 225]);
}

#[tokio::test]
async fn who_has_left_is_followed_by_another() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["好的"; 30];
    let simulation = simulation(&script).await;
    let another = async {
        while script.visits.lock().len() < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let came = tokio::time::timeout(Duration::from_secs(30), another);
    tokio::select! {
        () = live(&simulation, 0) => unreachable!("a place is never given up"),
        came = came => came.expect("somebody comes after who has left"),
    }
}

#[tokio::test]
async fn an_answer_is_read_and_followed_up_until_thanks() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["您看这款现在2380元，有优惠券"; 30];
    let simulation = simulation(&script).await;
    let aim = stay(&simulation, "price-match").await;
    let texts = script.texts();
    let said = |lines: &[Vec<String>]| {
        lines
            .iter()
            .flatten()
            .any(|line| texts.iter().any(|text| text == line))
    };
    let price = aim
        .follow_ups
        .iter()
        .find(|follow| follow.when == "price")
        .unwrap();
    assert!(said(&price.lines), "{texts:?}");
    assert!(aim.thanks.contains(texts.last().unwrap()), "{texts:?}");
    assert!(
        script.frames("mark").last().unwrap()["read"]
            .as_i64()
            .unwrap()
            > 0
    );
}

#[tokio::test]
async fn what_was_not_acknowledged_is_sent_again_with_the_same_id() {
    let script = Arc::new(Script::default());
    *script.breaks.lock() = 2;
    *script.answers.lock() = vec!["好的"; 30];
    let simulation = simulation(&script).await;
    stay(&simulation, "price-match").await;
    let sent = script.frames("send");
    assert_eq!(sent[0]["client_id"], sent[1]["client_id"]);
    assert_eq!(sent[0]["body"], sent[1]["body"]);
    assert!(script.frames("hello").len() >= 3);
}

#[tokio::test]
async fn a_photo_goes_along_where_the_aim_has_one() {
    let script = Arc::new(Script::default());
    *script.answers.lock() = vec!["好的"; 30];
    let simulation = simulation(&script).await;
    stay(&simulation, "fits-small-room").await;
    assert_eq!(script.bodies("image"), [json!({ "file": "f" })]);
}

#[tokio::test]
async fn whoever_comes_wants_something_else_and_every_aim_about_an_order_finds_one() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    let mut dice = Dice::for_("aims");
    let mut came = || {
        simulation
            .cast(&mut dice, None)
            .expect("the shop is not full")
    };
    let roles: Vec<_> = (0..simulation.aims.len()).map(|_| came()).collect();
    let mut aims: Vec<_> = roles.iter().map(|role| role.aim.id.as_str()).collect();
    aims.sort_unstable();
    aims.dedup();
    assert_eq!(aims.len(), simulation.aims.len());
    let gone = &roles[0];
    simulation.leaves(gone);
    assert_eq!(came().aim.id, gone.aim.id, "the only aim that nobody has");
}

#[tokio::test]
async fn buyers_come_with_their_name_and_nobody_twice() {
    let script = Arc::new(Script::default());
    let simulation = simulation(&script).await;
    let mut dice = Dice::for_("cast");
    let roles: Vec<_> = (0..40)
        .filter_map(|_| simulation.cast(&mut dice, None))
        .collect();
    let mut shoppers: Vec<_> = roles
        .iter()
        .filter_map(|role| role.shopper)
        .map(|s| s.id)
        .collect();
    let count = shoppers.len();
    shoppers.sort_unstable();
    shoppers.dedup();
    assert!(count >= 15 && shoppers.len() == count);
    assert!(roles.iter().any(|role| role.shopper.is_none()));
    let buyer = roles.iter().find(|role| role.bought.is_some()).unwrap();
    assert_eq!(buyer.bought.unwrap().customer, buyer.shopper.unwrap().id);
    simulation.visit(buyer).await.unwrap();
    let identity = script.visits.lock()[0]["identity"]
        .as_str()
        .unwrap()
        .to_owned();
    let claims = URL_SAFE_NO_PAD
        .decode(identity.split('.').nth(1).unwrap())
        .unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(
        claims["sub"].as_str(),
        buyer.shopper.unwrap().external_id.as_deref()
    );
    assert_eq!(
        (&claims["aud"], &claims["iat"]),
        (&json!("qingmu"), &json!(NOW / 1000))
    );
    simulation.leaves(buyer);
    assert!(
        !simulation
            .present
            .lock()
            .contains(&buyer.shopper.unwrap().id)
    );
}
