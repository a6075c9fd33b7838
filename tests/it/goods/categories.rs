use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{at, category, edit, edited, put_down, put_up_many, seen, try_to};

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
    let known = keeper.get(&at(&shop, "categories")).await.body;
    let one = &known["categories"][0];
    let path = at(
        &shop,
        &format!("categories/{}", one["id"].as_str().unwrap()),
    );
    let body = json!({ "rev": one["rev"], "name": "壶", "attributes": [] });
    let renamed = keeper.put(&path, &body).await;
    assert_eq!(
        (renamed.status, &renamed.body["products"]),
        (200, &json!(500)),
        "{renamed:?}"
    );
    let again = category(&keeper, &shop, "茶壶", json!([])).await;
    assert_eq!(again.code(), "name_taken", "some are still called so");
    let batch = async || {
        let selection = json!({ "filter": { "category": "壶" }, "except": [] });
        let ops = json!([{ "op": "state", "state": "stored" }]);
        let what = json!({ "by": "ops", "selection": selection, "ops": ops });
        let body = json!({ "key": new_id(), "what": what });
        keeper.post(&at(&shop, "assistant/batches"), &body).await
    };
    let early = batch().await;
    assert_eq!((early.status, early.code()), (409, "category_renaming"));
    for _ in 0..3 {
        app.fire().await;
    }
    let known = keeper.get(&at(&shop, "categories")).await.body;
    assert_eq!(known["categories"][0]["products"], 1_100);
    assert_eq!(batch().await.status, 201);
    let again = category(&keeper, &shop, "茶壶", json!([])).await;
    assert_eq!(again.status, 201, "{again:?}");
});
