use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{all, apply, by_ops, items, kept, pots, ready, undo};
use crate::{buying::place, goods::at};

on_both_databases!(a_batch_deletes_what_no_order_waits_for_and_back, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let pots = pots(&app, &shop, 3).await;
    place(&customer, &shop, &[(pots[1].skus[0], 2)]).await;
    let before = kept(&app, shop.id).await;
    let delete = || by_ops(all(), json!([{ "op": "state", "state": "deleted" }]));
    let batch = ready(&app, &keeper, &shop, delete()).await;
    let refused = items(&keeper, &shop, &batch, "refused").await;
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(refused[0]["product"], json!(pots[1].id));
    let fault = &refused[0]["fault"];
    assert_eq!(
        (&fault["code"], &fault["amount"]),
        (&json!("goods_reserved"), &json!(2))
    );
    let changed = items(&keeper, &shop, &batch, "changed").await;
    let change = &changed[0]["changes"][0];
    assert_eq!(
        (changed.len(), &change["before"], &change["after"]),
        (2, &json!("listed"), &json!("deleted"))
    );
    apply(&app, &keeper, &shop, &batch).await;
    let states = async || {
        let (products, _) = kept(&app, shop.id).await;
        let states = products.into_iter().map(|product| product.state);
        states.collect::<Vec<_>>()
    };
    assert_eq!(states().await, ["deleted", "listed", "deleted"]);

    // All that the filter finds is what does not lie in the recycle bin.
    let again = ready(&app, &keeper, &shop, delete()).await;
    assert_eq!(items(&keeper, &shop, &again, "changed").await.len(), 0);
    assert_eq!(items(&keeper, &shop, &again, "refused").await.len(), 1);
    undo(&app, &keeper, &shop, &batch).await;
    assert!(kept(&app, shop.id).await == before, "as it was");
});

on_both_databases!(a_code_of_what_lies_in_the_recycle_bin_is_taken, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let pots = pots(&app, &shop, 2).await;
    let delete = json!([{ "field": "state", "value": "deleted" }]);
    let body = json!({ "key": new_id(), "rev": 1, "edits": delete });
    let path = at(&shop, &format!("goods/{}", pots[0].id));
    assert_eq!(keeper.put(&path, &body).await.status, 200);
    let same = json!([{ "field": "code", "value": "P0" }]);
    let cells = json!([{ "product": pots[1].id, "rev": 1, "edits": same }]);
    let what = json!({ "by": "cells", "cells": cells });
    let batch = ready(&app, &keeper, &shop, what).await;
    let refused = items(&keeper, &shop, &batch, "refused").await;
    assert_eq!(refused.len(), 1, "the preview says so already");
    assert_eq!(refused[0]["fault"]["code"], "code_taken");
});
