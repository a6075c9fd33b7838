//! Many orders at once, what a second person agrees to, small money, protected prices, invoices, own filters, and files.

mod asked_protection;
mod batches;
mod found;
mod given_back;
mod invoices;
mod prices;
mod waiting;

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::{audit::record, trade::order};
use yingke_tabular::Limits;

use crate::{
    buying::{PRICE_FEN, place, put_up},
    harness::{Answer, Client, TestApp, TestCustomer, TestShop, at, id_of},
};

const DAY_MS: i64 = 24 * 60 * 60_000;
const FILE: Limits = Limits {
    bytes: 1 << 20,
    unpacked_bytes: 8 << 20,
    rows: 1_000,
    columns: 40,
    cell_chars: 2_000,
    held_bytes: 8 << 20,
};

async fn row(app: &TestApp, shop: &TestShop<'_>, of: &Value) -> order::Model {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<order::Entity>();
    let rows = rows.with(order::Column::No.eq(of["no"].as_str().unwrap()));
    rows.one().await.unwrap().unwrap()
}

async fn paid(customer: &Client, shop: &TestShop<'_>, lines: &[(SkuId, i64)]) -> Value {
    let order = place(customer, shop, lines).await;
    let path = at(shop, &format!("mine/orders/{}/payment", id_of(&order)));
    let body = json!({ "key": new_id(), "rev": order["rev"] });
    let answer = customer.post(&path, &body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// A customer, and what they bought and paid.
async fn bought(app: &TestApp, shop: &TestShop<'_>) -> (TestCustomer, Value) {
    let customer = shop.customer().await;
    let sku = put_up(app, shop, &[9]).await[0];
    let order = paid(&customer, shop, &[(sku, 1)]).await;
    (customer, order)
}

/// Something done to the order as it is now.
async fn ask(
    app: &TestApp,
    who: &Client,
    shop: &TestShop<'_>,
    (order, act): (&Value, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = json!(row(app, shop, order).await.rev);
    let path = at(shop, &format!("orders/{}/{act}", id_of(order)));
    who.post(&path, &more).await
}

async fn audited(app: &TestApp, shop: &TestShop<'_>, action: &str) -> Vec<String> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq(action)).all().await;
    rows.unwrap().into_iter().map(|row| row.detail).collect()
}

async fn bytes(who: &Client, path: &str, body: &Value) -> Vec<u8> {
    let answer = who.request(Method::POST, path).json(body).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap().to_vec()
}
