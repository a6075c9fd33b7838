//! Those who take their time: closed within 15 s, while others are served as if they were not there.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use parking_lot::Mutex;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

use crate::support::{
    campaign,
    client::Client,
    server::Server,
    shop::{Customer, Shop, hello},
    until,
    wire::{self, Ws},
};

const CLOSED_WITHIN: Duration = Duration::from_secs(15);
/// So that a page can ask again on the same connection.
const KEPT_FOR: Duration = Duration::from_secs(5);
const SERVED_WITHIN: Duration = Duration::from_secs(1);
const OTHERS: usize = 20;
const DEAF: usize = 3;

#[test]
#[ignore = "a campaign"]
fn the_slow_are_closed_in_15_s_while_others_are_served() {
    campaign(async {
        let mut server = Server::on_sqlite().generous();
        server.start().await;
        let shop = Shop::found(&server).await;
        let crowd = shop.crowd(OTHERS + 1).await;
        let waits = Arc::<Mutex<Vec<Duration>>>::default();
        let others = crowd[1..].iter().map(|customer| {
            let client = Client::customer(customer, &[server.port]);
            tokio::spawn(ask_and_wait(client, waits.clone()))
        });
        let others: Vec<_> = others.collect();

        let head = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ";
        let body = String::from(
            "POST /api/store/qingmu/visits HTTP/1.1\r\nHost: x\r\n\
            Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n",
        );
        let (headers, bodies, frames, readers) = tokio::join!(
            all_closed([head; 5].map(|begin| ask_slowly(server.port, begin))),
            all_closed([&*body; 5].map(|begin| ask_slowly(server.port, begin))),
            all_closed(FRAMES.map(|slow| say_slowly(server.port, &shop, slow))),
            deaf(server.port, &shop, &crowd[0]),
        );
        others.iter().for_each(tokio::task::JoinHandle::abort);
        let mut waits = std::mem::take(&mut *waits.lock());
        waits.sort();
        let p99 = waits[waits.len() * 99 / 100];
        println!(
            "slow headers closed in {headers:.1?}, slow bodies in {bodies:.1?}, slow frames in {frames:.1?}, \
            deaf sockets in {readers:.1?}"
        );
        println!(
            "{OTHERS} others meanwhile: {} answers, p99 {p99:?}",
            waits.len()
        );
        for closed in [headers, bodies, frames, readers] {
            assert!(closed < CLOSED_WITHIN, "{closed:?}");
        }
        assert_eq!(too_slow(server.port).await, DEAF + FRAMES.len());
        assert!(
            p99 < SERVED_WITHIN && waits.len() > OTHERS * 20,
            "{p99:?}, {}",
            waits.len()
        );
        server.assert_calm();
    });
}

/// Before its first request and after an answer a connection may be quiet for a while, and no longer.
#[test]
#[ignore = "a campaign"]
fn connections_that_say_nothing_are_closed_in_15_s() {
    campaign(async {
        let mut server = Server::on_sqlite();
        server.start().await;
        let ask = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
        let (new, answered) = tokio::join!(quiet(server.port, b""), quiet(server.port, ask));
        println!("quiet ones closed in {new:.1?}, and {answered:.1?} after an answer");
        for closed in [new, answered] {
            assert!(closed < CLOSED_WITHIN, "{closed:?}");
            assert!(closed > KEPT_FOR, "{closed:?}: nobody could ask again");
        }
        server.assert_calm();
    });
}

/// From the last byte that came to the end.
async fn quiet(port: u16, ask: &[u8]) -> Duration {
    let mut tcp = wire::tcp(port, Ipv4Addr::LOCALHOST).await.unwrap();
    tcp.write_all(ask).await.unwrap();
    let (mut since, mut heard, mut piece) = (Instant::now(), Vec::new(), [0; 1_024]);
    loop {
        let read = tokio::time::timeout(CLOSED_WITHIN * 2, tcp.read(&mut piece)).await;
        match read {
            Ok(Ok(length)) if length > 0 => {
                heard.extend_from_slice(&piece[..length]);
                since = Instant::now();
            }
            _ => break,
        }
    }
    let is_answered = heard.starts_with(b"HTTP/1.1 200");
    assert_eq!(is_answered, !ask.is_empty(), "{heard:?}");
    since.elapsed()
}

async fn ask_and_wait(client: Client, waits: Arc<Mutex<Vec<Duration>>>) {
    for line in 0.. {
        let asked = Instant::now();
        client.say(&format!("{}-{line}", client.party.sender));
        while client.open() > 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        waits.lock().push(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn all_closed<const N: usize>(slow: [impl Future<Output = Duration>; N]) -> Duration {
    let closed = futures_util::future::join_all(slow).await;
    closed.into_iter().max().unwrap()
}

async fn ask_slowly(port: u16, begin: &str) -> Duration {
    let tcp = wire::tcp(port, Ipv4Addr::LOCALHOST).await.unwrap();
    trickle(tcp, begin.as_bytes(), b" ").await
}

/// How a frame begins, and what comes every second.
type Slow = (&'static [u8], &'static [u8]);

/// Masked with zeros. One of 60,000 bytes, a byte at a time, and a message in frames of a byte that never ends.
const FRAMES: [Slow; 2] = [
    (&[0x81, 0xfe, 0xea, 0x60, 0, 0, 0, 0], b" "),
    (
        &[0x01, 0x81, 0, 0, 0, 0, b' '],
        &[0x00, 0x81, 0, 0, 0, 0, b' '],
    ),
];

/// From somebody who has signed in.
async fn say_slowly(port: u16, shop: &Shop, (begin, piece): Slow) -> Duration {
    let mut ws = wire::open(port).await.unwrap();
    wire::greet(&mut ws, &hello("member", &shop.owner.token))
        .await
        .unwrap();
    trickle(ws.into_inner(), begin, piece).await
}

/// A piece a second, until the other side has had enough.
async fn trickle(mut tcp: TcpStream, begin: &[u8], piece: &[u8]) -> Duration {
    let began = Instant::now();
    tcp.write_all(begin).await.unwrap();
    let mut answer = [0; 1_024];
    loop {
        let read = tokio::time::timeout(Duration::from_secs(1), tcp.read(&mut answer)).await;
        let is_over = matches!(read, Ok(Ok(0) | Err(_)));
        if is_over || began.elapsed() > CLOSED_WITHIN * 2 || tcp.write_all(piece).await.is_err() {
            return began.elapsed();
        }
    }
}

/// Sockets that never read, while much is said to them.
async fn deaf(port: u16, shop: &Shop, customer: &Customer) -> Duration {
    let mut deaf = Vec::new();
    for _ in 0..DEAF {
        let mut ws = small(port).await;
        wire::greet(&mut ws, &hello("member", &shop.owner.token))
            .await
            .unwrap();
        let resume =
            json!({ "type": "resume", "conversation": customer.conversation, "public": 0 });
        wire::say(&mut ws, &resume).await.unwrap();
        deaf.push(ws);
    }
    let began = Instant::now();
    let speaker = Client::customer(customer, &[port]);
    for line in 0..500 {
        speaker.say(&format!("{line} {}", "说".repeat(3_900)));
    }
    let gone = async || too_slow(port).await >= DEAF;
    until("deaf sockets are closed", CLOSED_WITHIN * 2, gone).await;
    began.elapsed()
}

/// With a window as small as the kernel allows.
async fn small(port: u16) -> Ws {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let stream: TcpStream = socket.connect(address).await.unwrap();
    let url = format!("ws://127.0.0.1:{port}/ws");
    let (ws, _) = tokio_tungstenite::client_async(url, stream).await.unwrap();
    ws
}

/// How many were closed for it.
async fn too_slow(port: u16) -> usize {
    let metrics = reqwest::get(format!("http://127.0.0.1:{port}/metrics"))
        .await
        .unwrap();
    let metrics = metrics.text().await.unwrap();
    let name = "yingke_sockets_closed_total{code=\"4008\"} ";
    let line = metrics.lines().find_map(|line| line.strip_prefix(name));
    line.map_or(0, |count| count.parse().unwrap())
}
