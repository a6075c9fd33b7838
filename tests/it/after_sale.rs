//! After-sale cases: every step once, by whom it belongs to, and by the clock where nobody acts.

mod board;
mod clock;
mod disputes;
mod exchanges;
mod reissues;
mod sold_out;
mod steps;
mod words;

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    trade,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::{
    catalogue::sku,
    outbox::event,
    trade::{after_sale, line},
};

pub use crate::harness::at;
use crate::{
    buying::{PRICE_FEN, people, place, put_up},
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, told},
};

const HOUR_MS: i64 = 60 * 60_000;
const DAY_MS: i64 = 24 * HOUR_MS;

pub async fn ask(
    who: &Client,
    shop: &TestShop<'_>,
    (order, method, act): (&Value, Method, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = order["rev"].clone();
    let whose = if who.token.as_deref().unwrap().starts_with("yk_d_") {
        "mine/"
    } else {
        ""
    };
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(method, &path).json(&more)).await
}

/// Done to the order as it is now; the member's view of it then.
pub async fn done(
    (who, member): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let now = seen(member, shop, order).await;
    let answer = ask(who, shop, (&now, Method::POST, act), more).await;
    assert_eq!(answer.status, 200, "{act}: {answer:?}");
    seen(member, shop, order).await
}

pub async fn seen(member: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("orders/{}", order["id"].as_str().unwrap()));
    let answer = member.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

pub fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

pub fn wish(kind: &str, amount_fen: i64) -> Value {
    json!({ "kind": kind, "amount_fen": amount_fen, "reason": "damage", "words": "杯口有缺口" })
}

pub fn answer(said: &str) -> Value {
    json!({ "answer": said, "words": "请看照片" })
}

/// One order of one piece, with the customer.
pub async fn sent(shop: &TestShop<'_>, sku: SkuId, (agent, customer): (&Client, &Client)) -> Value {
    let order = place(customer, shop, &[(sku, 1)]).await;
    let order = done((customer, agent), shop, &order, "payment", json!({})).await;
    done((agent, agent), shop, &order, "shipment", parcel()).await
}

pub struct Opened<'a> {
    pub shop: TestShop<'a>,
    pub agent: TestMember,
    pub customer: TestCustomer,
    pub order: Value,
}

/// A case about an order of one piece that is on its way.
pub async fn opened(app: &TestApp, wish: Value) -> Opened<'_> {
    let shop = app.shop("songxi").await;
    let sku = put_up(app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let order = done(theirs, &shop, &order, "refunds/0", wish).await;
    Opened {
        shop,
        agent,
        customer,
        order,
    }
}

pub fn case(order: &Value) -> &Value {
    &order["lines"][0]["case"]
}

pub fn state(order: &Value) -> &str {
    case(order)["state"].as_str().unwrap()
}

async fn board(member: &Client, shop: &TestShop<'_>, query: &str) -> Vec<Value> {
    let page = member.get(&at(shop, &format!("after-sales?{query}"))).await;
    assert_eq!(page.status, 200, "{page:?}");
    page.body["cases"].as_array().unwrap().clone()
}

/// Nothing that is kept contradicts the history: neither of the order nor of its cases.
pub async fn is_sound(app: &TestApp, shop: &TestShop<'_>) {
    let db = app.app.store().shop(shop.id);
    let (_, wrong) = trade::check(&db).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
    let cases = db.rows::<after_sale::Entity>().all().await.unwrap();
    for case in &cases {
        let of = db.rows::<line::Entity>();
        let of = of.with(line::Column::OrderId.eq(case.order_id));
        let of = of.with(line::Column::No.eq(case.line_no)).one().await;
        assert_eq!(case.state, of.unwrap().unwrap().refund_state);
        assert_eq!(case.due_at.is_some(), case.falls.is_some());
        let is_over = case.state == "SUCCESS" || case.state == "CLOSED";
        assert_eq!(case.ended_at.is_some(), is_over);
    }
    let lines = db.rows::<line::Entity>();
    let lines = lines.with(line::Column::RefundState.ne("NO_REFUND"));
    assert_eq!(lines.count().await.unwrap(), cases.len() as u64);
    let skus = db.rows::<sku::Entity>().all().await.unwrap();
    let is_right = |sku: &sku::Model| 0 <= sku.reserved && sku.reserved <= sku.stock;
    assert!(skus.iter().all(is_right), "{skus:?}");
}

/// What the board goes by is what the order's view says.
async fn rows_are_as_seen(app: &TestApp, shop: &TestShop<'_>, order: &Value) {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<after_sale::Entity>().all().await.unwrap();
    let mut compared = 0;
    for (no, line) in (0_i64..).zip(order["lines"].as_array().unwrap()) {
        let case = &line["case"];
        if case.is_null() {
            continue;
        }
        let is_this =
            |row: &&after_sale::Model| json!(row.order_id) == order["id"] && row.line_no == no;
        let row = rows.iter().find(is_this).expect("a case has its row");
        let kept = json!([row.due_at, row.falls, row.asked_fen, row.state]);
        let seen = json!([
            case["due_at"],
            case["falls"],
            case["asked_fen"],
            case["state"]
        ]);
        assert_eq!(kept, seen, "{order}");
        compared += 1;
    }
    let of_this = rows.iter();
    let of_this = of_this.filter(|row| json!(row.order_id) == order["id"]);
    assert_eq!(of_this.count(), compared, "every row was looked at");
}

/// What both sides of the shop's cases were told, by its code.
pub async fn codes_told(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<event::Entity>().ascending(event::Column::Id);
    let rows = rows.with(event::Column::Kind.eq("CaseActed"));
    let rows = rows.all().await.unwrap().into_iter();
    let told = rows.map(|row| serde_json::from_str::<Value>(&row.payload).unwrap());
    let codes = told.map(|told| told["said"]["code"].as_str().unwrap().to_owned());
    codes.collect()
}
