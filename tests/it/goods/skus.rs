use futures_util::future::join_all;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::{catalogue::product, members::member::Role};

use super::{at, edit, edited, listed, put_down, seen, sku, try_to};
use crate::{buying::order_of, harness::Client, phrases};

on_both_databases!(
    the_table_of_skus_is_set_anew_and_stock_is_never_lost,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let goods = listed(&keeper, &shop, "T9", 5).await;
        let first = goods["skus"][0]["id"].clone();
        let table = json!([
            { "id": first, "code": "B", "props": { "颜色": "白" }, "price_fen": 10_000, "stock": 7, "stock_was": 5 },
            sku("A", "黑", 8_000, 3),
        ]);
        let goods = edited(&keeper, &shop, &goods, &[edit("skus", table)]).await;
        let row = &keeper.get(&at(&shop, "goods?q=T9")).await.body["goods"][0];
        assert_eq!(
            (&row["price_fen"], &row["price_to_fen"]),
            (&json!(8_000), &json!(10_000))
        );
        assert_eq!((&row["stock"], &row["sku_count"]), (&json!(10), &json!(2)));
        // The codes change places, which no row may notice.
        let second = goods["skus"][1]["id"].clone();
        let swapped = json!([
            { "id": first, "code": "A", "props": { "颜色": "白" }, "price_fen": 10_000 },
            { "id": second, "code": "B", "props": { "颜色": "黑" }, "price_fen": 8_000 },
        ]);
        let goods = edited(&keeper, &shop, &goods, &[edit("skus", swapped.clone())]).await;
        let bought: yingke::vocabulary::SkuId = serde_json::from_value(second.clone()).unwrap();
        let orders = (0..4).map(|_| (order_of(&[(bought, 1)]), at(&shop, "mine/orders")));
        let orders: Vec<_> = orders.collect();
        let mut more = swapped.clone();
        more[0]["stock"] = json!(20);
        let edits = [edit("title", json!("新壶")), edit("skus", more)];
        let (placed, edited_meanwhile) = tokio::join!(
            join_all(orders.iter().map(|(body, path)| customer.post(path, body))),
            try_to(&keeper, &shop, &goods, &edits),
        );
        assert_eq!(edited_meanwhile.status, 200, "{edited_meanwhile:?}");
        let placed = placed.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(placed, 3, "three there were");
        let db = app.app.store().shop(shop.id);
        let row = db.rows::<product::Entity>().one().await.unwrap().unwrap();
        assert_eq!(row.stock, 20, "what is left of both");
        let now = seen(&keeper, &shop, &goods).await;
        let without = json!([swapped[0]]);
        let refused = try_to(&keeper, &shop, &now, &[edit("skus", without)]).await;
        assert_eq!(refused.code(), "sku_reserved");
        let new = put_down(&keeper, &shop, "T8", 1).await;
        let taken = try_to(
            &keeper,
            &shop,
            &new,
            &[edit("skus", json!([sku("A", "白", 1, 1)]))],
        )
        .await;
        assert_eq!(
            (taken.code(), &taken.body["field"]),
            ("code_taken", &json!("skus.0.code"))
        );
        let moved = json!([{ "code": "T8-1", "props": { "颜色": "白" }, "price_fen": 1, "stock": 9, "stock_was": 2 }]);
        assert_eq!(
            try_to(&keeper, &shop, &new, &[edit("skus", moved)])
                .await
                .code(),
            "stock_moved"
        );
    }
);

on_both_databases!(a_sku_taken_off_frees_its_code_and_stays_in_orders, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let goods = listed(&keeper, &shop, "T9", 5).await;
    let goods = edited(
        &keeper,
        &shop,
        &goods,
        &[edit("skus", json!([sku("X", "黑", 100, 2)]))],
    )
    .await;
    assert_eq!(goods["skus"].as_array().unwrap().len(), 1);
    let again = json!([sku("X", "黑", 100, 2), sku("T9-1", "白", 200, 1)]);
    let goods = edited(&keeper, &shop, &goods, &[edit("skus", again)]).await;
    let row = &keeper.get(&at(&shop, "goods")).await.body["goods"][0];
    assert_eq!((&row["stock"], &row["sku_count"]), (&json!(3), &json!(2)));
    assert_eq!(goods["skus"][1]["code"], "T9-1");
});

on_both_databases!(a_sku_taken_off_is_not_sent_again, |app| {
    let shop = app.shop("songxi").await;
    let (owner, customer) = (shop.member(Role::Owner).await, shop.customer().await);
    let goods = listed(&owner, &shop, "T9", 5).await;
    let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
    let id = placed.text("id").to_owned();
    let act = async |who: &Client, path: &str, mut body: Value| {
        let now = owner.get(&at(&shop, &format!("orders/{id}"))).await.body;
        body["key"] = json!(new_id());
        body["rev"] = now["rev"].clone();
        who.post(&at(&shop, &path.replace("ID", &id)), &body).await
    };
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    let wish =
        json!({ "kind": "reissue", "amount_fen": 0, "reason": "damage", "words": "杯口有缺口" });
    for (who, path, body) in [
        (&customer.client, "mine/orders/ID/payment", json!({})),
        (&owner.client, "orders/ID/shipment", parcel),
        (&customer.client, "mine/orders/ID/refunds/0", wish),
    ] {
        let answer = act(who, path, body).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
    }
    let now = seen(&owner, &shop, &goods).await;
    let other = edit("skus", json!([sku_of("X", 2)]));
    edited(&owner, &shop, &now, &[other]).await;
    let agree = json!({ "answer": "agree" });
    let refused = act(&owner.client, "orders/ID/refunds/0", agree).await;
    assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
    let db = app.app.store().shop(shop.id);
    let row = db.rows::<product::Entity>().one().await.unwrap().unwrap();
    assert_eq!(row.stock, 2, "what was taken off counts nowhere");
});

on_both_databases!(a_sku_shows_its_own_picture_wherever_it_is_chosen, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let goods = listed(&keeper, &shop, "T9", 5).await;
    let mut pictures = Vec::new();
    for name in ["white.png", "black.png"] {
        pictures.push(phrases::picture(&keeper, &shop, name).await);
    }
    let mut table = json!([sku("T9-1", "白", 12_900, 5), sku("T9-2", "黑", 12_900, 5)]);
    table[1]["picture"] = json!(pictures[1]);
    let shown = edit("pictures", json!(pictures));
    let refused = try_to(&keeper, &shop, &goods, &[edit("skus", table.clone())]).await;
    assert_eq!(
        (refused.code(), &refused.body["field"]),
        ("no_such_picture", &json!("skus.1.picture"))
    );
    let goods = edited(&keeper, &shop, &goods, &[edit("skus", table), shown]).await;
    let own = &goods["pictures"][1];
    let of_skus = [&goods["skus"][0]["picture"], &goods["skus"][1]["picture"]];
    assert_eq!(of_skus, [&json!(""), own]);

    let page = format!("/api/store/{}/products/T9", shop.slug);
    let page = customer.get(&page).await.body;
    assert_eq!(&page["skus"][1]["picture"], own);
    let cart = at(&shop, "mine/cart");
    for sku in goods["skus"].as_array().unwrap() {
        let line = json!({ "sku": sku["id"], "quantity": 1 });
        assert_eq!(customer.client.put(&cart, &line).await.status, 200);
    }
    let lines = customer.get(&cart).await.body["lines"].clone();
    let mut in_cart: Vec<_> = lines.as_array().unwrap().iter().collect();
    in_cart.sort_by_key(|line| line["sku"] == goods["skus"][1]["id"]);
    let shown = [&in_cart[0]["picture"], &in_cart[1]["picture"]];
    assert_eq!(shown, [&goods["pictures"][0], own]);

    let first = edit("pictures", json!([goods["pictures"][0]]));
    let now = seen(&keeper, &shop, &goods).await;
    let goods = edited(&keeper, &shop, &now, &[first]).await;
    assert_eq!(goods["skus"][1]["picture"], "", "gone with the picture");
});

fn sku_of(code: &str, stock: i64) -> Value {
    sku(code, "黑", 100, stock)
}
