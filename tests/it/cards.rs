//! Cards in the chat: they show what is, are answered once, and do what they say.

mod addresses;
mod answers;
mod cases;
mod goods;
mod news;
mod offered;
mod prices;
mod reminders;
mod reviews;
mod sending;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::{
    catalogue::{self, Listing, ProductSheet},
    outbox,
    vocabulary::{ProductId, SkuId, new_id},
};

use crate::{
    buying::{PRICE_FEN, people, place, put_up},
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, at, told},
};

/// Sent by whoever may.
pub async fn send(
    who: &Client,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    card: Value,
) -> Answer {
    let path = format!("conversations/{}/cards", customer.conversation);
    let body = json!({ "key": new_id(), "words": "请看一下", "card": card, "again": true });
    who.post(&at(shop, &path), &body).await
}

async fn sent(who: &Client, shop: &TestShop<'_>, customer: &TestCustomer, card: Value) -> Value {
    let answer = send(who, shop, customer, card).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.body
}

async fn seen(who: &Client, shop: &TestShop<'_>, card: &Value) -> Value {
    let path = format!("cards/{}", card["id"].as_str().unwrap());
    let answer = who.get(&at(shop, &path)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

async fn answer(who: &Client, shop: &TestShop<'_>, card: &Value, mut body: Value) -> Answer {
    body["key"] = json!(new_id());
    let path = format!("mine/cards/{}/answer", card["id"].as_str().unwrap());
    who.post(&at(shop, &path), &body).await
}

async fn answered(who: &Client, shop: &TestShop<'_>, card: &Value, body: Value) -> Value {
    let answer = answer(who, shop, card, body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn fact<'a>(card: &'a Value, key: &str) -> &'a Value {
    let facts = card["facts"].as_array().unwrap();
    let fact = facts.iter().find(|fact| fact["key"] == key);
    let fact = fact.unwrap_or_else(|| panic!("no {key} in {card}"));
    let mut values = ["text", "fen", "at", "code"].iter().map(|of| &fact[of]);
    values.find(|value| !value.is_null()).unwrap()
}

/// The order as its customer sees it.
async fn order_now(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = format!("mine/orders/{}", order["id"].as_str().unwrap());
    customer.get(&at(shop, &path)).await.body
}

/// Done to an order as it is now, by its customer where `mine/`.
async fn done(
    (who, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    (method, whose, act): (Method, &str, &str),
    order: &Value,
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = order_now(customer, shop, order).await["rev"].clone();
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(method, &path).json(&more)).await
}

async fn heard(app: &TestApp) {
    while outbox::tell(&app.app).await.unwrap() > 0 {}
}

/// A product of one SKU.
async fn product(app: &TestApp, shop: &TestShop<'_>, code: &str) -> ProductId {
    let sheet: ProductSheet = serde_json::from_value(json!({
        "code": code, "title": format!("茶杯 {code}"), "category": "茶器", "selling_point": "", "availability": "stock",
        "ships_within_hours": 24, "pictures": [], "facts": [],
        "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "", "scenes": [],
        "usage": "", "care": "", "installation": "", "cautions": "", "faq": [], "goes_with": [],
        "skus": [{ "code": code, "props": { "颜色": "白" }, "price_fen": 100, "stock": 9, "weight_g": 900 }],
    }))
    .unwrap();
    let id = ProductId(new_id());
    let listing = Listing {
        id,
        sku_ids: vec![SkuId(new_id())],
        position: 1,
        pictures: Vec::new(),
        sheet,
        at: app.now(),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    catalogue::put_up(&tx, listing).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// An order of one piece of the first of two SKUs; it is not paid.
async fn bought_of_two(
    app: &TestApp,
) -> (TestShop<'_>, TestMember, TestCustomer, Value, Vec<SkuId>) {
    let shop = app.shop("songxi").await;
    let skus = put_up(app, &shop, &[5, 1]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    (shop, agent, customer, order, skus)
}

/// An order of one piece that is not paid.
async fn bought(app: &TestApp) -> (TestShop<'_>, TestMember, TestCustomer, Value) {
    let (shop, agent, customer, order, _) = bought_of_two(app).await;
    (shop, agent, customer, order)
}

/// Paid and shipped.
async fn shipped((agent, customer): (&Client, &Client), shop: &TestShop<'_>, order: &Value) {
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    for (who, whose, act, more) in [
        (customer, "mine/", "payment", json!({})),
        (agent, "", "shipment", parcel),
    ] {
        let step = (Method::POST, whose, act);
        let step = done((who, customer), shop, step, order, more).await;
        assert_eq!(step.status, 200, "{step:?}");
    }
}

/// Paid, shipped and received.
async fn received((agent, customer): (&Client, &Client), shop: &TestShop<'_>, order: &Value) {
    shipped((agent, customer), shop, order).await;
    let confirm = (Method::POST, "mine/", "confirmation");
    let step = done((customer, customer), shop, confirm, order, json!({})).await;
    assert_eq!(step.status, 200, "{step:?}");
}
