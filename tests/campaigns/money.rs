//! Ten thousand price, refund and ship calls by customers, the owner, an agent and a warehouse, doubled and against each other, while
//! the server is killed: none applied twice, none over a limit, money and stock add up to the fen and the piece, and what goes back
//! to a customer is paid out once. Orders leave whole and in parts; money, goods and exchanges are asked for, of a line or of all of
//! them, and agreed to one by one or all at once.

mod acts;
mod adding_up;
mod books;
mod calling;
mod course;
mod limits;
mod opening;
mod sums;
mod wishing;

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use futures_util::future::join_all;
use parking_lot::Mutex;
use reqwest::{Client, Method};
use serde_json::Value;
use uuid::Uuid;

use crate::support::{
    campaign_within, millis,
    postgres::Postgres,
    server::Server,
    shop::{Customer, Member, Shop},
    size,
};

/// So that goods come back and are exchanged, and most calls meet an order that is not closed yet.
const CALLS_OF_AN_ORDER: usize = 120;
const WORKERS: usize = 6;
const STOCK: i64 = 1_000;
const PRICE_FEN: i64 = 9_900;
/// What an agent gives back of an order alone: less than a line costs.
const MOST_REFUND_FEN: i64 = PRICE_FEN;
const AGENT: &str = "小满";
const CALLS: usize = 10_000;
const WITHIN_S: usize = 600;

#[test]
#[ignore = "a campaign"]
fn no_call_about_money_is_applied_twice_on_sqlite() {
    campaign_within(WITHIN_S, async {
        let mut server = Server::on_sqlite().generous();
        server.start().await;
        run("sqlite", server, size("YINGKE_MONEY_CALLS", CALLS)).await;
    });
}

#[test]
#[ignore = "a campaign"]
fn no_call_about_money_is_applied_twice_on_postgresql() {
    campaign_within(WITHIN_S, async {
        let postgres = Postgres::start().await;
        let mut server = Server::on(postgres.create("shop").await).generous();
        server.start().await;
        run("postgresql", server, size("YINGKE_MONEY_CALLS", CALLS)).await;
    });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Customer,
    Owner,
    /// Who gives a tenth alone.
    Agent,
    /// Who packs, and has no say in money.
    Warehouse,
}

impl Who {
    /// Mostly somebody who may do all of it.
    fn of_shop() -> Self {
        match rand::random_range(0..9) {
            0..=3 => Self::Owner,
            4..=7 => Self::Agent,
            _ => Self::Warehouse,
        }
    }
}

/// A call with its key, which may be sent any number of times.
#[derive(Clone)]
struct Wish {
    order: usize,
    /// The kinds of events that it would write.
    writes: Vec<&'static str>,
    who: Who,
    method: Method,
    path: String,
    body: Value,
}

struct Trade {
    shop: Shop,
    agent: Member,
    warehouse: Member,
    address: String,
    client: Client,
    orders: Vec<(Customer, Uuid)>,
    /// By key: what it wanted, and the state it was answered with.
    done: Mutex<HashMap<Uuid, (Wish, u16)>>,
    calls: AtomicUsize,
}

async fn run(engine: &str, mut server: Server, calls: usize) {
    let shop = Shop::found(&server).await;
    let trade = Arc::new(Trade::open(shop, &server, calls / CALLS_OF_AN_ORDER).await);
    let is_over = Arc::new(AtomicBool::new(false));
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| tokio::spawn(work(trade.clone(), is_over.clone(), calls)))
        .collect();
    let mut kills = 0;
    while !is_over.load(Ordering::Relaxed) {
        tokio::time::sleep(millis(600, 1_400)).await;
        server.kill();
        server.launch();
        server.wait().await;
        kills += 1;
    }
    for worker in workers {
        worker.await.unwrap();
    }
    let said = trade.say_again().await;
    trade.assert_adds_up().await;
    server.assert_calm();
    let sent = trade.calls.load(Ordering::Relaxed);
    println!("{engine}: {sent} calls, {kills} kills, {said} acts: none twice, none over a limit");
    assert!(said > calls / 20, "hardly anything was done: {said}");
    if calls >= CALLS {
        trade.assert_drawn();
    }
}

async fn work(trade: Arc<Trade>, is_over: Arc<AtomicBool>, calls: usize) {
    while trade.calls.load(Ordering::Relaxed) < calls {
        let order = rand::random_range(0..trade.orders.len());
        let seen = trade.seen(order).await;
        let asked = trade.asked(order).await;
        // Two that want something else of the order as it was seen, each sent several times at once.
        let wishes = [(); 2].map(|()| trade.wish(order, &seen, asked));
        let wishes = wishes.into_iter().flatten();
        let sent = wishes.flat_map(|wish| (0..3).map(move |_| wish.clone()));
        join_all(sent.map(|wish| trade.send(wish))).await;
    }
    is_over.store(true, Ordering::Relaxed);
}
