//! An order leaves in several parcels: each takes its own pieces, and the receipt waits for the last.

mod clock_told;
mod insured;
mod late;
mod leaving;
mod listed;
mod none_left;
mod promised;
mod sent;
mod still_to_send;

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::catalogue::sku;

use crate::{
    buying::PRICE_FEN,
    harness::{Answer, Client, TestApp, TestShop, at, id_of, told},
};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

async fn seen(member: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("orders/{}", id_of(order)));
    let answer = member.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Tried on the order as it is now, by its customer where `mine/`.
async fn tried(
    (who, member): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    (whose, act): (&str, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = seen(member, shop, order).await["rev"].clone();
    let path = at(shop, &format!("{whose}orders/{}/{act}", id_of(order)));
    told(who.request(Method::POST, &path).json(&more)).await
}

async fn done(
    who: (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: (&str, &str),
    more: Value,
) -> Value {
    let answer = tried(who, shop, order, act, more).await;
    assert_eq!(answer.status, 200, "{act:?}: {answer:?}");
    seen(who.1, shop, order).await
}

/// Some pieces, line by line.
fn part(waybill: &str, pieces: &[(usize, i64)]) -> Value {
    let pieces = pieces
        .iter()
        .map(|(line, quantity)| json!({ "line": line, "quantity": quantity }));
    json!({ "carrier": "顺丰速运", "waybill": waybill, "pieces": pieces.collect::<Vec<_>>() })
}

fn rest(waybill: &str) -> Value {
    json!({ "carrier": "中通快递", "waybill": waybill })
}

fn wish(kind: &str, amount_fen: i64) -> Value {
    json!({ "kind": kind, "amount_fen": amount_fen, "reason": "damage", "words": "杯口有缺口" })
}

/// Stock and what of it is set aside.
async fn kept(app: &TestApp, shop: &TestShop<'_>, sku: SkuId) -> (i64, i64) {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    let row = rows.one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}
