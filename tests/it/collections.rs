//! Money that was collected unheard: it pays the order, or it goes back.

mod at_once;
mod by_hand;
mod dead;
mod unheard;

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Value, json};
use tokio::sync::Notify;
use uuid::Uuid;
use yingke::trade::{Payment, Unmoved};
use yingke_schema::trade::collection;

use crate::{
    buying::{people, place, put_up},
    harness::{Answer, Mood, TestApp, TestCustomer, TestMember, TestPayment, TestShop},
    payouts::{ask, paying},
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
