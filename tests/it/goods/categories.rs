use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{at, category, edit, edited, put_down, put_up_many, seen, try_to};
use crate::harness::{Answer, Client, TestShop};

/// The shop's first category is called so from now on.
async fn renamed(who: &Client, shop: &TestShop<'_>, name: &str) -> Answer {
    let known = who.get(&at(shop, "categories")).await.body;
    let one = &known["categories"][0];
    let path = at(shop, &format!("categories/{}", one["id"].as_str().unwrap()));
    let body = json!({ "rev": one["rev"], "name": name, "attributes": [] });
    who.put(&path, &body).await
}

/// A batch that takes all of a category off the shelf.
async fn taken_down(who: &Client, shop: &TestShop<'_>, category: &str) -> Answer {
    let selection = json!({ "filter": { "category": category }, "except": [] });
    let ops = json!([{ "op": "state", "state": "stored" }]);
    let what = json!({ "by": "ops", "selection": selection, "ops": ops });
    let body = json!({ "key": new_id(), "what": what });
    who.post(&at(shop, "assistant/batches"), &body).await
}

on_both_databases!(
    a_category_names_its_products_and_asks_for_attributes,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let rules = json!([{ "name": "容量", "kind": "number", "unit": "ml", "choices": [], "is_required": true }]);
        let made = category(&keeper, &shop, "茶器", rules.clone()).await;
        assert_eq!(made.status, 201, "{made:?}");
        assert_eq!(
            category(&keeper, &shop, " 茶器 ", json!([])).await.code(),
            "name_taken"
        );
        let goods = put_down(&keeper, &shop, "T9", 5).await;
        let list = edit("state", json!("listed"));
        assert_eq!(
            try_to(&keeper, &shop, &goods, std::slice::from_ref(&list))
                .await
                .code(),
            "attribute_missing"
        );
        let much = edit("attributes", json!([{ "name": "容量", "value": "很大" }]));
        assert_eq!(
            try_to(&keeper, &shop, &goods, &[much]).await.code(),
            "bad_attribute"
        );
        let right = edit("attributes", json!([{ "name": "容量", "value": "180" }]));
        let goods = edited(&keeper, &shop, &goods, &[right, list]).await;
        let id = made.text("id");
        let path = at(&shop, &format!("categories/{id}"));
        let renamed = json!({ "rev": 1, "name": "盖碗", "attributes": rules });
        assert_eq!(keeper.put(&path, &renamed).await.body["products"], 1);
        assert_eq!(
            keeper.put(&path, &renamed).await.code(),
            "changed_meanwhile"
        );
        assert_eq!(seen(&keeper, &shop, &goods).await["category"], "盖碗");
        assert_eq!(keeper.delete(&path).await.code(), "category_in_use");
        let agent = shop.member(Role::Agent).await;
        assert_eq!(category(&agent, &shop, "壶", json!([])).await.status, 403);
    }
);

on_both_databases!(very_many_products_follow_their_category, |app| {
    let shop = app.shop("songxi").await;
    put_up_many(&app, &shop, 1_100, |_| "茶壶").await;
    let keeper = shop.member(Role::Operations).await;
    let renamed = renamed(&keeper, &shop, "壶").await;
    assert_eq!(
        (renamed.status, &renamed.body["products"]),
        (200, &json!(500)),
        "{renamed:?}"
    );
    let again = category(&keeper, &shop, "茶壶", json!([])).await;
    assert_eq!(again.code(), "name_taken", "some are still called so");
    let early = taken_down(&keeper, &shop, "壶").await;
    assert_eq!((early.status, early.code()), (409, "category_renaming"));
    for _ in 0..3 {
        app.fire().await;
    }
    let known = keeper.get(&at(&shop, "categories")).await.body;
    assert_eq!(known["categories"][0]["products"], 1_100);
    assert_eq!(taken_down(&keeper, &shop, "壶").await.status, 201);
    let again = category(&keeper, &shop, "茶壶", json!([])).await;
    assert_eq!(again.status, 201, "{again:?}");
});

on_both_databases!(
    a_category_that_is_renamed_before_its_batch_is_worked_out_is_in_it_whole,
    |app| {
        let shop = app.shop("songxi").await;
        put_up_many(&app, &shop, 1_100, |_| "茶壶").await;
        let keeper = shop.member(Role::Operations).await;
        let batch = taken_down(&keeper, &shop, "茶壶").await;
        assert_eq!(batch.status, 201, "{batch:?}");
        for name in ["壶", "茶具"] {
            assert_eq!(renamed(&keeper, &shop, name).await.status, 200);
        }
        app.work().await;
        let path = at(&shop, &format!("assistant/batches/{}", batch.text("id")));
        let view = keeper.get(&path).await.body;
        assert_eq!(
            (&view["state"], &view["changed"]),
            (&json!("ready"), &json!(1_100))
        );
    }
);

on_both_databases!(
    a_batch_of_a_category_that_is_gone_by_then_is_no_part_of_it,
    |app| {
        let shop = app.shop("songxi").await;
        put_up_many(&app, &shop, 3, |_| "茶壶").await;
        let keeper = shop.member(Role::Operations).await;
        let batch = taken_down(&keeper, &shop, "茶壶").await;
        assert_eq!(batch.status, 201, "{batch:?}");
        app.tamper("DELETE FROM category WHERE name = '茶壶'").await;
        app.work().await;
        let path = at(&shop, &format!("assistant/batches/{}", batch.text("id")));
        let view = keeper.get(&path).await.body;
        let told = (&view["state"], &view["job"]["reason"]);
        assert_eq!(told, (&json!("stopped"), &json!("category_gone")), "{view}");
    }
);

on_both_databases!(
    categories_of_before_are_called_as_they_are_seen_but_for_twins,
    |app| {
        let shop = app.shop("songxi").await;
        let categories = ["茶壶", "餐桌", "餐\u{200b}桌"];
        let category = |at: i64| match at {
            0 => "茶壶",
            1 => "餐桌",
            _ => "餐\u{200b}桌",
        };
        put_up_many(&app, &shop, 3, category).await;
        for table in ["category SET name", "product SET category"] {
            let (_, column) = table.split_once(" SET ").unwrap();
            let hidden = format!("UPDATE {table} = '茶\u{200b}壶' WHERE {column} = '茶壶'");
            app.tamper(&hidden).await;
        }
        app.tamper("DELETE FROM seaql_migrations WHERE version = 'm0077_seen_categories'")
            .await;
        app.migrate().await;
        let keeper = shop.member(Role::Operations).await;
        let known = keeper.get(&at(&shop, "categories")).await.body;
        let known = known["categories"].as_array().unwrap().iter();
        let known: Vec<_> = known
            .map(|one| json!([one["name"], one["products"]]))
            .collect();
        for name in categories {
            assert!(known.contains(&json!([name, 1])), "{name:?} {known:?}");
        }
        assert_eq!(known.len(), 3);
    }
);
