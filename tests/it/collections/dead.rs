use futures_util::future::join_all;
use serde_json::json;
use yingke::{app::App, trade, vocabulary::OrderId};

use super::{MINUTE_MS, Slow, now, ordered, states};
use crate::{
    harness::{On, TestApp},
    payouts::fired,
};

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
