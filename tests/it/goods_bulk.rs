//! Many goods at once: each whole or not at all, beside the orders that take from them, and found again by any page of the list.

mod edits;
mod put_down;
mod stock;
mod walked;

use serde_json::{Value, json};
use yingke::{
    access::Actor,
    catalogue::{
        Edit, Goods, NewProduct, Op, SkuForm, Stored, Unwritten, Written, alone, begin_many,
        edited, edits_of, given_many, stored_many, write_many,
    },
    vocabulary::{BatchId, ProductId, SkuId, new_id},
};
use yingke_schema::catalogue::{product, sku};

use crate::harness::{TestApp, TestShop};

fn id_of(goods: &Value) -> ProductId {
    serde_json::from_value(goods["id"].clone()).unwrap()
}

fn sku_of(goods: &Value) -> SkuId {
    serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap()
}

fn tea() -> Edit {
    Edit::Category("茶器".to_owned())
}

fn form(code: &str, colour: &str, stock: i64) -> SkuForm {
    let form =
        json!({ "code": code, "props": { "颜色": colour }, "price_fen": 100, "stock": stock });
    serde_json::from_value(form).unwrap()
}

/// What becomes of each: its revision, or the code of the refusal.
type Outcome = Vec<Result<i64, &'static str>>;

fn outcome<T>(of: impl IntoIterator<Item = (T, Result<i64, Unwritten>)>) -> Outcome {
    of.into_iter()
        .map(|(_, result)| result.map_err(|unwritten| reason(&unwritten)))
        .collect()
}

fn reason(unwritten: &Unwritten) -> &'static str {
    match unwritten {
        Unwritten::ChangedMeanwhile => "changed_meanwhile",
        Unwritten::Fault(fault) => fault.code,
        other => panic!("{other}"),
    }
}

async fn read(app: &TestApp, shop: &TestShop<'_>, ids: &[ProductId]) -> Vec<Stored> {
    let db = app.app.store().shop(shop.id);
    stored_many(&db, ids, true).await.unwrap()
}

/// Writes what these edits make of products as they were read.
async fn write(
    app: &TestApp,
    shop: &TestShop<'_>,
    batch: Option<BatchId>,
    stored: &[Stored],
    edits: &[Vec<Edit>],
) -> Outcome {
    let db = app.app.store().shop(shop.id);
    let many = given_many(&db, &shop.slug, edits, app.now()).await.unwrap();
    let made: Vec<_> = stored
        .iter()
        .zip(edits)
        .map(|(stored, edits)| edited(&stored.goods, edits, &many.given).unwrap())
        .collect();
    let written: Vec<_> = stored
        .iter()
        .zip(&made)
        .zip(many.cleaned)
        .map(|((stored, (after, changes)), cleaned)| Written {
            stored,
            after,
            changes,
            cleaned,
        })
        .collect();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    alone(&tx).await.unwrap();
    let told = write_many(&tx, batch, &written, &Actor::Anyone, app.now()).await;
    tx.commit().await.unwrap();
    outcome(told.unwrap())
}

async fn operate(
    app: &TestApp,
    shop: &TestShop<'_>,
    batch: Option<BatchId>,
    stored: &[Stored],
    ops: &[Op],
) -> Outcome {
    let edits = stored.iter().map(|one| edits_of(&one.goods, ops).unwrap());
    let edits: Vec<_> = edits.collect();
    write(app, shop, batch, stored, &edits).await
}

/// New products of the shop's tea things, one SKU each, by their codes.
async fn begin(
    app: &TestApp,
    shop: &TestShop<'_>,
    codes: &[(&str, &str)],
    more: &[Edit],
) -> Vec<Result<ProductId, &'static str>> {
    let db = app.app.store().shop(shop.id);
    let edits: Vec<Vec<Edit>> = codes
        .iter()
        .map(|(code, sku)| {
            let title = Edit::Title(format!("白瓷壶 {code}"));
            let mut edits = vec![title, tea(), Edit::Skus(vec![form(sku, "白", 5)])];
            edits.extend_from_slice(more);
            edits
        })
        .collect();
    let many = given_many(&db, &shop.slug, &edits, app.now())
        .await
        .unwrap();
    let made: Vec<Goods> = codes
        .iter()
        .zip(&edits)
        .map(|((code, _), edits)| edited(&Goods::named(code), edits, &many.given).unwrap().0)
        .collect();
    let new: Vec<_> = made
        .iter()
        .zip(many.cleaned)
        .map(|(goods, cleaned)| NewProduct { goods, cleaned })
        .collect();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    alone(&tx).await.unwrap();
    let batch = Some(BatchId(new_id()));
    let told = begin_many(&tx, batch, &new, &Actor::Anyone, app.now()).await;
    tx.commit().await.unwrap();
    let told = told.unwrap().into_iter();
    told.map(|(_, result)| result.map_err(|unwritten| reason(&unwritten)))
        .collect()
}

/// What a product shows to be bought is what its SKUs have and nobody waits for.
async fn adds_up(app: &TestApp, shop: &TestShop<'_>) {
    let db = app.app.store().shop(shop.id);
    let skus = db.rows::<sku::Entity>().all().await.unwrap();
    for row in db.rows::<product::Entity>().all().await.unwrap() {
        let own = skus.iter().filter(|sku| sku.product_id == row.id);
        let own = own.filter(|sku| sku.gone_at.is_none());
        let left: i64 = own.map(|sku| sku.stock - sku.reserved).sum();
        assert_eq!(row.stock, left, "{}", row.code);
    }
    assert!(skus.iter().all(|sku| sku.stock >= sku.reserved));
}

fn new_product() -> ProductId {
    ProductId(new_id())
}
