//! How fast the desk answered, as its members read it.

mod days;
mod left;
mod rules;
mod spans;
mod sums;

use serde_json::{Value, json};

use crate::harness::{Client, Socket, TestApp, TestCustomer, TestShop};

/// The test clock begins on this day, in the afternoon of Beijing.
const TODAY: &str = "2025-11-22";
const DAY_MS: i64 = 86_400_000;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/metrics/{path}", shop.id)
}

async fn day(client: &Client, shop: &TestShop<'_>, profile: &str) -> Value {
    let path = at(shop, &format!("days/{TODAY}?profile={profile}"));
    let answer = client.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn sum<'a>(figures: &'a Value, measure: &str) -> &'a Value {
    let sums = figures["sums"].as_array().unwrap();
    sums.iter().find(|sum| sum["measure"] == measure).unwrap()
}

/// Nobody is on duty in these tests, so the shop's own rules would count what is asked as left messages: here they shall not.
async fn count_everything(leader: &Client, shop: &TestShop<'_>) {
    let profiles = leader.get(&at(shop, "profiles")).await.body;
    let mut profiles = profiles.as_array().unwrap().iter();
    let held = profiles.find(|held| held["profile"]["id"] == "shop");
    let mut changed = held.unwrap()["profile"].clone();
    changed["excludes_left_messages"] = json!(false);
    let body = json!({ "profile": changed, "rev": 0 });
    assert_eq!(
        leader.put(&at(shop, "profiles/shop"), &body).await.status,
        200
    );
}

/// One customer asks, the member answers after so long.
async fn round(app: &TestApp, agent: &mut Socket, customer: &TestCustomer, wait_ms: i64) {
    let mut widget = app.customer_socket("qingmu", customer).await;
    let asked = widget.text(&customer.conversation, "public", "在吗").await;
    assert_eq!(asked["type"], "ack", "{asked}");
    let take = json!({ "type": "take", "conversation": customer.conversation });
    assert_eq!(agent.act(take).await["type"], "ack");
    app.advance(wait_ms);
    let answered = agent.text(&customer.conversation, "public", "在的").await;
    assert_eq!(answered["type"], "ack", "{answered}");
}
