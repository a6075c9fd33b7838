//! Goods are edited: what one sees, buys and pays follows, and nothing is lost between two editors and an order.

mod asked_back;
mod categories;
mod copies;
mod delivery;
mod history;
mod installation;
mod life;
mod matches;
mod pages;
mod recycled;
mod skus;
mod stock;

use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    catalogue::{self, Listing, ProductSheet},
    vocabulary::{ProductId, SkuId, new_id},
};
use yingke_schema::{audit::record, outbox::event};

pub use crate::harness::at;
use crate::{
    harness::{Answer, Client, TestApp, TestShop},
    phrases,
};

pub fn edit(field: &str, value: Value) -> Value {
    json!({ "field": field, "value": value })
}

pub fn sku(code: &str, colour: &str, price_fen: i64, stock: i64) -> Value {
    json!({ "code": code, "props": { "颜色": colour }, "price_fen": price_fen, "stock": stock })
}

pub async fn category(who: &Client, shop: &TestShop<'_>, name: &str, attributes: Value) -> Answer {
    let body = json!({ "name": name, "attributes": attributes });
    who.post(&at(shop, "categories"), &body).await
}

/// A product in the store, in a category of its own name.
pub async fn put_down(who: &Client, shop: &TestShop<'_>, code: &str, stock: i64) -> Value {
    category(who, shop, "茶器", json!([])).await;
    let edits = [
        edit("title", json!(format!("白瓷壶 {code}"))),
        edit("category", json!("茶器")),
        edit(
            "skus",
            json!([sku(&format!("{code}-1"), "白", 12_900, stock)]),
        ),
    ];
    let body = json!({ "key": new_id(), "code": code, "edits": edits });
    let answer = who.post(&at(shop, "goods"), &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.body
}

pub async fn try_to(who: &Client, shop: &TestShop<'_>, goods: &Value, edits: &[Value]) -> Answer {
    let body = json!({ "key": new_id(), "rev": goods["rev"], "edits": edits });
    let id = goods["id"].as_str().unwrap();
    who.put(&at(shop, &format!("goods/{id}")), &body).await
}

async fn edited(who: &Client, shop: &TestShop<'_>, goods: &Value, edits: &[Value]) -> Value {
    let answer = try_to(who, shop, goods, edits).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

pub async fn listed(who: &Client, shop: &TestShop<'_>, code: &str, stock: i64) -> Value {
    let goods = put_down(who, shop, code, stock).await;
    edited(who, shop, &goods, &[edit("state", json!("listed"))]).await
}

/// The template of those terms, and a product that is sent by it.
async fn by_terms(who: &Client, shop: &TestShop<'_>, terms: &Value) -> (Value, Value) {
    let made = who.post(&at(shop, "delivery-templates"), terms).await;
    assert_eq!(made.status, 201, "{made:?}");
    let goods = listed(who, shop, "T9", 50).await;
    let by = edit("template", made.body["id"].clone());
    let goods = edited(who, shop, &goods, &[by]).await;
    (made.body, goods)
}

fn first_sku(goods: &Value) -> SkuId {
    serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap()
}

pub async fn seen(who: &Client, shop: &TestShop<'_>, goods: &Value) -> Value {
    let id = goods["id"].as_str().unwrap();
    who.get(&at(shop, &format!("goods/{id}"))).await.body
}

/// How often goods were written down, and told to other areas.
async fn written(app: &TestApp, shop: &TestShop<'_>, goods: &Value) -> (usize, usize) {
    let db = app.app.store().shop(shop.id);
    let object = format!("product/{}", goods["id"].as_str().unwrap());
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Object.eq(object));
    let audited = rows.all().await.unwrap().len();
    let rows = db.rows::<event::Entity>();
    let events = rows
        .with(event::Column::Kind.eq("ProductChanged"))
        .all()
        .await;
    let payloads = events.unwrap().into_iter();
    let payloads = payloads.map(|row| serde_json::from_str::<Value>(&row.payload).unwrap());
    let told = payloads.filter(|payload| payload["product"] == goods["id"]);
    (audited, told.count())
}

/// A category and a template that a product has, by their ids.
pub async fn shelf(who: &Client, shop: &TestShop<'_>) -> (String, String) {
    let template = who
        .post(&at(shop, "delivery-templates"), &terms("大件"))
        .await;
    assert_eq!(template.status, 201, "{template:?}");
    let goods = put_down(who, shop, "SHELF", 1).await;
    let delivery = edit("template", template.body["id"].clone());
    edited(who, shop, &goods, &[delivery]).await;
    let categories = who.get(&at(shop, "categories")).await.body;
    let categories = categories["categories"].as_array().unwrap();
    let ours = categories.iter().find(|one| one["name"] == "茶器").unwrap();
    let id = |of: &Value| of["id"].as_str().unwrap().to_owned();
    (id(ours), id(&template.body))
}

pub fn terms(name: &str) -> Value {
    json!({
        "name": name, "charge_by": "piece",
        "usual": { "first": 1, "first_fen": 1_000, "further": 1, "further_fen": 200 },
        "regional": [{ "provinces": ["浙江"], "rate": { "first": 1, "first_fen": 600, "further": 1, "further_fen": 100 } }],
        "not_delivered": ["台湾"], "surcharges": [{ "provinces": ["新疆"], "fen": 1_500 }],
        "free": [{ "provinces": [], "min_fen": 50_000, "min_pieces": null }],
        "services": [{ "code": "upstairs", "name": "送货上楼", "fee_fen": 3_000, "per_piece": true }],
    })
}

/// A picture that a product shows; whose id everyone may ask for.
pub async fn photo(who: &Client, shop: &TestShop<'_>) -> String {
    let picture = phrases::picture(who, shop, "pot.png").await;
    let goods = put_down(who, shop, "PHOTO", 1).await;
    let shown = edit("pictures", json!([picture]));
    edited(who, shop, &goods, &[shown]).await;
    picture
}

/// So many products, each in the category of its place.
async fn put_up_many(
    app: &TestApp,
    shop: &TestShop<'_>,
    many: i64,
    category: fn(i64) -> &'static str,
) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for position in 0..many {
        let sheet: ProductSheet = serde_json::from_value(json!({
            "code": format!("T{position}"), "title": format!("壶 {position}"),
            "category": category(position), "selling_point": "",
            "availability": "stock", "ships_within_hours": 24, "pictures": [], "facts": [],
            "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "",
            "scenes": [], "usage": "", "care": "", "installation": "", "cautions": "", "faq": [],
            "goes_with": [], "skus": [{
                "code": format!("T{position}-1"), "props": {}, "price_fen": 100, "stock": 1, "weight_g": 900,
            }],
        }))
        .unwrap();
        let listing = Listing {
            id: ProductId(new_id()),
            sku_ids: vec![SkuId(new_id())],
            // Two stand at one place, wherever a page ends.
            position: position / 2,
            pictures: Vec::new(),
            sheet,
            at: app.now(),
        };
        catalogue::put_up(&tx, listing).await.unwrap();
    }
    tx.commit().await.unwrap();
}
