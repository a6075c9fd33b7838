//! Goods come as files and go out again: byte for byte where nobody changed them, whole or not at all where something is wrong.

mod brought;
mod codes;
mod mapping;
mod pictures;
mod round;
mod shown;
mod tables;
mod work;
mod wrong;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_tabular::{CsvStream, ZipStream};
use yingke_taobao_csv::{
    Encoding, Fen, Format, Generation, Layout, LineEnd, Pair, Product, Sku, Writer,
};

pub use crate::harness::at;
use crate::harness::{Answer, Client, TestApp, TestShop, told};

const DAY: i64 = 24 * 60 * 60 * 1_000;
const CID: u64 = 50_008_055;

pub fn of(shop: &TestShop<'_>, import: &Value, act: &str) -> String {
    let id = import["id"].as_str().unwrap();
    at(shop, &format!("goods-imports/{id}{act}"))
}

/// An import of nine bytes that have not come; its id.
pub async fn begun(who: &Client, shop: &TestShop<'_>) -> String {
    let body = json!({ "key": new_id(), "name": "a.csv", "bytes": 9 });
    let begun = who.post(&at(shop, "goods-imports"), &body).await;
    assert_eq!(begun.status, 201, "{begun:?}");
    begun.text("id").to_owned()
}

async fn send(who: &Client, shop: &TestShop<'_>, name: &str, bytes: &[u8]) -> Value {
    let body = json!({ "key": new_id(), "name": name, "bytes": bytes.len() });
    let begun = who.post(&at(shop, "goods-imports"), &body).await;
    assert_eq!(begun.status, 201, "{begun:?}");
    let size = begun.body["piece_bytes"].as_u64().unwrap() as usize;
    // The last one first: they come as they come.
    for (n, piece) in bytes
        .chunks(size)
        .enumerate()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let path = of(shop, &begun.body, &format!("/pieces/{n}"));
        let kept = told(who.request(Method::PUT, &path).body(piece.to_vec())).await;
        assert_eq!(kept.status, 204, "{kept:?}");
    }
    begun.body
}

async fn look(who: &Client, shop: &TestShop<'_>, bytes: &[u8]) -> Answer {
    let import = send(who, shop, "goods.csv", bytes).await;
    who.post(&of(shop, &import, "/look"), &json!({})).await
}

pub async fn act(
    who: &Client,
    shop: &TestShop<'_>,
    import: &Value,
    act: &str,
    body: Value,
) -> Value {
    let answer = who.post(&of(shop, import, act), &body).await;
    assert_eq!(answer.status, 200, "{act}: {answer:?}");
    answer.body
}

pub async fn seen(who: &Client, shop: &TestShop<'_>, import: &Value) -> Value {
    who.get(&of(shop, import, "")).await.body
}

async fn mapped(who: &Client, shop: &TestShop<'_>, import: &Value, mut mapping: Value) -> Value {
    mapping["rev"] = import["rev"].clone();
    let answer = who.put(&of(shop, import, "/mapping"), &mapping).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Sent, looked at, mapped and checked.
pub async fn checked(
    (app, who, shop): (&TestApp, &Client, &TestShop<'_>),
    bytes: &[u8],
    mapping: Value,
) -> Value {
    let looked = look(who, shop, bytes).await;
    assert_eq!(looked.status, 200, "{looked:?}");
    let import = mapped(who, shop, &looked.body, mapping).await;
    act(who, shop, &import, "/check", json!({})).await;
    app.work().await;
    seen(who, shop, &import).await
}

pub async fn imported(
    world: (&TestApp, &Client, &TestShop<'_>),
    bytes: &[u8],
    mapping: Value,
) -> Value {
    let (app, who, shop) = world;
    let import = checked(world, bytes, mapping).await;
    assert_eq!(import["state"], "checked", "{import}");
    let found = faults(who, shop, &import).await;
    assert_eq!(import["counts"]["faults"], 0, "{import} {found}");
    act(who, shop, &import, "/run", json!({ "rows": "all" })).await;
    app.work().await;
    let import = seen(who, shop, &import).await;
    assert_eq!(import["state"], "done", "{import}");
    import
}

async fn faults(who: &Client, shop: &TestShop<'_>, import: &Value) -> Value {
    let answer = who.get(&of(shop, import, "/faults?limit=100")).await;
    answer.body["faults"].clone()
}

pub async fn export(who: &Client, shop: &TestShop<'_>, wanted: Value) -> (u16, Vec<u8>) {
    let mut body = json!({ "selection": { "filter": {} } });
    for (name, value) in wanted.as_object().unwrap() {
        body[name] = value.clone();
    }
    let request = who.request(Method::POST, &at(shop, "goods-exports"));
    let answer = request.json(&body).send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.bytes().await.unwrap().to_vec())
}

pub async fn goods(who: &Client, shop: &TestShop<'_>) -> Vec<Value> {
    let page = who.get(&at(shop, "goods?limit=100&sort=title")).await.body;
    page["goods"].as_array().unwrap().clone()
}

pub fn chair(no: u64) -> Product {
    let colour = |vid| Pair {
        pid: 1_627_207,
        vid,
    };
    let sku = |vid, fen| Sku {
        price: Fen(fen),
        num: 5 + no,
        code: format!("CH-{no}-{vid}"),
        properties: vec![colour(vid)],
        barcode: String::new(),
    };
    Product {
        title: format!("白橡木椅 {no}"),
        cid: Some(CID),
        price: Fen(29_900),
        num: 10 + 2 * no,
        outer_id: format!("CH-{no}"),
        description: format!("<p>第 {no} 把\t椅子</p>\r\n<p>\"实木\"</p>"),
        properties: vec![colour(28_320), colour(28_324)],
        skus: vec![sku(28_320, 29_900), sku(28_324, 31_900)],
        ..Product::default()
    }
}

pub fn taobao(generation: Generation, format: Format, products: &[Product]) -> Vec<u8> {
    let layout = Layout::new(generation, format);
    let mut writer = Writer::new(Vec::new(), &layout).unwrap();
    for product in products {
        writer.row(&layout.new_row(product).unwrap()).unwrap();
    }
    writer.finish().unwrap()
}

pub fn usual(products: &[Product]) -> Vec<u8> {
    taobao(Generation::G63, Format::default(), products)
}

pub fn formats() -> Vec<(Generation, Format)> {
    let format = |encoding, has_mark, line_end| Format {
        encoding,
        has_mark,
        line_end,
    };
    vec![
        (Generation::G47, format(Encoding::Gbk, false, LineEnd::Lf)),
        (
            Generation::G54,
            format(Encoding::Utf16Be, true, LineEnd::CrLf),
        ),
        (Generation::G58, format(Encoding::Utf8, true, LineEnd::CrLf)),
        (Generation::G63, Format::default()),
        (
            Generation::G67,
            format(Encoding::Utf16Le, false, LineEnd::Lf),
        ),
    ]
}

pub fn plain(rows: &[&[&str]]) -> Vec<u8> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    CsvStream::default().push(&rows.iter().map(row).collect::<Vec<_>>())
}

async fn told_text(who: &Client, path: &str) -> String {
    let answer = who.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut zip, mut bytes) = (ZipStream::default(), Vec::new());
    for (name, content) in files {
        zip.begin(name, false);
        zip.push(content);
        bytes.extend(zip.take());
    }
    bytes.extend(zip.end());
    bytes
}
