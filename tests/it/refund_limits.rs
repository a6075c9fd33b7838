//! What one member gives back of an order alone, what a second one agrees to, and who sets that.

mod agreed;
mod cards;
mod refused;
mod set_by;
mod sums;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};

use crate::{
    after_sale::{ask, at, done, parcel, seen},
    buying::{PRICE_FEN, place},
    harness::{Answer, Client, TestShop},
};

/// An order that is on its way.
pub async fn sent(
    shop: &TestShop<'_>,
    lines: &[(SkuId, i64)],
    (agent, customer): (&Client, &Client),
) -> Value {
    let order = place(customer, shop, lines).await;
    let order = done((customer, agent), shop, &order, "payment", json!({})).await;
    done((agent, agent), shop, &order, "shipment", parcel()).await
}

async fn tried(who: &Client, shop: &TestShop<'_>, order: &Value, act: &str, more: Value) -> Answer {
    let now = seen(who, shop, order).await;
    ask(who, shop, (&now, Method::POST, act), more).await
}

pub fn is_above(refused: &Answer) {
    assert_eq!(
        (refused.status, refused.code()),
        (403, "above_refund_limit"),
        "{refused:?}"
    );
}

fn asked(amount_fen: i64, way: &str) -> Value {
    json!({ "line": 0, "amount_fen": amount_fen, "way": way, "words": "已核实，整单破损" })
}

pub async fn answered(who: &Client, shop: &TestShop<'_>, order: &Value, no: &Value) -> Answer {
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("orders/{id}/requests/{no}/answer"));
    who.post(&path, &json!({ "key": new_id(), "approve": true }))
        .await
}

pub async fn set(who: &Client, shop: &TestShop<'_>, field: &str, fen: i64) -> Answer {
    let path = at(shop, "trade-rules");
    let mut rules = who.get(&path).await.body;
    rules["rules"][field] = json!(fen);
    who.put(&path, &rules).await
}
