//! Money that does not come, and money that does not go back: nothing moves on without it, and nothing moves twice.

mod by_hand;
mod going_back;
mod stuck;
mod tries;

use std::{collections::BTreeSet, sync::Arc};

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{app::App, vocabulary::new_id};
use yingke_schema::{audit::record, trade::payout};

use crate::{
    buying::{PRICE_FEN, people, place, put_up},
    harness::{
        Answer, Client, Mood, TestApp, TestCustomer, TestMember, TestPayment, TestShop, at, told,
    },
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

pub fn paying(app: &TestApp, mood: Mood) -> Arc<TestPayment> {
    let payment = Arc::new(TestPayment::new(mood));
    app.app.trade().pay_by(payment.clone());
    payment
}

/// Something done to the order as it is now.
pub async fn ask(
    (who, seer): (&Client, &Client),
    shop: &TestShop<'_>,
    (whose, order, act): (&str, &Value, &str),
    mut more: Value,
) -> Answer {
    let id = order["id"].as_str().unwrap();
    let now = seer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    more["key"] = json!(new_id());
    more["rev"] = now.body["rev"].clone();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(Method::POST, &path).json(&more)).await
}

/// What the shop's members see of it.
async fn seen(member: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let id = order["id"].as_str().unwrap();
    let answer = member.get(&at(shop, &format!("orders/{id}"))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// What the customer is told is still on its way, of the order and of it in their list.
async fn on_its_way(customer: &TestCustomer, shop: &TestShop<'_>, order: &Value) -> (Value, Value) {
    let id = order["id"].as_str().unwrap();
    let one = customer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    let all = customer.get(&at(shop, "mine/orders")).await;
    let (one, all) = (one.body, all.body);
    (
        one["payouts_due_fen"].clone(),
        all["orders"][0]["payouts_due_fen"].clone(),
    )
}

/// By what members were told of money that did not go: the same is told once.
async fn told_of(app: &TestApp, shop: &TestShop<'_>) -> BTreeSet<String> {
    let notices = app.notices(shop.id).await.into_iter();
    let keys = notices.map(|notice| notice.key);
    keys.filter(|key| key.starts_with("payout/")).collect()
}

async fn audited(app: &TestApp, shop: &TestShop<'_>, action: &str) -> Vec<record::Model> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq(action));
    rows.all().await.unwrap()
}

async fn rows(app: &TestApp, shop: &TestShop<'_>) -> Vec<payout::Model> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<payout::Entity>();
    rows.ascending(payout::Column::EventNo).all().await.unwrap()
}

pub fn is_not_sure(refused: &Answer) {
    let told = (refused.status, refused.text("code"));
    assert_eq!(told, (409, "not_sure"), "{refused:?}");
}

pub async fn fired(node: App) -> usize {
    let effects = node.effects();
    let fired = yingke::timers::fire_due(node.store(), node.clock().now(), &effects);
    fired.await.unwrap()
}

/// A paid order of two, and a case about one of its pieces that the shop has said yes to.
async fn refunded(
    (agent, customer): (&TestMember, &TestCustomer),
    shop: &TestShop<'_>,
    order: &Value,
) -> Value {
    let both = (&customer.client, &customer.client);
    let paid = ask(both, shop, ("mine/", order, "payment"), json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let wish = json!({ "kind": "money_only", "amount_fen": PRICE_FEN, "quantity": 1 });
    let asked = ask(both, shop, ("mine/", order, "refunds/0"), wish).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let theirs = (&agent.client, &customer.client);
    let pay = json!({ "answer": "pay" });
    let done = ask(theirs, shop, ("", order, "refunds/0"), pay).await;
    assert_eq!(done.status, 200, "{done:?}");
    done.body
}

/// The port of a shop that has just said yes to giving a piece's price back.
async fn owing(app: &TestApp, shop: &TestShop<'_>) -> Arc<TestPayment> {
    let sku_id = put_up(app, shop, &[5]).await[0];
    let (agent, customer) = people(shop).await;
    let payment = paying(app, Mood::Fine);
    let order = place(&customer, shop, &[(sku_id, 2)]).await;
    refunded((&agent, &customer), shop, &order).await;
    payment
}
