//! Customers buy: cart, order, payment, and what follows; stock is never sold twice.

mod again;
mod cart;
mod once;
mod placing;
mod refunds;
mod stock;
mod whose;

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    catalogue::{self, Listing, ProductSheet},
    trade::{self, OrderChanged},
    vocabulary::{ProductId, SkuId, new_id},
};
use yingke_schema::{
    audit::record, catalogue::sku, members::member::Role, outbox::event, trade::order,
};

use crate::harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, at, told};

const DAY_MS: i64 = 24 * 60 * 60_000;
pub const PRICE_FEN: i64 = 12_900;

/// A product, T1, with a SKU for each of these stocks.
pub async fn put_up(app: &TestApp, shop: &TestShop<'_>, stocks: &[i64]) -> Vec<SkuId> {
    let skus = (0..).zip(stocks).map(|(place, stock): (i64, _)| {
        json!({
            "code": format!("T1-{place}"), "props": { "颜色": format!("第{place}色") }, "price_fen": PRICE_FEN,
            "stock": stock, "weight_g": 900,
        })
    });
    let sheet: ProductSheet = serde_json::from_value(json!({
        "code": "T1", "title": "白瓷茶壶", "category": "茶器", "selling_point": "", "availability": "stock",
        "ships_within_hours": 24, "pictures": [], "facts": [],
        "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "", "scenes": [],
        "usage": "", "care": "", "installation": "", "cautions": "", "faq": [], "goes_with": [],
        "skus": skus.collect::<Vec<_>>(),
    }))
    .unwrap();
    let sku_ids: Vec<_> = stocks.iter().map(|_| SkuId(new_id())).collect();
    let listing = Listing {
        id: ProductId(new_id()),
        sku_ids: sku_ids.clone(),
        position: 0,
        pictures: Vec::new(),
        sheet,
        at: app.now(),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    catalogue::put_up(&tx, listing).await.unwrap();
    tx.commit().await.unwrap();
    sku_ids
}

/// A body that is right.
pub fn order_of(lines: &[(SkuId, i64)]) -> Value {
    let lines: Vec<_> = lines
        .iter()
        .map(|(sku, quantity)| json!({ "sku": sku, "quantity": quantity }))
        .collect();
    json!({
        "key": new_id(), "lines": lines, "receiver": "林夏", "phone": "13800138000",
        "address": "浙江省杭州市西湖区文三路 1 号", "words": "",
    })
}

pub async fn place(customer: &Client, shop: &TestShop<'_>, lines: &[(SkuId, i64)]) -> Value {
    let answer = customer
        .post(&at(shop, "mine/orders"), &order_of(lines))
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Something done to the order as it was seen.
async fn try_to(
    who: &Client,
    shop: &TestShop<'_>,
    method: Method,
    (whose, order, act): (&str, &Value, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = order["rev"].clone();
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(method, &path).json(&more)).await
}

async fn mine(
    customer: &Client,
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let done = try_to(customer, shop, Method::POST, ("mine/", order, act), more).await;
    assert_eq!(done.status, 200, "{act}: {done:?}");
    done.body
}

/// The member acts on the order as it is now; the customer's view of it then.
async fn by_shop(
    (member, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let now = seen(customer, shop, order).await;
    let done = try_to(member, shop, Method::POST, ("", &now, act), more).await;
    assert_eq!(done.status, 200, "{act}: {done:?}");
    seen(customer, shop, order).await
}

async fn seen(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let id = order["id"].as_str().unwrap();
    let answer = customer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

/// What the storefront shows of T1: of each SKU how many, and whether there is any at all.
async fn shown(app: &TestApp, shop: &TestShop<'_>) -> (Vec<i64>, String) {
    let page = format!("/api/store/{}/products/T1", shop.slug);
    let page = app.anyone().get(&page).await;
    let stocks = page.body["skus"].as_array().unwrap().iter();
    let stocks = stocks.map(|sku| sku["stock"].as_i64().unwrap()).collect();
    (stocks, page.text("availability").to_owned())
}

/// Stock and what of it is set aside.
pub async fn kept(app: &TestApp, shop: &TestShop<'_>, sku: SkuId) -> (i64, i64) {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    let row = rows.one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

async fn orders(app: &TestApp, shop: &TestShop<'_>) -> u64 {
    let db = app.app.store().shop(shop.id);
    db.rows::<order::Entity>().count().await.unwrap()
}

/// Actions of the audit rows about an order, and kinds of what other areas were told of it.
pub async fn written(
    app: &TestApp,
    shop: &TestShop<'_>,
    order: &Value,
) -> (Vec<String>, Vec<String>) {
    let db = app.app.store().shop(shop.id);
    let object = format!("order/{}", order["id"].as_str().unwrap());
    let rows = db.rows::<record::Entity>().ascending(record::Column::No);
    let rows = rows.with(record::Column::Object.eq(object)).all().await;
    let actions = rows.unwrap().into_iter().map(|row| row.action).collect();
    let rows = db.rows::<event::Entity>().ascending(event::Column::Id);
    let rows = rows.with(event::Column::Kind.eq("OrderChanged"));
    let events = rows.all().await.unwrap().into_iter();
    let events = events.map(|row| serde_json::from_str::<OrderChanged>(&row.payload).unwrap());
    let of_this = events.filter(|changed| json!(changed.order) == order["id"]);
    (actions, of_this.map(|changed| changed.kind).collect())
}

/// Nothing that is kept of any order contradicts its history.
pub async fn is_sound(app: &TestApp, shop: &TestShop<'_>) {
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
}

pub async fn people(shop: &TestShop<'_>) -> (TestMember, TestCustomer) {
    (shop.member(Role::Agent).await, shop.customer().await)
}
