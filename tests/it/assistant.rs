//! Many products changed at once: looked at first, written exactly so and once, taken back.

mod applied;
mod codes;
mod deleted;
mod meanwhile;
mod once;
mod pictures;
mod undone;
mod warned;

use serde_json::{Value, json};
use yingke::{
    catalogue::{self, Listing, ProductSheet},
    vocabulary::{ProductId, ShopId, SkuId, new_id},
};
use yingke_schema::catalogue::{product, sku};

use crate::harness::{Answer, Client, TestApp, TestShop, at};

/// A product with its SKUs, 白 for 100 yuan and 黑 for 200, ten pieces each.
struct Pot {
    id: ProductId,
    skus: Vec<SkuId>,
}

/// Pots P0, P1, … that are listed.
async fn pots(app: &TestApp, shop: &TestShop<'_>, many: i64) -> Vec<Pot> {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let mut pots = Vec::new();
    for place in 0..many {
        let row = |no: i64, colour: &str| {
            json!({
                "code": format!("P{place}-{no}"), "props": { "颜色": colour }, "price_fen": 10_000 * no,
                "stock": 10, "weight_g": 900,
            })
        };
        let sheet: ProductSheet = serde_json::from_value(json!({
            "code": format!("P{place}"), "title": format!("壶 {place}"), "category": "茶器", "selling_point": "",
            "availability": "stock", "ships_within_hours": 24, "pictures": [], "facts": [],
            "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "",
            "scenes": [], "usage": "", "care": "", "installation": "", "cautions": "", "faq": [],
            "goes_with": [], "skus": [row(1, "白"), row(2, "黑")],
        }))
        .unwrap();
        let pot = Pot {
            id: ProductId(new_id()),
            skus: vec![SkuId(new_id()), SkuId(new_id())],
        };
        let listing = Listing {
            id: pot.id,
            sku_ids: pot.skus.clone(),
            position: place,
            pictures: Vec::new(),
            sheet,
            at: app.now(),
        };
        catalogue::put_up(&tx, listing).await.unwrap();
        pots.push(pot);
    }
    tx.commit().await.unwrap();
    pots
}

fn all() -> Value {
    json!({ "filter": { "category": "茶器" }, "except": [] })
}

fn by_ops(selection: Value, ops: Value) -> Value {
    json!({ "by": "ops", "selection": selection, "ops": ops })
}

fn dearer(per_mille: i64) -> Value {
    json!({ "op": "price", "how": { "how": "multiply", "per_mille": per_mille }, "round": "none" })
}

fn titled(text: &str) -> Value {
    json!({ "op": "title", "how": { "how": "prefix", "text": text } })
}

async fn ask(who: &Client, shop: &TestShop<'_>, what: Value) -> Answer {
    let body = json!({ "key": new_id(), "what": what });
    who.post(&at(shop, "assistant/batches"), &body).await
}

/// A batch of one product, not looked at yet.
pub async fn begun(who: &Client, shop: &TestShop<'_>, product: ProductId) -> String {
    let what = by_ops(json!({ "ids": [product] }), json!([titled("新")]));
    let answer = ask(who, shop, what).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.text("id").to_owned()
}

fn of(shop: &TestShop<'_>, batch: &str, path: &str) -> String {
    at(shop, &format!("assistant/batches/{batch}{path}"))
}

async fn seen(who: &Client, shop: &TestShop<'_>, batch: &str) -> Value {
    let answer = who.get(&of(shop, batch, "")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// A batch that is ready to be applied.
async fn ready(app: &TestApp, who: &Client, shop: &TestShop<'_>, what: Value) -> String {
    let answer = ask(who, shop, what).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.text("state"), "previewing");
    app.work().await;
    let id = answer.text("id").to_owned();
    let view = seen(who, shop, &id).await;
    assert_eq!(view["state"], "ready", "{view}");
    id
}

async fn turn(who: &Client, shop: &TestShop<'_>, batch: &str, act: &str) -> Answer {
    who.post(&of(shop, batch, &format!("/{act}")), &Value::Null)
        .await
}

async fn begin_applying(who: &Client, shop: &TestShop<'_>, batch: &str, skip_warned: bool) {
    let body = json!({ "skip_warned": skip_warned });
    let answer = who.post(&of(shop, batch, "/apply"), &body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.text("state"), "applying");
}

async fn apply(app: &TestApp, who: &Client, shop: &TestShop<'_>, batch: &str) -> Value {
    begin_applying(who, shop, batch, false).await;
    app.work().await;
    let view = seen(who, shop, batch).await;
    assert_eq!(view["state"], "applied", "{view}");
    view
}

async fn undo(app: &TestApp, who: &Client, shop: &TestShop<'_>, batch: &str) -> Value {
    let answer = turn(who, shop, batch, "undo").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    app.work().await;
    let view = seen(who, shop, batch).await;
    assert_eq!(view["state"], "undone", "{view}");
    view
}

async fn items(who: &Client, shop: &TestShop<'_>, batch: &str, only: &str) -> Vec<Value> {
    let answer = who
        .get(&of(shop, batch, &format!("/items?only={only}")))
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["items"].as_array().unwrap().clone()
}

/// All that members keep of products, without their revisions.
async fn kept(app: &TestApp, shop: ShopId) -> (Vec<product::Model>, Vec<sku::Model>) {
    let db = app.app.store().shop(shop);
    let rows = db.rows::<product::Entity>().ascending(product::Column::Id);
    let mut products = rows.all().await.unwrap();
    for product in &mut products {
        (product.rev, product.changed_at) = (0, 0);
    }
    let rows = db.rows::<sku::Entity>().ascending(sku::Column::Id);
    (products, rows.all().await.unwrap())
}

async fn revs(app: &TestApp, shop: ShopId) -> Vec<i64> {
    let db = app.app.store().shop(shop);
    let rows = db.rows::<product::Entity>().ascending(product::Column::Id);
    let rows = rows.all().await.unwrap();
    rows.into_iter().map(|row| row.rev).collect()
}

/// An id as the database's own text has it.
fn literal(app: &TestApp, id: uuid::Uuid) -> String {
    match app.app.store().engine() {
        yingke::storage::Engine::Sqlite(_) => format!("x'{}'", id.simple()),
        yingke::storage::Engine::Postgres(_) => format!("'{id}'"),
    }
}
