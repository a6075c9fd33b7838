use serde_json::json;
use yingke::{assistant, vocabulary::new_id};
use yingke_schema::{assistant::item, members::member::Role};

use super::{
    all, apply, ask, at, by_ops, dearer, items, of, pots, ready, seen, titled, turn, undo,
};
use crate::{buying::order_of, goods::category};

on_both_databases!(
    what_moved_since_the_preview_stays_and_orders_lose_nothing,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let pots = pots(&app, &shop, 3).await;
        let ops = json!([{ "op": "quantity", "how": { "how": "set_each", "n": 8 } }]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        let edits = json!([{ "field": "title", "value": "别的名字" }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        let edited = at(&shop, &format!("goods/{}", pots[0].id));
        assert_eq!(keeper.put(&edited, &body).await.status, 200);
        // Pieces of the second were sent, some of the third are waited for.
        app.tamper("UPDATE sku SET stock = stock - 1 WHERE code = 'P1-1'")
            .await;
        let order = order_of(&[(pots[2].skus[0], 3)]);
        let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
        assert_eq!(placed.status, 200, "{placed:?}");
        let view = apply(&app, &keeper, &shop, &batch).await;
        assert_eq!(
            (&view["job"]["done"], &view["job"]["failed"]),
            (&json!(1), &json!(2))
        );
        let failed = items(&keeper, &shop, &batch, "failed").await;
        let codes: Vec<_> = failed.iter().map(|item| &item["fault"]["code"]).collect();
        assert_eq!(codes, ["changed_meanwhile", "stock_moved"]);
        let row = &keeper.get(&at(&shop, "goods?q=P2")).await.body["goods"][0];
        assert_eq!(row["stock"], 13, "16 in the house, 3 waited for");
        // Two more are sold; eight were set where ten had been.
        let order = order_of(&[(pots[2].skus[0], 2)]);
        customer.post(&at(&shop, "mine/orders"), &order).await;
        undo(&app, &keeper, &shop, &batch).await;
        let now = keeper
            .get(&at(&shop, &format!("goods/{}", pots[2].id)))
            .await;
        let sku = &now.body["skus"][0];
        assert_eq!((&sku["stock"], &sku["reserved"]), (&json!(10), &json!(5)));
    }
);

on_both_databases!(what_was_changed_since_is_kept_when_taken_back, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 2).await;
    let ops = json!([titled("新"), dearer(2_000)]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    apply(&app, &keeper, &shop, &batch).await;
    let edits = json!([{ "field": "title", "value": "手改的名字" }]);
    let body = json!({ "key": new_id(), "rev": 2, "edits": edits });
    let edited = at(&shop, &format!("goods/{}", pots[0].id));
    assert_eq!(keeper.put(&edited, &body).await.status, 200);
    undo(&app, &keeper, &shop, &batch).await;
    let now = keeper.get(&edited).await.body;
    assert_eq!(
        (&now["title"], &now["skus"][0]["price_fen"]),
        (&json!("手改的名字"), &json!(10_000))
    );
    let kept = items(&keeper, &shop, &batch, "kept").await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["fault"]["code"], "changed_since");
    assert_eq!(kept[0]["fault"]["field"], "title");
    assert_eq!(items(&keeper, &shop, &batch, "undone").await.len(), 1);
});

on_both_databases!(what_is_gone_is_not_given_back_and_the_rest_is, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 1).await;
    category(&keeper, &shop, "餐桌", json!([])).await;
    let ops = json!([titled("新"), { "op": "category", "name": "餐桌" }]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    apply(&app, &keeper, &shop, &batch).await;
    app.tamper("DELETE FROM category WHERE name = '茶器'").await;
    undo(&app, &keeper, &shop, &batch).await;
    let goods = at(&shop, &format!("goods/{}", pots[0].id));
    let now = keeper.get(&goods).await.body;
    assert_eq!(
        (&now["title"], &now["category"]),
        (&json!("壶 0"), &json!("餐桌"))
    );
    let kept = items(&keeper, &shop, &batch, "kept").await;
    assert_eq!(kept[0]["fault"]["code"], "no_such_category");
});

on_both_databases!(
    what_can_neither_be_applied_nor_taken_back_is_forgotten,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        pots(&app, &shop, 2).await;
        let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([titled("新")]))).await;
        apply(&app, &keeper, &shop, &batch).await;
        let forget = async || {
            let store = app.app.store();
            assistant::forget_items(store, [shop.id], app.now())
                .await
                .unwrap();
            let db = store.shop(shop.id);
            db.rows::<item::Entity>().count().await.unwrap()
        };
        assert_eq!(forget().await, 2);
        app.advance(31 * 24 * 60 * 60 * 1_000);
        assert_eq!(forget().await, 0);
        let owner = app.signed_in(keeper.person).await;
        let view = seen(&owner, &shop, &batch).await;
        assert_eq!(
            (&view["is_forgotten"], &view["can_undo"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(turn(&owner, &shop, &batch, "undo").await.code(), "not_now");
        assert_eq!(forget().await, 0);
        // A node that died over it has another go on.
        let second = ready(&app, &owner, &shop, by_ops(all(), json!([titled("又")]))).await;
        app.tamper("UPDATE goods_batch SET is_forgotten = TRUE")
            .await;
        let body = json!({ "skip_warned": false });
        let late = owner.post(&of(&shop, &second, "/apply"), &body).await;
        assert_eq!((late.status, late.code()), (409, "not_now"));
        assert_eq!(forget().await, 0);
        // One whose job failed, and that nobody went on with, is no longer under way.
        let third = ask(&owner, &shop, by_ops(all(), json!([titled("再")]))).await;
        let now = app.now();
        app.tamper(&format!(
            "UPDATE job SET state = 'failed', ended_at = {now} WHERE state = 'waiting'"
        ))
        .await;
        app.advance(31 * 24 * 60 * 60 * 1_000);
        forget().await;
        let owner = app.signed_in(keeper.person).await;
        let view = seen(&owner, &shop, third.text("id")).await;
        assert_eq!(
            (&view["state"], &view["is_forgotten"]),
            (&json!("stopped"), &json!(true))
        );
    }
);
