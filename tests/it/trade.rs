//! Members act on orders, and so does the clock: once each, for a reason, and written down.

mod clock;
mod hands;
mod once;
mod prices;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::catalogue::sku;

use crate::{
    buying::{PRICE_FEN, place, put_up},
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, at, id_of, told},
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Asks for an act on the order as it was seen, with a key of its own.
async fn ask(
    who: &Client,
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    mut more: Value,
) -> Answer {
    if more["key"].is_null() {
        more["key"] = json!(new_id());
    }
    more["rev"] = order["rev"].clone();
    let method = match act {
        "price" | "address" => Method::PUT,
        _ => Method::POST,
    };
    let whose = if who.token.as_deref().unwrap().starts_with("yk_d_") {
        "mine/"
    } else {
        ""
    };
    let path = at(shop, &format!("{whose}orders/{}/{act}", id_of(order)));
    told(who.request(method, &path).json(&more)).await
}

/// The same, and it is done; the member's view of the order then.
async fn done(
    (who, agent): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let answer = ask(who, shop, order, act, more).await;
    assert_eq!(answer.status, 200, "{act}: {answer:?}");
    seen(agent, shop, order).await
}

async fn seen(agent: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("orders/{}", id_of(order)));
    let answer = agent.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn price(freight_fen: i64, discount_fen: i64) -> Value {
    json!({ "freight_fen": freight_fen, "discount_fen": discount_fen })
}

fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

fn elsewhere() -> Value {
    json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" })
}

fn asked(kind: &str, amount_fen: i64) -> Value {
    json!({ "kind": kind, "amount_fen": amount_fen })
}

fn answer(said: &str) -> Value {
    json!({ "answer": said, "words": "照片里看不出来" })
}

/// What may be done now.
/// What the machine allows; cards and what stands beside the order come behind the note.
fn allowed(order: &Value) -> Vec<&str> {
    let acts = order["acts"].as_array().unwrap();
    let note = acts.iter().position(|act| act["act"] == "note").unwrap();
    let acts = acts[..=note].iter();
    let acts = acts.filter(|act| act["is_allowed"] == true);
    acts.map(|act| act["act"].as_str().unwrap()).collect()
}

fn reason<'a>(order: &'a Value, name: &str) -> &'a str {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == name).unwrap();
    act["reason"].as_str().unwrap_or_default()
}

/// An order of one piece, as the agent sees it.
async fn placed(
    app: &TestApp,
    shop: &TestShop<'_>,
    agent: &Client,
    customer: &Client,
) -> (Value, SkuId) {
    let sku = put_up(app, shop, &[5]).await[0];
    let order = place(customer, shop, &[(sku, 1)]).await;
    (seen(agent, shop, &order).await, sku)
}

async fn set_rules(leader: &Client, shop: &TestShop<'_>, change: impl Fn(&mut Value)) {
    let path = at(shop, "trade-rules");
    let mut now = leader.get(&path).await.body;
    change(&mut now["rules"]);
    let kept = leader.put(&path, &now).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

/// One more order, of the same goods, on its way.
async fn other_sent(
    app: &TestApp,
    shop: &TestShop<'_>,
    agent: &TestMember,
    customer: &TestCustomer,
) -> Value {
    let db = app.app.store().shop(shop.id);
    let sku = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    let order = place(customer, shop, &[(sku.id, 1)]).await;
    let order = done(
        (&customer.client, &agent.client),
        shop,
        &order,
        "payment",
        json!({}),
    )
    .await;
    done(
        (&agent.client, &agent.client),
        shop,
        &order,
        "shipment",
        parcel(),
    )
    .await
}
