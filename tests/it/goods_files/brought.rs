use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{at, imported, plain};
use crate::harness::{Client, TestShop};

const HEAD: &[&str] = &["商品编码", "商品标题", "SKU 编码", "价格", "库存"];

async fn codes(who: &Client, shop: &TestShop<'_>, query: &str) -> Vec<String> {
    let path = at(shop, &format!("goods?sort=position&{query}"));
    let page = who.get(&path).await;
    assert_eq!(page.status, 200, "{page:?}");
    let rows = page.body["goods"].as_array().unwrap();
    assert_eq!(page.body["total"], rows.len());
    let codes = rows.iter().map(|row| row["code"].as_str().unwrap());
    codes.map(str::to_owned).collect()
}

on_both_databases!(what_an_import_brought_is_found_again, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let world = (&app, &*keeper, &shop);
    let mapping = json!({ "category": "餐椅" });
    let old = plain(&[
        HEAD,
        &["C-1", "白橡木椅", "C-1-1", "299", "5"],
        &["C-2", "胡桃木椅", "C-2-1", "399", "5"],
    ]);
    let first = imported(world, &old, mapping.clone()).await;
    let new = plain(&[
        HEAD,
        &["C-1", "白橡木餐椅", "C-1-1", "279.5", "5"],
        &["C-2", "胡桃木椅", "C-2-1", "399", "5"],
        &["C-3", "榆木椅", "C-3-1", "199", "1"],
    ]);
    let second = imported(world, &new, mapping).await;
    let by = |import: &Value| format!("import={}", import["id"].as_str().unwrap());
    let (first, second) = (by(&first), by(&second));
    let found = async |query: String| codes(&keeper, &shop, &query).await;
    assert_eq!(found(first.clone()).await, ["C-1", "C-2"]);
    assert_eq!(found(format!("{first}&brought=changed")).await, [""; 0]);
    // C-2 is as it was: the import did nothing to it.
    assert_eq!(found(second.clone()).await, ["C-1", "C-3"]);
    assert_eq!(found(format!("{second}&brought=new")).await, ["C-3"]);
    assert_eq!(found(format!("{second}&brought=changed")).await, ["C-1"]);
    // With whatever else is asked, walked as well as sifted.
    assert_eq!(
        found(format!("{second}&state=stored")).await,
        ["C-1", "C-3"]
    );
    assert_eq!(found(format!("{second}&q=C-3")).await, ["C-3"]);
    // From before it was written down, the history of changes tells the same.
    let sql = include_str!("../../../schema/src/migrations/m0083_brought.sql");
    let mut parts = sql.split(";\n");
    let past = parts.find(|part| part.contains("INSERT INTO import_product"));
    app.tamper("DELETE FROM import_product").await;
    assert_eq!(found(second.clone()).await, [""; 0]);
    app.tamper(past.unwrap()).await;
    assert_eq!(found(format!("{first}&brought=new")).await, ["C-1", "C-2"]);
    assert_eq!(found(format!("{second}&brought=new")).await, ["C-3"]);
    assert_eq!(found(format!("{second}&brought=changed")).await, ["C-1"]);
    let wrong = at(&shop, &format!("goods?{second}&brought=old"));
    assert_eq!(keeper.get(&wrong).await.status, 400);
    let stranger = app.shop("qingmu").await;
    let keeper = stranger.member(Role::Operations).await;
    assert_eq!(codes(&keeper, &stranger, &second).await, [""; 0]);
});
