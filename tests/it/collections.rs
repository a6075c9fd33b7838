//! Money that was collected unheard: it pays the order, or it goes back.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel};
use serde_json::{Value, json};
use tokio::sync::Notify;
use uuid::Uuid;
use yingke::{
    app::App,
    trade::{self, Payment, Unmoved},
    vocabulary::{OrderId, new_id},
};
use yingke_schema::{audit::record, members::member::Role, trade::collection};

use crate::{
    buying::{people, place, put_up},
    harness::{Answer, Mood, On, TestApp, TestCustomer, TestMember, TestPayment, TestShop},
    payouts::{ask, fired, is_not_sure, paying},
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Collects, and answers when it is told to.
struct Slow {
    payment: Arc<TestPayment>,
    has_collected: Notify,
    may_answer: Notify,
}

impl Slow {
    fn in_front_of(payment: &Arc<TestPayment>) -> Arc<Self> {
        Arc::new(Self {
            payment: payment.clone(),
            has_collected: Notify::new(),
            may_answer: Notify::new(),
        })
    }
}

#[async_trait]
impl Payment for Slow {
    async fn collect(&self, order_no: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved> {
        let answer = self.payment.collect(order_no, amount_fen, key).await;
        self.has_collected.notify_one();
        self.may_answer.notified().await;
        answer
    }

    async fn call_off(&self, order_no: &str, key: Uuid) -> Result<(), Unmoved> {
        self.payment.call_off(order_no, key).await
    }

    async fn give_back(&self, order_no: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved> {
        self.payment.give_back(order_no, amount_fen, key).await
    }
}

/// A shop's order of two, not paid yet.
async fn ordered(
    app: &TestApp,
    shop: &TestShop<'_>,
) -> (TestMember, TestCustomer, Arc<TestPayment>, Value) {
    let sku_id = put_up(app, shop, &[5]).await[0];
    let (agent, customer) = people(shop).await;
    let payment = paying(app, Mood::Fine);
    let order = place(&customer, shop, &[(sku_id, 2)]).await;
    (agent, customer, payment, order)
}

async fn acts(customer: &TestCustomer, shop: &TestShop<'_>, order: &Value, act: &str) -> Answer {
    let both = (&customer.client, &customer.client);
    ask(both, shop, ("mine/", order, act), json!({})).await
}

async fn pay(customer: &TestCustomer, shop: &TestShop<'_>, order: &Value) -> Answer {
    acts(customer, shop, order, "payment").await
}

/// Collected, and nobody hears of it.
async fn pay_unheard(
    (customer, payment): (&TestCustomer, &Arc<TestPayment>),
    shop: &TestShop<'_>,
    order: &Value,
) {
    payment.becomes(Mood::LosesAnswers);
    let lost = pay(customer, shop, order).await;
    assert_eq!(
        (lost.status, lost.text("code")),
        (502, "payment_unreachable")
    );
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
}

async fn now(customer: &TestCustomer, shop: &TestShop<'_>, order: &Value) -> Value {
    let id = order["id"].as_str().unwrap();
    let path = format!("/api/shops/{}/mine/orders/{id}", shop.id);
    customer.get(&path).await.body
}

async fn rows(app: &TestApp, shop: &TestShop<'_>) -> Vec<collection::Model> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<collection::Entity>();
    rows.ascending(collection::Column::Key).all().await.unwrap()
}

/// What became of each try to collect, in no order.
async fn states(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let rows = rows(app, shop).await.into_iter();
    let mut states: Vec<_> = rows.map(|row| row.state).collect();
    states.sort_unstable();
    states
}

async fn told_of(app: &TestApp, shop: &TestShop<'_>) -> usize {
    let notices = app.notices(shop.id).await.into_iter();
    let keys = notices.map(|notice| notice.key);
    keys.filter(|key| key.starts_with("collection/")).count()
}

on_both_databases!(what_was_collected_unheard_goes_back_with_the_order, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    assert_eq!(states(&app, &shop).await, ["asked"]);
    let cancelled = acts(&customer, &shop, &order, "cancellation").await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    assert_eq!(states(&app, &shop).await, ["called_off"]);
    payment.becomes(Mood::Declines);
    app.fire().await;
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(told_of(&app, &shop).await, 1);
    // It went back, and nobody hears of that either: once more does nothing more.
    payment.becomes(Mood::LosesAnswers);
    app.advance(2 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["called_off"]);
    payment.becomes(Mood::Fine);
    app.advance(3 * MINUTE_MS);
    app.fire().await;
    let row = rows(&app, &shop).await.remove(0);
    assert_eq!((row.state.as_str(), row.tries), ("given_back", 3));
    assert_eq!(row.ended_at, Some(app.now()));
    let asked = payment.asked();
    app.advance(DAY_MS);
    app.fire().await;
    assert_eq!(payment.asked(), asked, "that is all");
    assert_eq!((payment.collected_fen(), payment.given_fen()), (0, 0));
});

on_both_databases!(who_leads_ends_what_cannot_be_called_off, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer, payment, order) = ordered(&app, &shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let warehouse = shop.member(Role::Warehouse).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    let cancelled = acts(&customer, &shop, &order, "cancellation").await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    let path = format!(
        "/api/shops/{}/orders/{}",
        shop.id,
        order["id"].as_str().unwrap()
    );
    let seen = agent.get(&path).await.body;
    assert_eq!(seen["call_offs"], json!([]), "nothing has failed");
    let list = format!("/api/shops/{}/orders?refund_stuck=true", shop.id);
    let waits = async || agent.get(&list).await.body["orders"].clone();
    assert_eq!(waits().await, json!([]));
    payment.becomes(Mood::Declines);
    app.fire().await;
    let stuck = agent.get(&path).await.body["call_offs"][0].clone();
    assert_eq!(stuck["amount_fen"], order["total_fen"]);
    assert_eq!(stuck["reason"], "declined");
    assert_eq!(waits().await[0]["no"], order["no"]);
    assert_eq!(stuck["words"], "余额不足");
    let key = stuck["key"].as_str().unwrap();
    let tries = format!("{path}/collections/{key}/tries");
    assert_eq!(warehouse.post(&tries, &json!({})).await.status, 403);
    let asked = payment.asked();
    let tried = agent.post(&tries, &json!({})).await;
    assert_eq!(tried.status, 200, "{tried:?}");
    app.fire().await;
    assert_eq!(payment.asked(), asked + 1);
    let settlement = format!("{path}/collections/{key}/settlement");
    let said = json!({ "words": " 查过了，没有收到 " });
    assert_eq!(agent.post(&settlement, &said).await.status, 403);
    let silent = leader.post(&settlement, &json!({ "words": " " })).await;
    assert_eq!((silent.status, silent.text("code")), (422, "bad_words"));
    // Whoever is just calling it off may have given it back.
    let until = app.now() + 30_000;
    app.tamper(&format!("UPDATE collection SET claimed_until = {until}"))
        .await;
    let refused = leader.post(&settlement, &said).await;
    assert_eq!((refused.status, refused.text("code")), (409, "being_tried"));
    app.advance(31_000);
    is_not_sure(&leader.post(&settlement, &said).await);
    app.tamper("UPDATE collection SET claimed_until = 0").await;
    let settled = leader.post(&settlement, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["call_offs"], json!([]));
    assert_eq!(waits().await, json!([]));
    let row = rows(&app, &shop).await.remove(0);
    assert_eq!(row.reason.as_deref(), Some("settled_by_hand"));
    assert_eq!(row.words, "查过了，没有收到");
    // It stays as it is, and no port is asked for it again.
    payment.becomes(Mood::Fine);
    app.advance(90 * MINUTE_MS);
    assert_eq!(agent.post(&tries, &json!({})).await.status, 200);
    app.fire().await;
    assert_eq!(payment.asked(), asked + 1);
    assert_eq!(rows(&app, &shop).await, [row]);
});

on_both_databases!(what_may_have_gone_back_the_owner_ends_after_a_week, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer, payment, order) = ordered(&app, &shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let owner = shop.member(Role::Owner).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    let cancelled = acts(&customer, &shop, &order, "cancellation").await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    app.fire().await;
    assert_eq!(payment.collected_fen(), 0, "it went back, and nobody knows");
    let id = order["id"].as_str().unwrap();
    let path = format!("/api/shops/{}/orders/{id}", shop.id);
    let stuck = agent.get(&path).await.body["call_offs"][0].clone();
    let until = stuck["since"].as_i64().unwrap() + 7 * DAY_MS;
    assert_eq!(stuck["unsure_until"], json!(until));
    let key = stuck["key"].as_str().unwrap();
    let settlement = format!("{path}/collections/{key}/settlement");
    let said = json!({ "words": "账户流水：已退 6222020200112230612" });
    is_not_sure(&leader.post(&settlement, &said).await);
    is_not_sure(&owner.post(&settlement, &said).await);
    payment.becomes(Mood::IsAway);
    app.advance(until - app.now());
    app.fire().await;
    is_not_sure(&leader.post(&settlement, &said).await);
    let settled = owner.post(&settlement, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["call_offs"], json!([]));
    let db = app.app.store().shop(shop.id);
    let audited = db.rows::<record::Entity>();
    let audited = audited.with(record::Column::Action.eq("settle_payouts"));
    let detail = audited.one().await.unwrap().unwrap().detail;
    assert!(!detail.contains("6222020200112230612"), "{detail}");
});

on_both_databases!(what_was_collected_at_another_price_goes_back, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    let id = order["id"].as_str().unwrap();
    let path = format!("/api/shops/{}/orders/{id}/price", shop.id);
    let cheaper = json!({
        "key": new_id(), "rev": order["rev"], "freight_fen": order["freight_fen"], "discount_fen": 100,
    });
    let repriced = agent.put(&path, &cheaper).await;
    assert_eq!(repriced.status, 200, "{repriced:?}");
    payment.becomes(Mood::Fine);
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let total_fen = order["total_fen"].as_i64().unwrap() - 100;
    assert_eq!(paid.body["paid_fen"], total_fen);
    assert_eq!(payment.collected_fen(), 2 * total_fen + 100);
    assert_eq!(states(&app, &shop).await, ["called_off", "kept"]);
    app.fire().await;
    assert_eq!(payment.collected_fen(), total_fen);
    assert_eq!(states(&app, &shop).await, ["given_back", "kept"]);
});

on_both_databases!(what_was_collected_unheard_pays_the_order, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    payment.becomes(Mood::Fine);
    app.advance(14 * MINUTE_MS);
    app.fire().await;
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(states(&app, &shop).await, ["kept"]);
    let asked = payment.asked();
    app.advance(20 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.asked(), asked, "nothing is called off");
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
});

on_both_databases!(what_a_program_from_before_collected_pays_the_order, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let id: OrderId = serde_json::from_value(order["id"].clone()).unwrap();
    let no = order["no"].as_str().unwrap();
    let fen = order["total_fen"].as_i64().unwrap();
    payment.collect(no, fen, id.0).await.unwrap();
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(payment.collected_fen(), fen);
    assert_eq!(states(&app, &shop).await, ["kept"]);
});

on_both_databases!(what_nobody_asks_for_again_goes_back, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    // Whoever asks again is waited for anew.
    app.advance(10 * MINUTE_MS);
    pay_unheard((&customer, &payment), &shop, &order).await;
    payment.becomes(Mood::Fine);
    app.advance(10 * MINUTE_MS);
    app.fire().await;
    assert_eq!(states(&app, &shop).await, ["asked"]);
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["given_back"]);
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "WAIT_BUYER_PAY");
    // Nothing comes under a key that was called off.
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(states(&app, &shop).await, ["given_back", "kept"]);
});

on_both_databases!(an_order_that_closes_while_it_is_paid_costs_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let slow = Slow::in_front_of(&payment);
    app.app.trade().pay_by(slow.clone());
    app.advance(DAY_MS - MINUTE_MS);
    let closes = async {
        slow.has_collected.notified().await;
        app.advance(2 * MINUTE_MS);
        app.fire().await;
        slow.may_answer.notify_one();
    };
    let (refused, ()) = tokio::join!(pay(&customer, &shop, &order), closes);
    assert_eq!(refused.status, 409, "{refused:?}");
    app.fire().await;
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "TRADE_CLOSED");
    assert_eq!(seen["paid_fen"], 0);
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["given_back"]);
});

on_both_databases!(a_yes_that_comes_after_the_call_off_pays_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let slow = Slow::in_front_of(&payment);
    app.app.trade().pay_by(slow.clone());
    let called_off = async {
        slow.has_collected.notified().await;
        app.advance(15 * MINUTE_MS);
        app.fire().await;
        slow.may_answer.notify_one();
    };
    let (refused, ()) = tokio::join!(pay(&customer, &shop, &order), called_off);
    let told = (refused.status, refused.text("code"));
    assert_eq!(told, (409, "changed_meanwhile"));
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "WAIT_BUYER_PAY");
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["given_back"]);
});

on_both_databases!(two_windows_that_pay_at_once_collect_once, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let windows = (0..3).map(|_| pay(&customer, &shop, &order));
    let answers = join_all(windows).await.into_iter();
    let mut answers: Vec<_> = answers.map(|answer| answer.status).collect();
    answers.sort_unstable();
    assert_eq!(answers, [200, 409, 409]);
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(states(&app, &shop).await, ["kept"]);
});

/// The program dies after the money came, and before anybody knows.
async fn dies(app: &TestApp, other: App) {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(app, &shop).await;
    let slow = Slow::in_front_of(&payment);
    app.app.trade().pay_by(slow.clone());
    let id: OrderId = serde_json::from_value(order["id"].clone()).unwrap();
    let rev = order["rev"].as_i64().unwrap();
    tokio::select! {
        _ = trade::collect(&app.app, shop.id, id, rev) => panic!("it was to wait"),
        () = slow.has_collected.notified() => {}
    }
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(states(app, &shop).await, ["asked"]);
    other.trade().pay_by(payment.clone());
    app.advance(15 * MINUTE_MS);
    join_all([other.clone(), other].map(fired)).await;
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(app, &shop).await, ["given_back"]);
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "WAIT_BUYER_PAY");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_dead_node_collected_another_gives_back() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    dies(&app, other).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_dead_program_collected_the_next_one_gives_back() {
    let app = TestApp::start(On::Sqlite).await;
    // A SQLite file has one node at a time: what the first knew is forgotten all the same.
    let next = app.app.clone();
    dies(&app, next).await;
}

on_both_databases!(an_order_has_one_collection_that_may_pay_it, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, _, order) = ordered(&app, &shop).await;
    assert_eq!(pay(&customer, &shop, &order).await.status, 200);
    let row = rows(&app, &shop).await.remove(0);
    for (state, is_double) in [("asked", true), ("called_off", false)] {
        let another = collection::Model {
            key: new_id(),
            state: state.to_owned(),
            ..row.clone()
        };
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let written = tx.insert(another.into_active_model().reset_all()).await;
        let is_refused = written.is_err_and(|error| error.is_double());
        assert_eq!(is_refused, is_double, "{state}");
    }
});
