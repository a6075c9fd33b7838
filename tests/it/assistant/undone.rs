use std::fmt::Display;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{all, apply, at, by_ops, dearer, items, of, pots, ready, titled, turn, undo};
use crate::{
    goods::{category, edit, sku},
    harness::{Client, TestShop},
};

async fn goods(who: &Client, shop: &TestShop<'_>, id: impl Display) -> Value {
    let path = at(shop, &format!("goods/{id}"));
    who.get(&path).await.body
}

async fn put_down(who: &Client, shop: &TestShop<'_>, code: &str, sku_code: &str) {
    let edits = [
        edit("title", json!("占位")),
        edit("category", json!("茶器")),
        edit("skus", json!([sku(sku_code, "白", 100, 1)])),
    ];
    let body = json!({ "key": new_id(), "code": code, "edits": edits });
    let answer = who.post(&at(shop, "goods"), &body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}

/// What stays of a product that is kept, with why.
fn stays(item: &Value) -> Vec<(String, String)> {
    let changes = item["changes"].as_array().unwrap().iter();
    let stays = changes.filter(|change| change.get("stays").is_some());
    let told = stays.map(|change| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&change["field"]), text(&change["stays"]["code"]))
    });
    told.collect()
}

on_both_databases!(
    codes_that_others_have_by_now_stay_and_all_else_goes_back,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 1).await;
        let suffix = json!({ "how": "suffix", "text": "z" });
        let ops = json!([
            titled("新"),
            dearer(2_000),
            { "op": "code", "how": suffix },
            { "op": "sku_code", "how": suffix },
        ]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        apply(&app, &keeper, &shop, &batch).await;
        put_down(&keeper, &shop, "P0", "P0-2").await;
        undo(&app, &keeper, &shop, &batch).await;
        let now = goods(&keeper, &shop, pots[0].id).await;
        assert_eq!(now["title"], "壶 0");
        assert_eq!(now["code"], "P0z");
        let skus = now["skus"].as_array().unwrap().iter();
        let skus = skus.map(|sku| json!([sku["code"], sku["price_fen"]]));
        let skus: Vec<_> = skus.collect();
        assert_eq!(skus, [json!(["P0-1", 10_000]), json!(["P0-2z", 20_000])]);
        let kept = items(&keeper, &shop, &batch, "kept").await;
        let code = || ("code".to_owned(), "code_taken".to_owned());
        assert_eq!(stays(&kept[0]), [code(), code()]);
        let report = of(&shop, &batch, "/report.csv?lang=zh-CN");
        let report = keeper.request(Method::GET, &report).send().await;
        let report = report.unwrap().text().await.unwrap();
        assert_eq!(report.matches("已改回").count(), 4, "{report}");
        assert_eq!(report.matches("保留现状").count(), 2, "{report}");
    }
);

on_both_databases!(
    what_was_kept_is_taken_back_again_once_nothing_is_in_its_way,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 1).await;
        let more = json!({ "op": "quantity", "how": { "how": "add_each", "n": 5 } });
        let ops = json!([titled("新"), more]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        apply(&app, &keeper, &shop, &batch).await;
        let rename = async |rev: i64, title: &str| {
            let edits = [edit("title", json!(title))];
            let body = json!({ "key": new_id(), "rev": rev, "edits": edits });
            let path = at(&shop, &format!("goods/{}", pots[0].id));
            assert_eq!(keeper.put(&path, &body).await.status, 200);
        };
        rename(2, "手改").await;
        let view = undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["can_undo"], true);
        rename(4, "新壶 0").await;
        let view = undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["can_undo"], false);
        let now = goods(&keeper, &shop, pots[0].id).await;
        assert_eq!(now["title"], "壶 0");
        assert_eq!(now["skus"][0]["stock"], 10, "counted back once");
        let undone = items(&keeper, &shop, &batch, "undone").await;
        assert_eq!(undone[0]["fault"], Value::Null);
        assert!(stays(&undone[0]).is_empty());
        let again = turn(&keeper, &shop, &batch, "undo").await;
        assert_eq!(again.text("state"), "undone");
    }
);

on_both_databases!(a_category_is_followed_through_its_renames, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 2).await;
    category(&keeper, &shop, "餐桌", json!([])).await;
    let ops = json!([{ "op": "category", "name": "餐桌" }]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    apply(&app, &keeper, &shop, &batch).await;
    let list = keeper.get(&at(&shop, "categories")).await.body;
    for (from, to) in [("茶器", "茶具"), ("餐桌", "桌子")] {
        let mut all = list["categories"].as_array().unwrap().iter();
        let one = all.find(|one| one["name"] == from).unwrap();
        let path = at(
            &shop,
            &format!("categories/{}", one["id"].as_str().unwrap()),
        );
        let body = json!({ "rev": one["rev"], "name": to, "attributes": [] });
        assert_eq!(keeper.put(&path, &body).await.status, 200);
    }
    // Another one that is called so by now is not meant.
    category(&keeper, &shop, "茶器", json!([])).await;
    undo(&app, &keeper, &shop, &batch).await;
    assert_eq!(items(&keeper, &shop, &batch, "undone").await.len(), 2);
    let now = goods(&keeper, &shop, pots[0].id).await;
    assert_eq!(now["category"], "茶具");
});

on_both_databases!(
    an_attribute_that_is_asked_for_since_keeps_a_product_off_the_shelf_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 1).await;
        let ops = json!([dearer(2_000), { "op": "state", "state": "stored" }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        apply(&app, &keeper, &shop, &batch).await;
        let list = keeper.get(&at(&shop, "categories")).await.body;
        let one = &list["categories"][0];
        let rule = json!({ "name": "材质", "kind": "text", "is_required": true });
        let path = at(
            &shop,
            &format!("categories/{}", one["id"].as_str().unwrap()),
        );
        let body = json!({ "rev": one["rev"], "name": one["name"], "attributes": [rule] });
        assert_eq!(keeper.put(&path, &body).await.status, 200);
        undo(&app, &keeper, &shop, &batch).await;
        let now = goods(&keeper, &shop, pots[0].id).await;
        assert_eq!(now["state"], "stored");
        assert_eq!(now["skus"][0]["price_fen"], 10_000);
        let kept = items(&keeper, &shop, &batch, "kept").await;
        let missing = ("state".to_owned(), "attribute_missing".to_owned());
        assert_eq!(stays(&kept[0]), [missing]);
    }
);

on_both_databases!(
    a_batch_is_taken_back_while_its_category_is_being_renamed,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        pots(&app, &shop, 600).await;
        category(&keeper, &shop, "餐桌", json!([])).await;
        let ops = json!([{ "op": "category", "name": "餐桌" }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        apply(&app, &keeper, &shop, &batch).await;
        let categories = async || {
            let list = keeper.get(&at(&shop, "categories")).await.body;
            list["categories"].as_array().unwrap().clone()
        };
        let list = categories().await;
        let table = list.iter().find(|one| one["name"] == "餐桌").unwrap();
        let path = format!("categories/{}", table["id"].as_str().unwrap());
        let body = json!({ "rev": table["rev"], "name": "桌子", "attributes": [] });
        let renamed = keeper.put(&at(&shop, &path), &body).await;
        assert_eq!(renamed.body["products"], 500, "the others wait");
        let view = undo(&app, &keeper, &shop, &batch).await;
        let job = (&view["job"]["done"], &view["job"]["failed"]);
        assert_eq!(job, (&json!(600), &json!(0)), "{view}");
        let list = categories().await;
        let pots = list.iter().find(|one| one["name"] == "茶器").unwrap();
        assert_eq!(pots["products"], 600);
    }
);

on_both_databases!(
    what_was_listed_at_its_time_stays_listed_and_is_told_of_before_and_after,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 2).await;
        let stored = json!([{ "op": "state", "state": "stored" }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), stored)).await;
        apply(&app, &keeper, &shop, &batch).await;
        let ops = json!([titled("新"), { "op": "list_at", "at": app.now() + 60_000 }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        apply(&app, &keeper, &shop, &batch).await;
        let would_stay = async || keeper.get(&of(&shop, &batch, "/undo")).await.body;
        assert_eq!(would_stay().await, json!({ "listed": 0 }));
        app.advance(60_000);
        while app.fire().await > 0 {}
        assert_eq!(would_stay().await, json!({ "listed": 2 }));
        let take_off = async |place: usize| {
            let now = goods(&keeper, &shop, pots[place].id).await;
            assert_eq!(now["state"], "listed", "{now}");
            let edits = [edit("state", json!("stored"))];
            let body = json!({ "key": new_id(), "rev": now["rev"], "edits": edits });
            let path = at(&shop, &format!("goods/{}", pots[place].id));
            assert_eq!(keeper.put(&path, &body).await.status, 200);
        };
        take_off(1).await;
        assert_eq!(would_stay().await, json!({ "listed": 1 }));
        let view = undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["can_undo"], true);
        let now = goods(&keeper, &shop, pots[0].id).await;
        assert_eq!(
            (&now["title"], &now["state"]),
            (&json!("壶 0"), &json!("listed"))
        );
        let kept = items(&keeper, &shop, &batch, "kept").await;
        let listed = ("list_at".to_owned(), "listed_since".to_owned());
        assert_eq!((kept.len(), stays(&kept[0])), (1, vec![listed]));
        let report = of(&shop, &batch, "/report.csv?lang=zh-CN");
        let report = keeper.request(Method::GET, &report).send().await;
        let report = report.unwrap().text().await.unwrap();
        assert_eq!(report.matches("撤销不会下架").count(), 1, "{report}");
        assert_eq!(would_stay().await, json!({ "listed": 1 }));
        take_off(0).await;
        assert_eq!(would_stay().await, json!({ "listed": 0 }));
        let view = undo(&app, &keeper, &shop, &batch).await;
        assert_eq!(view["can_undo"], false);
    }
);
