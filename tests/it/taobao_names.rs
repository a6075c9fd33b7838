//! Taobao's numbers have names in the shop: on what was imported before and after, while files go out byte for byte.

mod categories;
mod listed;
mod named;
mod not_taken;
mod properties;

use serde_json::{Value, json};
use yingke_taobao_csv::{Input, Pair, Product};

use crate::{
    goods_files::{at, chair, goods},
    harness::{Answer, Client, TestApp, TestShop},
};

const CID: &str = "50008055";
const OAK: Pair = Pair {
    pid: 20_021,
    vid: 7,
};
const WALNUT: Pair = Pair { vid: 8, ..OAK };

/// Names by kind and number; what is there already has them afterwards.
async fn name(
    (app, who, shop): (&TestApp, &Client, &TestShop<'_>),
    names: &[(&str, &str, &str)],
) -> Answer {
    let answer = save(who, shop, names).await;
    app.work().await;
    app.fire().await;
    answer
}

async fn save(who: &Client, shop: &TestShop<'_>, names: &[(&str, &str, &str)]) -> Answer {
    let one = |(kind, number, name): &(&str, &str, &str)| json!({ "kind": kind, "number": number, "name": name });
    let names = names.iter().map(one);
    let body = json!({ "names": names.collect::<Vec<_>>() });
    who.put(&at(shop, "taobao-numbers"), &body).await
}

/// Numbers, how many products carry them, and their names.
async fn numbers(who: &Client, path: &str) -> Vec<(String, i64, Value)> {
    let answer = who.get(path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let numbers = answer.body["numbers"].as_array().unwrap().iter();
    let told = numbers.map(|one| {
        let number = one["number"].as_str().unwrap().to_owned();
        let products = one["products"].as_i64().unwrap();
        (number, products, one["name"].clone())
    });
    told.collect()
}

/// Categories of the products, and what their first SKU is called.
async fn shown(who: &Client, shop: &TestShop<'_>) -> Vec<(String, String)> {
    let mut shown = Vec::new();
    for row in goods(who, shop).await {
        let path = at(shop, &format!("goods/{}", row["id"].as_str().unwrap()));
        let one = who.get(&path).await.body;
        let colour = &one["skus"][0]["props"]["颜色分类"];
        shown.push((
            row["category"].as_str().unwrap().to_owned(),
            colour.as_str().unwrap().to_owned(),
        ));
    }
    shown
}

fn all(category: &str, colour: &str, many: usize) -> Vec<(String, String)> {
    vec![(category.to_owned(), colour.to_owned()); many]
}

/// With a material that is a number and a brand that was typed.
fn oaken() -> Product {
    let mut chair = chair(1);
    chair.properties.insert(0, OAK);
    chair.inputs = vec![Input {
        pid: 20_000,
        value: "松下;型号;ES-ST25".to_owned(),
    }];
    chair
}

/// The shop's first product.
async fn first(who: &Client, shop: &TestShop<'_>) -> Value {
    let rows = goods(who, shop).await;
    let path = at(shop, &format!("goods/{}", rows[0]["id"].as_str().unwrap()));
    who.get(&path).await.body
}

fn attributes(all: &[(&str, &str)]) -> Value {
    let all = all.iter();
    all.map(|(name, value)| json!({ "name": name, "value": value }))
        .collect()
}
