use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{at, edit, edited, listed, put_down, seen, sku, written};
use crate::harness::{Answer, Client, TestShop};

async fn copy(who: &Client, shop: &TestShop<'_>, goods: &Value, key: &Value) -> Answer {
    let path = format!("goods/{}/copies", goods["id"].as_str().unwrap());
    who.post(&at(shop, &path), &json!({ "key": key })).await
}

on_both_databases!(a_copy_is_another_product_in_the_store, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let other = put_down(&keeper, &shop, "T1", 1).await;
    let goods = listed(&keeper, &shop, "T9", 5).await;
    let edits = [
        edit("description", json!("<p>壶</p>")),
        edit("goes_with", json!([other["code"]])),
        edit("tags", json!(["新品"])),
        edit("low_stock", json!(3)),
    ];
    let goods = edited(&keeper, &shop, &goods, &edits).await;
    let key = json!(new_id());
    let made = copy(&keeper, &shop, &goods, &key).await;
    assert_eq!(made.status, 201, "{made:?}");
    let again = copy(&keeper, &shop, &goods, &key).await;
    assert_eq!((again.status, &again.body["id"]), (201, &made.body["id"]));
    let made = made.body;
    for same in [
        "title",
        "category",
        "description",
        "goes_with",
        "tags",
        "low_stock",
        "pictures",
    ] {
        assert_eq!(made[same], goods[same], "{same}");
    }
    assert_eq!(
        ["code", "state", "rev"].map(|field| &made[field]),
        [&json!("T9-2"), &json!("stored"), &json!(1)]
    );
    let own = &made["skus"][0];
    assert_ne!(own["id"], goods["skus"][0]["id"]);
    assert_eq!(
        ["code", "stock", "reserved", "price_fen"].map(|field| &own[field]),
        [&json!("T9-1-2"), &json!(0), &json!(0), &json!(12_900)]
    );
    let path = format!("goods/{}/changes", made["id"].as_str().unwrap());
    let history = keeper.get(&at(&shop, &path)).await.body;
    let history = history["changes"].as_array().unwrap();
    assert_eq!(
        (history.len(), &history[0]["field"]),
        (1, &json!("created"))
    );
    assert_eq!(written(&app, &shop, &made).await.0, 1, "one audit row");
    assert_eq!(
        seen(&keeper, &shop, &goods).await,
        goods,
        "it stays as it is"
    );
    // Where a SKU of another has the code that comes next, the number after it is taken.
    let third = put_down(&keeper, &shop, "T3", 1).await;
    let skus = edit("skus", json!([sku("T9-1-3", "白", 100, 1)]));
    edited(&keeper, &shop, &third, &[skus]).await;
    let next = copy(&keeper, &shop, &goods, &json!(new_id())).await;
    assert_eq!(next.text("code"), "T9-4");
});

on_both_databases!(what_cannot_be_copied_says_why, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = put_down(&keeper, &shop, &"T".repeat(62), 5).await;
    let key = json!(new_id());
    let refused = copy(&keeper, &shop, &goods, &key).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_sku_code"));
    let gone = json!({ "id": new_id() });
    assert_eq!(copy(&keeper, &shop, &gone, &key).await.status, 404);
    let other = put_down(&keeper, &shop, "T1", 1).await;
    assert_eq!(copy(&keeper, &shop, &other, &key).await.status, 201);
    let third = put_down(&keeper, &shop, "T3", 1).await;
    let reused = copy(&keeper, &shop, &third, &key).await;
    assert_eq!((reused.status, reused.code()), (409, "key_reused"));
    let agent = shop.member(Role::Agent).await;
    assert_eq!(
        copy(&agent, &shop, &third, &json!(new_id())).await.status,
        403
    );
});
