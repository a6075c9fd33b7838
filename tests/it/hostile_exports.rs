//! Files as people fetch them, full of would-be formulas. `scripts/libreoffice.sh` names a folder for them (`YINGKE_EXPORTS`) and opens
//! them there; here is looked at what can be told without a spreadsheet.

use std::{env, fs, path::PathBuf};

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;
use yingke_taobao_csv::{Encoding, Limits, Product, Reader};

use crate::{
    buying::{place, put_up},
    goods_files::{at, chair, checked, export, goods, of, usual},
    harness::{Client, On, TestApp, TestShop},
    order_files::faulty,
};

/// Texts that a spreadsheet would calculate.
const HOSTILE: [&str; 4] = ["=1+1", "+1+1", "-1+1", "@SUM(1,1)"];

fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = env::var_os("YINGKE_EXPORTS") {
        fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}

async fn edited(who: &Client, shop: &TestShop<'_>, edits: Value) {
    let product = goods(who, shop).await.remove(0);
    let path = at(shop, &format!("goods/{}", product["id"].as_str().unwrap()));
    let body = json!({ "key": new_id(), "rev": product["rev"], "edits": edits });
    let answer = who.put(&path, &body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

async fn fetched(who: &Client, (method, path): (Method, &str), body: Value) -> Vec<u8> {
    let answer = who.request(method, path).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.unwrap().to_vec()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_fetched_is_calculated() {
    let app = TestApp::start(On::Sqlite).await;
    let shop = app.shop("songxi").await;
    let owner = shop.member(Role::Owner).await;
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let [title, first, second, third] = HOSTILE;
    let edits = json!([
        { "field": "title", "value": title }, { "field": "selling_point", "value": third },
        { "field": "tags", "value": [first, second] }, { "field": "care", "value": title },
    ]);
    edited(&owner, &shop, edits).await;
    for format in ["csv", "xlsx"] {
        let (status, bytes) = export(&owner, &shop, json!({ "format": format })).await;
        assert_eq!(status, 200);
        keep(&format!("real-goods.{format}"), &bytes);
        if format == "csv" {
            is_guarded(&bytes);
        }
    }
    place(&customer, &shop, &[(sku, 1)]).await;
    app.tamper(&format!(
        "UPDATE trade_order SET note = '{title}', buyer_message = '{first}', receiver = '{second}', address = '{third}'"
    ))
    .await;
    let path = at(&shop, "orders/export");
    for format in ["csv", "xlsx"] {
        let wanted = json!({ "format": format, "reason": "对账" });
        let bytes = fetched(&owner, (Method::POST, &path), wanted).await;
        keep(&format!("real-orders.{format}"), &bytes);
        if format == "csv" {
            is_guarded(&bytes);
        }
    }
    let lines = json!({ "format": "csv", "rows": "lines", "reason": "对账" });
    let unmasked = json!({ "format": "csv", "reason": "对账" });
    let whole = format!("{path}/whole");
    for (name, path, wanted) in [("lines", &path, lines), ("whole", &whole, unmasked)] {
        let bytes = fetched(&owner, (Method::POST, path), wanted).await;
        keep(&format!("real-orders-{name}.csv"), &bytes);
        is_guarded(&bytes);
    }
    taobao(&owner, &shop).await;
    faults(&app, &owner, &shop).await;
    changes(&app, &owner, &shop).await;
    report(&app, &owner, &shop).await;
    order_faults(&app, &owner, &shop).await;
}

fn is_guarded(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains("\"'=1+1"), "{text}");
    begins_with_no_sign(&text);
}

/// No cell of a comma-separated file does.
fn begins_with_no_sign(text: &str) {
    for cell in HOSTILE {
        assert!(!text.contains(&format!("\"{cell}")), "{text}");
    }
}

/// A table of Taobao has no guard: what would be calculated is not written, and the reason names the product.
async fn taobao(owner: &Client, shop: &TestShop<'_>) {
    let wanted = json!({ "format": "taobao", "encoding": "utf8_bom" });
    let (status, refused) = export(owner, shop, wanted.clone()).await;
    let refused: Value = serde_json::from_slice(&refused).unwrap();
    assert_eq!((status, &refused["code"]), (422, &json!("formula")));
    assert!(refused["title"].as_str().unwrap().starts_with("T1: "));
    let edits = json!([
        { "field": "title", "value": "壶 =1+1" }, { "field": "selling_point", "value": "\"=1+1" },
    ]);
    edited(owner, shop, edits).await;
    let (status, bytes) = export(owner, shop, wanted).await;
    assert_eq!(status, 200);
    let rows = Reader::in_encoding(bytes.as_slice(), Limits::default(), Encoding::Utf8).unwrap();
    for row in rows {
        let product = row.unwrap().product().unwrap();
        let told = (product.title.as_str(), product.subtitle.as_str());
        assert_eq!(told, ("壶 =1+1", "\"=1+1"));
    }
    keep("real-taobao.tsv", &bytes);
}

/// Of a file whose products are called like formulas, twice.
async fn faults(app: &TestApp, owner: &Client, shop: &TestShop<'_>) {
    let hostile = Product {
        outer_id: HOSTILE[0].to_owned(),
        ..chair(1)
    };
    let file = usual(&[hostile.clone(), hostile]);
    let import = checked((app, owner, shop), &file, json!({})).await;
    let notes = import["look"]["notes"].as_array().unwrap();
    assert!(notes.contains(&json!("formulas")), "{import}");
    let path = of(shop, &import, "/faults.csv");
    let bytes = fetched(owner, (Method::GET, &path), json!({})).await;
    is_guarded(&bytes);
    keep("real-faults.csv", &bytes);
}

/// Of the file that went out, with another title.
async fn changes(app: &TestApp, owner: &Client, shop: &TestShop<'_>) {
    let (status, file) = export(owner, shop, json!({ "format": "csv" })).await;
    assert_eq!(status, 200);
    let file = String::from_utf8(file).unwrap();
    let file = file.replace("\"壶 =1+1\"", "\"'=1+1\"");
    let import = checked((app, owner, shop), file.as_bytes(), json!({})).await;
    assert_eq!(import["counts"]["updated"], 1, "{import}");
    let path = of(shop, &import, "/changes.csv");
    let bytes = fetched(owner, (Method::GET, &path), json!({})).await;
    is_guarded(&bytes);
    keep("real-changes.csv", &bytes);
}

/// Of a batch that would call every product like a formula.
async fn report(app: &TestApp, owner: &Client, shop: &TestShop<'_>) {
    let titled = json!({ "op": "title", "how": { "how": "set", "text": HOSTILE[0] } });
    let what = json!({ "by": "ops", "selection": { "filter": {} }, "ops": [titled] });
    let batch = json!({ "key": new_id(), "what": what });
    let batch = owner.post(&at(shop, "assistant/batches"), &batch).await;
    assert_eq!(batch.status, 201, "{batch:?}");
    app.work().await;
    let path = format!("assistant/batches/{}/report.csv", batch.text("id"));
    let bytes = fetched(owner, (Method::GET, &at(shop, &path)), json!({})).await;
    is_guarded(&bytes);
    keep("real-report.csv", &bytes);
}

/// Of orders whose numbers are formulas, with an amount that is none.
async fn order_faults(app: &TestApp, owner: &Client, shop: &TestShop<'_>) {
    let path = faulty(app, owner, shop, &HOSTILE[..3]).await;
    let bytes = fetched(owner, (Method::GET, &path), json!({})).await;
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.lines().count() > 3, "{text}");
    begins_with_no_sign(&text);
    keep("real-order-faults.csv", &bytes);
}
