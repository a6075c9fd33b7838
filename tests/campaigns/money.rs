//! Ten thousand price, refund and ship calls by customers, the owner, an agent and a warehouse, doubled and against each other, while
//! the server is killed: none applied twice, none over a limit, money and stock add up to the fen and the piece, and what goes back
//! to a customer is paid out once. Orders leave whole and in parts; money, goods and exchanges are asked for, of a line or of all of
//! them, and agreed to one by one or all at once.

mod acts;
mod course;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::future::join_all;
use parking_lot::Mutex;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use sqlx::Connection as _;
use uuid::Uuid;
use yingke::vocabulary::new_id;

use self::{
    acts::Act,
    course::{Course, Event},
};
use crate::support::{
    campaign_within,
    database::connected,
    millis,
    postgres::Postgres,
    server::Server,
    shop::{Customer, Member, Shop},
    size, until,
};

/// So that goods come back and are exchanged, and most calls meet an order that is not closed yet.
const CALLS_OF_AN_ORDER: usize = 120;
const WORKERS: usize = 6;
const STOCK: i64 = 1_000;
const PRICE_FEN: i64 = 9_900;
/// What one person gives for an order, as a new shop has it.
const MOST_COMPENSATION_FEN: i64 = 5_000;
/// What an agent takes off an order's goods alone: a tenth.
const MOST_OFF_FEN: i64 = 4 * PRICE_FEN / 10;
/// What an agent gives back of an order alone: less than a line costs.
const MOST_REFUND_FEN: i64 = PRICE_FEN;
const AGENT: &str = "小满";
const CALLS: usize = 10_000;
const WITHIN_S: usize = 600;
/// A timer that a killed server had claimed comes again after half a minute.
const PAID_OUT_WITHIN: Duration = Duration::from_secs(120);
const GIVING: [&str; 2] = ["refunded", "compensated"];
const OPEN: [&str; 3] = [
    "WAIT_BUYER_PAY",
    "WAIT_SELLER_SEND_GOODS",
    "SELLER_CONSIGNED_PART",
];
/// With which an agent gives back, or says so.
const PROMISING: [&str; 2] = ["refunded", "refund_agreed"];
/// What who packs may do.
const PACKING: [&str; 4] = ["shipped", "part_shipped", "return_received", "resent"];
/// What comes about in so many calls.
const SURE: [&str; 6] = [
    "part_shipped",
    "refund_agreed",
    "return_sent",
    "return_received",
    "resent",
    "resent_confirmed",
];

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

impl Trade {
    async fn open(shop: Shop, server: &Server, orders: usize) -> Self {
        let mut trade = Self {
            address: format!("http://127.0.0.1:{}/api/shops/{}", server.port, shop.id),
            client: Client::new(),
            orders: Vec::new(),
            done: Mutex::default(),
            calls: AtomicUsize::new(0),
            agent: shop.hire(AGENT).await,
            warehouse: shop.hire_as("warehouse", "老周").await,
            shop,
        };
        trade.limit_refunds().await;
        let skus = trade.put_up().await;
        for customer in trade.shop.crowd(orders).await {
            let body = json!({ "key": new_id(), "lines": skus.iter().map(|sku| json!({ "sku": sku, "quantity": 2 })).collect::<Vec<_>>(), "receiver": "林夏",
                "phone": "13800138000", "address": "浙江省杭州市西湖区文三路 1 号", "words": "" });
            let placed = trade.tell(&customer.device, Method::POST, "/mine/orders", &body);
            let (status, order) = placed.await.unwrap();
            assert_eq!(status, 200, "{order}");
            let id = order["id"].as_str().unwrap().parse().unwrap();
            trade.orders.push((customer, id));
        }
        trade
    }

    async fn limit_refunds(&self) {
        let owner = &self.shop.owner.token;
        let rules = self.tell(owner, Method::GET, "/trade-rules", &Value::Null);
        let (_, mut rules) = rules.await.unwrap();
        rules["rules"]["most_refund_fen"] = json!(MOST_REFUND_FEN);
        let set = self.tell(owner, Method::PUT, "/trade-rules", &rules);
        let (status, set) = set.await.unwrap();
        assert_eq!(status, 200, "{set}");
    }

    /// A product of two SKUs; their ids.
    async fn put_up(&self) -> [Value; 2] {
        let owner = &self.shop.owner.token;
        let category = json!({ "name": "茶器", "attributes": [] });
        let made = self.tell(owner, Method::POST, "/categories", &category);
        assert!(made.await.unwrap().0 < 300);
        let sku = |code: &str, colour: &str| json!({ "code": code, "props": { "颜色": colour }, "price_fen": PRICE_FEN, "stock": STOCK });
        let skus = [sku("T1-1", "白"), sku("T1-2", "青")];
        let edits = json!([
            { "field": "title", "value": "白瓷茶壶" }, { "field": "category", "value": "茶器" },
            { "field": "skus", "value": skus }, { "field": "state", "value": "listed" },
        ]);
        let goods = json!({ "key": new_id(), "code": "T1", "edits": edits });
        let (status, goods) = self
            .tell(owner, Method::POST, "/goods", &goods)
            .await
            .unwrap();
        assert_eq!(status, 201, "{goods}");
        [0_usize, 1].map(|no| goods["skus"][no]["id"].clone())
    }

    /// None where the connection broke: nobody knows what became of it.
    async fn tell(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Option<(u16, Value)> {
        let request = self
            .client
            .request(method, format!("{}{path}", self.address));
        let request = request.bearer_auth(token).timeout(Duration::from_secs(20));
        let answer = request.json(body).send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.json().await.ok()?))
    }

    async fn seen(&self, order: usize) -> Value {
        let (customer, id) = &self.orders[order];
        self.read(&customer.device, &format!("/mine/orders/{id}"))
            .await
    }

    /// What an agent asks for and nobody has answered, by its number.
    async fn asked(&self, order: usize) -> Option<i64> {
        let path = format!("/orders/{}/requests", self.orders[order].1);
        let asked = self.read(&self.shop.owner.token, &path).await;
        let mut asked = asked["requests"].as_array().unwrap().iter();
        asked.find(|one| one["state"] == "open")?["no"].as_i64()
    }

    async fn read(&self, token: &str, path: &str) -> Value {
        loop {
            let seen = self.tell(token, Method::GET, path, &Value::Null);
            match seen.await {
                Some((200, seen)) => return seen,
                Some((429 | 503, _)) | None => tokio::time::sleep(millis(5, 30)).await,
                other => panic!("{other:?}"),
            }
        }
    }

    /// Something that may be legal of an order as it was seen.
    fn wish(&self, order: usize, seen: &Value, asked: Option<i64>) -> Option<Wish> {
        if let Some(no) = asked
            && rand::random_range(0..2) == 0
        {
            return Some(self.answer(order, no));
        }
        let act = Act::draw(seen)?;
        let (whose, who) = if act.is_customers {
            ("/mine", Who::Customer)
        } else {
            ("", Who::of_shop())
        };
        let id = self.orders[order].1;
        let mut body = act.body;
        body["key"] = json!(new_id());
        body["rev"] = seen["rev"].clone();
        Some(Wish {
            order,
            writes: act.writes,
            who,
            method: act.method,
            path: format!("{whose}/orders/{id}/{}", act.path),
            body,
        })
    }

    /// By somebody else than who asked.
    fn answer(&self, order: usize, no: i64) -> Wish {
        let path = format!("/orders/{}/requests/{no}/answer", self.orders[order].1);
        Wish {
            order,
            writes: Vec::new(),
            who: Who::Owner,
            method: Method::POST,
            path,
            body: json!({ "key": new_id(), "approve": true }),
        }
    }

    fn token(&self, wish: &Wish) -> &str {
        match wish.who {
            Who::Customer => &self.orders[wish.order].0.device,
            Who::Owner => &self.shop.owner.token,
            Who::Agent => &self.agent.token,
            Who::Warehouse => &self.warehouse.token,
        }
    }

    /// Until it is answered, through kills and all.
    async fn send(&self, wish: Wish) {
        let key: Uuid = wish.body["key"].as_str().unwrap().parse().unwrap();
        loop {
            self.calls.fetch_add(1, Ordering::Relaxed);
            let told = self.tell(
                self.token(&wish),
                wish.method.clone(),
                &wish.path,
                &wish.body,
            );
            let status = match told.await {
                Some((429 | 503, _)) | None => {
                    tokio::time::sleep(millis(5, 40)).await;
                    continue;
                }
                Some((status @ (200 | 403 | 409 | 422), _)) => status,
                other => panic!("{} {}: {other:?}", wish.path, wish.body),
            };
            if status == 200 {
                assert_allowed(&wish);
            }
            let mut done = self.done.lock();
            let before = done.entry(key).or_insert_with(|| (wish, status));
            // One of the same key may be refused only where none of it was done.
            if before.1 != 200 {
                before.1 = status;
            }
            return;
        }
    }

    /// Every act that was done is sent once more and changes nothing; how many acts there were.
    async fn say_again(&self) -> usize {
        let acts: Vec<_> = self.done.lock().values().cloned().collect();
        let acts: Vec<_> = acts
            .into_iter()
            .filter(|(_, status)| *status == 200)
            .collect();
        for (wish, _) in &acts {
            let told = self.tell(
                self.token(wish),
                wish.method.clone(),
                &wish.path,
                &wish.body,
            );
            let (status, answer) = told.await.unwrap();
            assert_eq!(status, 200, "{} {}: {answer}", wish.path, wish.body);
        }
        acts.len()
    }

    async fn assert_adds_up(&self) {
        until("all money has gone back", PAID_OUT_WITHIN, async || {
            self.due().await == 0
        })
        .await;
        let (mut held, mut gone) = ([0, 0], [0, 0]);
        for (place, (_, id)) in self.orders.iter().enumerate() {
            let seen = self.seen(place).await;
            let events = self.events(*id).await;
            let requests = self.requests(*id).await;
            self.assert_once(place, (&events, &requests), &seen);
            assert_money(&events, &seen);
            assert_within(&events);
            assert_paid_out(&self.paid_out(*id).await, &events, &seen);
            let kept: i64 = self.kept(*id).await.iter().sum();
            assert_eq!(seen["paid_fen"], kept, "{seen}");
            // A request and its end without a deed are told, and no events: it was answered too late, or fell when the order went on.
            let told = events.len() as i64 + requests.asked + requests.over + requests.fell;
            self.assert_told(*id, told).await;
            let course = Course::of(&events);
            let is_open = OPEN.contains(&seen["state"].as_str().unwrap());
            for no in [0_usize, 1] {
                let pieces = |name: &str| seen["lines"][no][name].as_i64().unwrap();
                gone[no] += pieces("shipped") + course.resent[no];
                held[no] += course.aside[no];
                if is_open {
                    held[no] += pieces("left");
                }
            }
        }
        let sql = "SELECT stock, reserved FROM sku ORDER BY code";
        let skus: Vec<(i64, i64)> = connected!(&self.shop.database,
            db => sqlx::query_as(sql).fetch_all(&mut db).await.unwrap());
        assert_eq!(
            skus,
            [0_usize, 1].map(|no| (STOCK - gone[no], held[no])),
            "stock and what of it is reserved"
        );
    }

    async fn events(&self, order: Uuid) -> Vec<Event> {
        let sql = "SELECT kind, detail, nick FROM order_event WHERE order_id = $1 ORDER BY no";
        let rows: Vec<(String, String, String)> = connected!(&self.shop.database,
            db => sqlx::query_as(sql).bind(order).fetch_all(&mut db).await.unwrap());
        let event = |(kind, detail, nick): (String, String, String)| Event {
            kind,
            detail: serde_json::from_str(&detail).unwrap(),
            nick,
        };
        rows.into_iter().map(event).collect()
    }

    async fn requests(&self, order: Uuid) -> Requests {
        let sql =
            "SELECT COUNT(*), COUNT(CASE WHEN state = 'approved' AND reason = 'pay' THEN 1 END),
                       COUNT(CASE WHEN state = 'approved' AND reason = 'agree' THEN 1 END),
                       COUNT(CASE WHEN state = 'over' AND decided_by IS NOT NULL THEN 1 END),
                       COUNT(CASE WHEN state = 'over' AND decided_by IS NULL THEN 1 END)
                   FROM trade_request WHERE order_id = $1";
        let (asked, paid, agreed, over, unanswered): (i64, i64, i64, i64, i64) = connected!(
            &self.shop.database,
            db => sqlx::query_as(sql).bind(order).fetch_one(&mut db).await.unwrap()
        );
        let sql = "SELECT COUNT(*) FROM audit WHERE object = $1 AND action = 'request_fell'";
        let fell: i64 = connected!(&self.shop.database,
            db => sqlx::query_scalar(sql).bind(format!("order/{order}")).fetch_one(&mut db).await.unwrap());
        // The others gave way to a newer one.
        assert!(fell <= unanswered, "{fell} of {unanswered} fell");
        Requests {
            asked,
            paid,
            agreed,
            over,
            fell,
        }
    }

    /// Goods came back and were exchanged, parts left, and whole orders were asked back and agreed to.
    fn assert_drawn(&self) {
        let done = self.done.lock();
        let done = done.values().filter(|(_, status)| *status == 200);
        let done: Vec<_> = done.map(|(wish, _)| wish).collect();
        let is_missing = |kind: &&str| !done.iter().any(|wish| wish.writes.contains(kind));
        let missing: Vec<_> = SURE.iter().filter(|kind| is_missing(kind)).collect();
        assert!(missing.is_empty(), "nobody came to {missing:?}");
        for end in ["/refunds", "/agreement"] {
            let is_of_all = |wish: &&Wish| wish.path.ends_with(end) && wish.writes.len() > 1;
            assert!(done.iter().any(is_of_all), "no {end} of all");
        }
    }

    /// Money that is still on its way back.
    async fn due(&self) -> i64 {
        let sql = "SELECT COUNT(*) FROM payout WHERE done_at IS NULL";
        connected!(&self.shop.database,
            db => sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap())
    }

    /// What was paid out, each with the number of its event.
    async fn paid_out(&self, order: Uuid) -> Vec<(i64, i64)> {
        let sql = "SELECT event_no, amount_fen FROM payout WHERE order_id = $1 ORDER BY event_no";
        connected!(&self.shop.database,
            db => sqlx::query_as(sql).bind(order).fetch_all(&mut db).await.unwrap())
    }

    /// What was collected and paid an order.
    async fn kept(&self, order: Uuid) -> Vec<i64> {
        let sql = "SELECT amount_fen FROM collection WHERE order_id = $1 AND state = 'kept'";
        connected!(&self.shop.database,
            db => sqlx::query_scalar(sql).bind(order).fetch_all(&mut db).await.unwrap())
    }

    /// As many events as those that were told they are done would write, and as requests that were agreed to: an answer is the same
    /// under any key.
    fn assert_once(&self, place: usize, (events, requests): (&[Event], &Requests), seen: &Value) {
        let mut wanted = BTreeMap::from([
            ("placed", 1),
            ("refunded", requests.paid),
            ("refund_agreed", requests.agreed),
        ]);
        for (wish, status) in self.done.lock().values() {
            if wish.order == place && *status == 200 {
                for kind in &wish.writes {
                    *wanted.entry(*kind).or_default() += 1;
                }
            }
        }
        wanted.retain(|_, many| *many > 0);
        let mut written = BTreeMap::new();
        for event in events {
            *written.entry(event.kind.as_str()).or_default() += 1;
        }
        // The carrier's word comes by itself.
        written.remove("signed");
        assert_eq!(written, wanted, "{seen}");
    }

    /// One audit row and one event of each change.
    async fn assert_told(&self, order: Uuid, changes: i64) {
        let (audited, told): (i64, i64) = connected!(&self.shop.database, db => {
            let audited = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE object = $1")
                .bind(format!("order/{order}")).fetch_one(&mut db).await.unwrap();
            let told = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'OrderChanged' AND payload LIKE $1")
                .bind(format!("%{order}%")).fetch_one(&mut db).await.unwrap();
            (audited, told)
        });
        assert_eq!((audited, told), (changes, changes), "{order}");
    }
}

/// Of an order, how many were asked, paid and agreed to, how many were answered too late, and how many fell before.
struct Requests {
    asked: i64,
    paid: i64,
    agreed: i64,
    over: i64,
    fell: i64,
}

/// With each refund that the agent gave or agreed to alone, no more had been promised than they give back of an order. What carries out
/// what somebody agreed to promises no more.
fn assert_within(events: &[Event]) {
    let mut course = Course::default();
    for event in events {
        let was_fen = course.promised_fen();
        course.hear(event);
        let fen = course.promised_fen();
        let is_alone = PROMISING.contains(&event.kind.as_str()) && event.nick == AGENT;
        let is_within = fen <= was_fen.max(MOST_REFUND_FEN);
        assert!(!is_alone || is_within, "{fen} fen after {was_fen}");
    }
}

/// Of what was done, nothing was above whoever did it.
fn assert_allowed(
    Wish {
        who, writes, body, ..
    }: &Wish,
) {
    let of_lines = body["lines"].as_array().into_iter().flatten();
    // Lines of parcels and of cases have none.
    let of_lines = of_lines.map(|line| line["discount_fen"].as_i64().unwrap_or(0).max(0));
    let off_fen = body["discount_fen"].as_i64().unwrap_or(of_lines.sum());
    let may = match who {
        Who::Customer | Who::Owner => true,
        // Refunds are counted together: see `assert_within`.
        Who::Agent => !writes.contains(&"price_changed") || off_fen <= MOST_OFF_FEN,
        // What writes nothing is a request.
        Who::Warehouse => matches!(&writes[..], [kind] if PACKING.contains(kind)),
    };
    assert!(may, "{who:?} did {writes:?}: {body}");
}

/// What went back with events of these kinds.
fn given_fen<'a>(events: impl Iterator<Item = &'a Event>, kinds: &[&str]) -> i64 {
    let giving = events.filter(|event| kinds.contains(&event.kind.as_str()));
    let given = giving.map(|event| event.detail["amount_fen"].as_i64().unwrap());
    given.sum()
}

/// Of no line more went back than it cost, and what is off the lines is what is off the order.
fn assert_lines(events: &[Event], seen: &Value) {
    let mut off = 0;
    for no in [0_usize, 1] {
        let line = &seen["lines"][no];
        let fen = |name: &str| line[name].as_i64().unwrap();
        off += fen("discount_fen");
        let of_line = events.iter().filter(|event| event.detail["line"] == no);
        let given = given_fen(of_line, &GIVING);
        let cost = fen("total_fen") - fen("discount_fen");
        assert!(given <= cost, "{given} of {cost}: {seen}");
    }
    assert_eq!(json!(off), seen["discount_fen"], "{seen}");
}

fn assert_money(events: &[Event], seen: &Value) {
    let sum = |kind: &str| given_fen(events.iter(), &[kind]);
    let (refunded, given) = (sum("refunded"), sum("compensated"));
    let fen = |name: &str| seen[name].as_i64().unwrap();
    assert_eq!(fen("refunded_fen"), refunded + given, "{seen}");
    assert!(fen("refunded_fen") <= fen("paid_fen"), "{seen}");
    assert!(given <= MOST_COMPENSATION_FEN, "{seen}");
    assert_eq!(fen("goods_fen"), 4 * PRICE_FEN);
    assert_lines(events, seen);
    assert_eq!(
        fen("total_fen"),
        fen("goods_fen") + fen("freight_fen") - fen("discount_fen")
    );
    let is_paid = events.iter().any(|event| event.kind == "paid");
    assert_eq!(fen("paid_fen"), if is_paid { fen("total_fen") } else { 0 });
}

/// One payout for each event that gives something back, of as much.
fn assert_paid_out(paid_out: &[(i64, i64)], events: &[Event], seen: &Value) {
    let events = (1_i64..).zip(events);
    let giving = events.filter(|(_, event)| GIVING.contains(&event.kind.as_str()));
    let given = giving.map(|(no, event)| (no, event.detail["amount_fen"].as_i64().unwrap()));
    assert_eq!(paid_out, given.collect::<Vec<_>>(), "{seen}");
    let sum: i64 = paid_out.iter().map(|(_, fen)| fen).sum();
    assert_eq!(seen["refunded_fen"], sum, "{seen}");
}
