//! kill -9 at random instants under load. The ledger of what was acknowledged is held by the clients, outside.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use serde_json::json;

use crate::support::{
    campaign,
    client::Client,
    database::Database,
    millis,
    postgres::Postgres,
    proof::{assert_ledger, assert_shows, has_converged},
    server::Server,
    shop::Shop,
    size, until,
};

const CUSTOMERS: usize = 4;
/// Commands a sender leaves open at once.
const WINDOW: usize = 8;
/// The same while it hurries: of ten senders, hundreds in one commit.
const FULL_WINDOW: usize = 64;
/// Pages of SQLite's log with which the server folds it back.
const FOLDED_AT: u64 = 4_000;
const PAGE_BYTES: u64 = 4_096;

#[test]
#[ignore = "a campaign"]
fn a_killed_server_loses_nothing_it_acknowledged_on_sqlite() {
    campaign(async {
        let mut server = Server::on_sqlite().generous();
        server.start().await;
        let kills = size("YINGKE_KILLS", 60);
        run("sqlite", &mut server, (kills, 5), async |server, _| {
            server.kill()
        })
        .await;
        let log = format!("{}-wal", server.database.trim_start_matches("sqlite://"));
        let pages = std::fs::metadata(log).unwrap().len() / PAGE_BYTES;
        assert!(pages > FOLDED_AT, "never folded back: {pages} pages");
    });
}

#[test]
#[ignore = "a campaign"]
fn a_killed_server_loses_nothing_it_acknowledged_on_postgresql() {
    campaign(async {
        let postgres = Postgres::start().await;
        let mut server = Server::on(postgres.create("shop").await).generous();
        server.start().await;
        let kills = size("YINGKE_KILLS", 40);
        run(
            "postgresql",
            &mut server,
            (kills, 10),
            async |server, kill| {
                // Every fifth time PostgreSQL falls: alone, or with the server before or after it.
                match kill % 15 {
                    4 => postgres.kill().await,
                    9 => {
                        postgres.stop("immediate");
                        server.kill();
                    }
                    14 => {
                        server.kill();
                        postgres.kill().await;
                    }
                    _ => return server.kill(),
                }
                postgres.launch();
                postgres.wait().await;
            },
        )
        .await;
    });
}

/// One of so many rounds lasts longer than a second, and everyone hurries: large commits, and the log is folded back.
async fn run(
    engine: &str,
    server: &mut Server,
    (kills, long_every): (usize, usize),
    mut kill: impl AsyncFnMut(&mut Server, usize),
) {
    let began = Instant::now();
    let shop = Shop::found(server).await;
    let clients = clients(&shop, server.port).await;
    let hurry: &AtomicBool = Box::leak(Box::new(AtomicBool::new(false)));
    let talk: Vec<_> = (0..clients.len())
        .map(|who| tokio::spawn(talk_at(clients[who], who, hurry)))
        .collect();
    let (mut rounds, mut killed) = (0, 0);
    while killed < kills {
        let before = acknowledged(&clients);
        let within = Duration::from_secs(30);
        until("messages are stored", within, async || {
            acknowledged(&clients) > before
        })
        .await;
        if rounds % long_every == 2 {
            hurry.store(true, Ordering::Relaxed);
            tokio::time::sleep(millis(1_000, 1_500)).await;
        } else {
            tokio::time::sleep(millis(0, 150)).await;
        }
        kill(server, rounds).await;
        hurry.store(false, Ordering::Relaxed);
        rounds += 1;
        // Where only the database fell, the server lives on.
        if server.ended().is_none() && server.process() != 0 {
            continue;
        }
        killed += 1;
        server.launch();
        if rand::random_ratio(1, 6) {
            // Again while it starts.
            tokio::time::sleep(millis(0, 60)).await;
            server.kill();
            server.launch();
        }
        server.wait().await;
    }
    talk.iter().for_each(tokio::task::JoinHandle::abort);
    conclude(&shop.database, &clients).await;
    server.assert_calm();
    let (acks, resumes) = (
        acknowledged(&clients),
        clients.iter().map(|c| c.state().resumes),
    );
    println!(
        "{engine}: {killed} kills in {rounds} rounds and {:.0} s, {acks} commands acknowledged, {} resumes: nothing lost",
        began.elapsed().as_secs_f64(),
        resumes.sum::<u64>()
    );
}

/// Each conversation has its customer and the owner; the first two an agent beside.
pub async fn clients(shop: &Shop, port: u16) -> Vec<&'static Client> {
    let agent = shop.hire("agent").await;
    let mut clients = Vec::new();
    for place in 0..CUSTOMERS {
        let customer = shop.visitor(port).await;
        clients.push(Client::customer(&customer, &[port]));
        clients.push(Client::member(&shop.owner, customer.conversation, &[port]));
        if place < 2 {
            clients.push(Client::member(&agent, customer.conversation, &[port]));
        }
    }
    for client in &clients {
        client.online().await;
    }
    clients
        .into_iter()
        .map(|client| &*Box::leak(Box::new(client)))
        .collect()
}

/// Says things without end: mostly texts, now and then something that changes more than the log.
pub async fn talk(client: &'static Client, who: usize) {
    talk_at(client, who, &AtomicBool::new(false)).await;
}

async fn talk_at(client: &'static Client, who: usize, hurry: &AtomicBool) {
    let window = || {
        if hurry.load(Ordering::Relaxed) {
            FULL_WINDOW
        } else {
            WINDOW
        }
    };
    for line in 0.. {
        while client.open() >= window() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let text = format!("{who}-{line}");
        match (client.party.is_staff, rand::random_range(0..40)) {
            (true, 0) => client.command(false, "take", json!({})),
            (true, 1) => client.command(false, "close", json!({})),
            (true, 2) => client.command(true, "no_reply", json!({})),
            (true, 3..10) => client.whisper(&text),
            (_, 10 | 11) => recall(client),
            _ => client.say(&text),
        };
        if hurry.load(Ordering::Relaxed) {
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(millis(1, 12)).await;
        }
    }
}

fn recall(client: &Client) -> uuid::Uuid {
    let last = client
        .state()
        .acks
        .iter()
        .rev()
        .find(|ack| !ack.staff)
        .map_or(1, |ack| ack.seq);
    client.command(false, "recall", json!({ "seq": last }))
}

pub fn acknowledged(clients: &[&Client]) -> usize {
    clients.iter().map(|client| client.state().acks.len()).sum()
}

pub async fn conclude(database: &Database, clients: &[&Client]) {
    for client in clients {
        client.settled(Duration::from_secs(20)).await;
    }
    let heads = database.heads().await;
    until(
        "everyone shows the newest",
        Duration::from_secs(20),
        async || has_converged(clients, &heads),
    )
    .await;
    for client in clients {
        client.scroll().await;
    }
    assert_ledger(clients, database).await;
    let log = database.log().await;
    clients.iter().for_each(|client| assert_shows(client, &log));
}
