use serde_json::{Value, json};
use yingke_schema::{goods_files::goods_import_shown, members::member::Role};
use yingke_taobao_csv::Product;

use super::{act, at, chair, checked, faults, imported, look, seen, usual};
use crate::harness::{Client, TestShop};

/// More than are decided on, or written, at once.
const MANY: u64 = 260;

/// A product whose SKUs have the codes of another one.
fn with_codes_of(no: u64, other: u64) -> Product {
    let mut moved = chair(no);
    for (sku, of) in moved.skus.iter_mut().zip(chair(other).skus) {
        sku.code = of.code;
    }
    moved
}

fn all(other: impl Fn(u64) -> u64) -> Vec<u8> {
    let products = (1..=MANY).map(|no| with_codes_of(no, other(no)));
    usual(&products.collect::<Vec<_>>())
}

/// The codes of the SKUs of the product of that code.
async fn codes(who: &Client, shop: &TestShop<'_>, code: &str) -> Vec<Value> {
    let page = who.get(&at(shop, &format!("goods?q={code}"))).await.body;
    let mut found = page["goods"].as_array().unwrap().iter();
    let row = found.find(|row| row["code"] == code).unwrap();
    let path = at(shop, &format!("goods/{}", row["id"].as_str().unwrap()));
    let one = who.get(&path).await.body;
    let skus = one["skus"].as_array().unwrap().iter();
    skus.map(|sku| sku["code"].clone()).collect()
}

on_both_databases!(
    a_code_that_a_product_gives_up_is_free_for_those_behind_it,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        imported(world, &all(|no| no), json!({})).await;
        // Each takes those that the one before it gives up, also where a part begins.
        let behind = all(|no| no - 1);
        let import = imported(world, &behind, json!({})).await;
        let counts = ["updated", "refused"].map(|count| import["counts"][count].clone());
        assert_eq!(counts, [json!(MANY), json!(0)], "{import}");
        let last = codes(&keeper, &shop, "CH-260").await;
        assert_eq!(last, ["CH-259-28320", "CH-259-28324"]);
        let again = imported(world, &behind, json!({})).await;
        assert_eq!(again["counts"]["unchanged"], MANY, "{again}");
    }
);

on_both_databases!(
    a_code_that_is_given_up_further_down_is_taken_when_checked_and_when_run,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        imported(world, &all(|no| no), json!({})).await;
        let import = checked(world, &all(|no| no + 1), json!({})).await;
        let counts = |import: &Value| {
            ["updated", "refused", "faults"].map(|count| import["counts"][count].clone())
        };
        let refused = MANY - 1;
        assert_eq!(
            counts(&import),
            [json!(1), json!(refused), json!(refused)],
            "{import}"
        );
        let first = faults(&keeper, &shop, &import).await[0].clone();
        let told = ["line", "column", "code", "row_code"].map(|of| first[of].clone());
        let expected = [
            json!(4),
            json!("skuProps"),
            json!("code_taken"),
            json!("CH-1"),
        ];
        assert_eq!(told, expected);
        act(&keeper, &shop, &import, "/run", json!({ "rows": "good" })).await;
        app.work().await;
        let run = seen(&keeper, &shop, &import).await;
        assert_eq!(
            (&run["state"], counts(&run)),
            (&json!("done"), counts(&import))
        );
        let kept = codes(&keeper, &shop, "CH-250").await;
        assert_eq!(kept, ["CH-250-28320", "CH-250-28324"]);
    }
);

on_both_databases!(
    a_check_that_goes_on_knows_which_codes_were_given_up_before,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        imported(world, &all(|no| no), json!({})).await;
        let behind = all(|no| no - 1);
        let looked = look(&keeper, &shop, &behind).await.body;
        act(&keeper, &shop, &looked, "/check", json!({})).await;
        // As a node leaves it that dies behind the first part.
        let cursor = json!({ "done": 250, "faults": 0, "is_broken": false });
        let sql = format!("UPDATE job SET cursor = '{cursor}' WHERE state = 'waiting'");
        app.tamper(&sql).await;
        app.work().await;
        let import = seen(&keeper, &shop, &looked).await;
        let counts = ["updated", "refused"].map(|count| import["counts"][count].clone());
        assert_eq!(counts, [json!(MANY - 250), json!(0)], "{import}");
        let db = app.app.store().shop(shop.id);
        let parts = db.rows::<goods_import_shown::Entity>().count();
        assert_eq!(parts.await.unwrap(), 1, "only a run parts those that wait");
    }
);
