//! Price protection that is asked of the shop: it stands on the board, is answered, or falls once.

mod answered;
mod fallen;
mod said_no;
mod times;
mod waiting;

use serde_json::{Value, json};
use yingke::{message_centre::To, vocabulary::new_id};
use yingke_schema::members::member::Role;

use super::{PRICE_FEN, ask, at, bought, id_of, row};
use crate::{
    harness::{Client, TestApp, TestCustomer, TestMember, TestShop},
    refund_limits::set,
};

const HOUR_MS: i64 = 60 * 60_000;
/// A price that is no slip.
const CHEAPER_FEN: i64 = 7_000;
const FEN: i64 = PRICE_FEN - CHEAPER_FEN;

struct Asked<'a> {
    shop: TestShop<'a>,
    leader: TestMember,
    customer: TestCustomer,
    order: Value,
}

/// More than an agent gives alone went off the price, and the customer asked for it.
async fn asked(app: &TestApp, price_fen: i64) -> Asked<'_> {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(app, &shop).await;
    let lower = set(&leader, &shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    app.tamper(&format!("UPDATE sku SET price_fen = {price_fen}"))
        .await;
    let wish = wish(app, &shop, &order).await;
    let answer = customer.post(&mine(&shop, &order), &wish).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    Asked {
        shop,
        leader,
        customer,
        order,
    }
}

/// The same, and the shop said no.
async fn declined(app: &TestApp) -> Asked<'_> {
    let asked = asked(app, CHEAPER_FEN).await;
    let act = (&asked.order, "price-protection/refusal");
    let declined = ask(app, &asked.leader, &asked.shop, act, json!({ "line": 0 })).await;
    assert_eq!(declined.status, 200, "{declined:?}");
    asked
}

/// A new one, of the order as it is.
async fn wish(app: &TestApp, shop: &TestShop<'_>, order: &Value) -> Value {
    let rev = row(app, shop, order).await.rev;
    json!({ "key": new_id(), "rev": rev, "line": 0 })
}

fn mine(shop: &TestShop<'_>, order: &Value) -> String {
    at(
        shop,
        &format!("mine/orders/{}/price-protection", id_of(order)),
    )
}

/// As its customer finds it when they open the page.
async fn theirs(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let found = customer.get(&mine(shop, order)).await;
    assert_eq!(found.status, 200, "{found:?}");
    found.body["asked"].clone()
}

async fn board(who: &Client, shop: &TestShop<'_>, query: &str) -> Vec<Value> {
    let page = who.get(&at(shop, &format!("after-sales?{query}"))).await;
    assert_eq!(page.status, 200, "{page:?}");
    page.body["protections"].as_array().unwrap().clone()
}

async fn titles(app: &TestApp, shop: &TestShop<'_>) -> Vec<(String, To)> {
    let notices = app.notices(shop.id).await.into_iter();
    let told = notices.map(|notice| (notice.zh.title, notice.to));
    told.filter(|(title, _)| title.starts_with("价保"))
        .collect()
}

async fn shop_sku(app: &TestApp, shop: &TestShop<'_>) -> yingke::vocabulary::SkuId {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<yingke_schema::catalogue::sku::Entity>();
    rows.one().await.unwrap().unwrap().id
}
