use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{all, apply, at, by_ops, items, pots, ready, undo};
use crate::phrases;

fn op(how: Value) -> Value {
    json!({ "op": "pictures", "how": how })
}

on_both_databases!(
    pictures_of_many_products_are_put_to_their_places_and_taken_back,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let pots = pots(&app, &shop, 2).await;
        let mut sent = Vec::new();
        for name in ["front.png", "back.png", "banner.png"] {
            sent.push(phrases::picture(&keeper, &shop, name).await);
        }
        let path = |place: usize| at(&shop, &format!("goods/{}", pots[place].id));
        let edits = json!([{ "field": "pictures", "value": [sent[0], sent[1]] }]);
        let body = json!({ "key": new_id(), "rev": 1, "edits": edits });
        assert_eq!(keeper.put(&path(0), &body).await.status, 200);
        // A SKU shows the one that is to go.
        let whole = keeper.get(&path(0)).await.body;
        let mut skus = whole["skus"].clone();
        for sku in skus.as_array_mut().unwrap() {
            for told in ["stock", "reserved"] {
                sku.as_object_mut().unwrap().remove(told);
            }
        }
        skus[0]["picture"] = whole["pictures"][1].clone();
        let edits = json!([{ "field": "skus", "value": skus }]);
        let body = json!({ "key": new_id(), "rev": 2, "edits": edits });
        let answer = keeper.put(&path(0), &body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let of = |id: &str| format!("/api/store/{}/photos/{id}", shop.slug);
        let shown = async |place: usize| {
            let goods = keeper.get(&path(place)).await.body;
            (
                goods["pictures"].clone(),
                goods["skus"][0]["picture"].clone(),
            )
        };
        let before = (shown(0).await, shown(1).await);
        assert_eq!(before.0.1, of(&sent[1]));

        let ops = json!([
            op(json!({ "how": "first", "at": 2 })),
            op(json!({ "how": "add", "picture": sent[2], "at": 1 })),
            op(json!({ "how": "remove", "at": 2 })),
        ]);
        let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
        let changed = items(&keeper, &shop, &batch, "changed").await;
        assert_eq!(changed[0]["changes"][0]["field"], "pictures");
        let [main, front] = [of(&sent[2]), of(&sent[0])];
        assert_eq!(changed[0]["changes"][0]["after"], json!([main, front]));
        apply(&app, &keeper, &shop, &batch).await;
        assert_eq!(shown(0).await, (json!([main, front]), json!("")));
        assert_eq!(shown(1).await, (json!([main]), json!("")));
        assert_eq!(app.anyone().get(&main).await.status, 200);
        undo(&app, &keeper, &shop, &batch).await;
        assert_eq!((shown(0).await, shown(1).await), before);
    }
);

on_both_databases!(only_a_picture_of_the_shop_is_put_to_many_products, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 2).await;
    let elsewhere = app.shop("elsewhere").await;
    let stranger = elsewhere.member(Role::Operations).await;
    let theirs = phrases::picture(&stranger, &elsewhere, "theirs.png").await;
    let ops = json!([op(json!({ "how": "add", "picture": theirs, "at": null }))]);
    let batch = ready(&app, &keeper, &shop, by_ops(all(), ops)).await;
    let refused = items(&keeper, &shop, &batch, "refused").await;
    assert_eq!(refused.len(), 2);
    assert_eq!(refused[0]["fault"]["code"], "no_such_picture");
});
