use serde_json::{Value, json};
use yingke::storage::Engine;
use yingke_schema::{members::member::Role, migrations::ChangesTogether};

use super::{at, edit, edited, put_down};
use crate::harness::TestApp;

/// The migration's statement that brings rows over, as this database takes it.
fn brought_together(app: &TestApp) -> String {
    let changes = match app.app.store().engine() {
        Engine::Sqlite(_) => ChangesTogether::OF_SQLITE,
        Engine::Postgres(_) => ChangesTogether::OF_POSTGRES,
    };
    let sql = include_str!("../../../schema/src/migrations/m0048_changes_together.sql");
    let mut all = sql.split(";\n");
    let insert = all.find(|statement| statement.contains("INSERT INTO"));
    insert.unwrap().replace("@CHANGES", changes)
}

on_both_databases!(a_history_of_fields_becomes_one_of_revisions, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let goods = put_down(&keeper, &shop, "T9", 5).await;
    let id = goods["id"].as_str().unwrap();
    let path = at(&shop, &format!("goods/{id}"));
    let skus = json!([
        { "code": "T9-1", "props": { "颜色": "白" }, "price_fen": 100, "stock": 5, "id": goods["skus"][0]["id"] }
    ]);
    let edits = [edit("title", json!("紫砂\"壶\"")), edit("skus", skus)];
    edited(&keeper, &shop, &goods, &edits).await;
    let before = keeper.get(&format!("{path}/changes")).await.body;
    assert!(before["changes"].as_array().unwrap().len() > 3, "{before}");
    let table = "CREATE TABLE product_change_of_field AS SELECT shop_id, product_id, 1 AS no, rev, at, member_id, nick,
        '' AS field, nick AS sku, '' AS before, '' AS after, batch_id FROM product_change";
    app.tamper(&format!("{table} WHERE rev < 0")).await;
    for (no, change) in (0..).zip(before["changes"].as_array().unwrap()) {
        let text = |value: &Value| value.to_string().replace('\'', "''");
        let sku = change["sku"].as_str();
        let sku = sku.map_or("NULL".into(), |sku| format!("'{sku}'"));
        app.tamper(&format!(
            "INSERT INTO product_change_of_field SELECT shop_id, product_id, {no}, rev, at, member_id, nick, {}, {sku}, '{}', '{}',
                batch_id FROM product_change WHERE rev = {}",
            change["field"].to_string().replace('"', "'"),
            text(&change["before"]),
            text(&change["after"]),
            change["rev"],
        ))
        .await;
    }
    app.tamper("DELETE FROM product_change").await;
    app.tamper(&brought_together(&app)).await;
    let after = keeper.get(&format!("{path}/changes")).await.body;
    let told = |page: &Value| -> Vec<Value> {
        let all = page["changes"].as_array().unwrap().iter();
        let fields = ["rev", "at", "by_name", "field", "sku", "before", "after"];
        all.map(|one| json!(fields.map(|field| &one[field])))
            .collect()
    };
    // They were numbered from the newest on: within a revision their order is the other way round.
    let mut wanted = told(&before);
    wanted.sort_by_key(|one| std::cmp::Reverse(one[0].as_i64()));
    let mut now = told(&after);
    for of_rev in now.chunk_by_mut(|a, b| a[0] == b[0]) {
        of_rev.reverse();
    }
    assert_eq!(now, wanted);
});

on_both_databases!(a_page_of_the_history_has_whole_revisions, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let mut goods = put_down(&keeper, &shop, "T9", 5).await;
    for n in 0..3 {
        let edits = [
            edit("title", json!(format!("壶 {n}"))),
            edit("care", json!(format!("温水 {n}"))),
        ];
        goods = edited(&keeper, &shop, &goods, &edits).await;
    }
    let path = at(
        &shop,
        &format!("goods/{}/changes", goods["id"].as_str().unwrap()),
    );
    let first = keeper.get(&format!("{path}?limit=2")).await.body;
    let of = |page: &Value| -> Vec<(i64, i64)> {
        let all = page["changes"].as_array().unwrap().iter();
        all.map(|one| (one["rev"].as_i64().unwrap(), one["place"].as_i64().unwrap()))
            .collect()
    };
    assert_eq!(of(&first), [(4, 1), (4, 0), (3, 1), (3, 0)]);
    let next = first["next"].as_str().unwrap();
    let rest = keeper
        .get(&format!("{path}?limit=2&cursor={next}"))
        .await
        .body;
    assert_eq!(of(&rest)[..2], [(2, 1), (2, 0)]);
    assert_eq!((&of(&rest)[2].0, &rest["next"]), (&1, &Value::Null));
    // A page ends with the revision that makes it long.
    let field = r#"{"field":"code","sku":"T9","before":"","after":""}"#;
    let many = vec![field; 1_500].join(",");
    app.tamper(&format!("UPDATE product_change SET changes = '[{many}]'"))
        .await;
    let long = keeper.get(&path).await.body;
    assert_eq!(of(&long).len(), 3_000);
    assert_eq!(long["next"], "3");
});
