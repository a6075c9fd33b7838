use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use crate::{
    goods_files::{at, chair, checked, of, usual},
    harness::{Client, TestShop},
};

/// Who asked for something before them has come to where it waits.
async fn others_come_and_go(who: &Client, shop: &TestShop<'_>) {
    for _ in 0..20 {
        let other = who.get(&at(shop, "categories")).await;
        assert_eq!(other.status, 200, "{other:?}");
    }
}

on_both_databases!(numbers_are_read_for_one_after_the_other, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let import = checked((&app, &*keeper, &shop), &usual(&[chair(1)]), json!({})).await;
    let paths = [at(&shop, "taobao-numbers"), of(&shop, &import, "/numbers")];
    let turn = app.app.goods_files().turn_to_count().await;
    for path in &paths {
        tokio::select! {
            biased;
            told = keeper.get(path) => panic!("{path} did not wait: {told:?}"),
            () = others_come_and_go(&keeper, &shop) => {}
        }
    }
    drop(turn);
    for path in &paths {
        let told = keeper.get(path).await;
        assert_eq!((told.status, &told.body["rest"]), (200, &Value::Null));
    }
});
