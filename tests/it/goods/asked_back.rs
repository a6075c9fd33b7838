use serde_json::json;
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::members::member::Role;

use super::{at, edit, edited, listed, terms};
use crate::{
    after_sale::{answer, done},
    buying::{is_sound, people, place, written},
    harness::TestShop,
};

/// Two products that travel by one template.
async fn delivered(shop: &TestShop<'_>) -> Vec<SkuId> {
    let keeper = shop.member(Role::Operations).await;
    let path = at(shop, "delivery-templates");
    let template = keeper.post(&path, &terms("快递")).await;
    let mut skus = Vec::new();
    for code in ["T8", "T9"] {
        let goods = listed(&keeper, shop, code, 50).await;
        let by = edit("template", template.body["id"].clone());
        let goods = edited(&keeper, shop, &goods, &[by]).await;
        skus.push(serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap());
    }
    skus
}

on_both_databases!(a_whole_order_is_asked_back_once_and_to_the_fen, |app| {
    let shop = app.shop("songxi").await;
    let skus = delivered(&shop).await;
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let path = at(
        &shop,
        &format!("mine/orders/{}", order["id"].as_str().unwrap()),
    );
    let seen = customer.get(&path).await.body;
    assert!(seen["freight_fen"].as_i64() > Some(0), "{seen}");
    assert_eq!(seen["whole_refundable_fen"], seen["paid_fen"]);
    assert_eq!(seen["shared_freights"][0]["lines"], json!([0, 1]));
    let acts = seen["acts"].as_array().unwrap();
    assert!(acts.contains(&json!("refund_all")), "{acts:?}");
    let path = path + "/refunds";
    let wish = json!({
        "key": new_id(), "rev": seen["rev"], "kind": "money_only", "words": "拍错了",
    });
    let asked = customer.post(&path, &wish).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    for line in [0, 1] {
        let line = &asked.body["lines"][line];
        assert_eq!(line["refund_state"], "WAIT_SELLER_AGREE");
        assert_eq!(line["case"]["steps"][0]["words"], "拍错了");
    }
    let again = customer.post(&path, &wish).await;
    assert_eq!((again.status, &again.body), (200, &asked.body));
    let mut other = wish.clone();
    other["lines"] = json!([0]);
    assert_eq!(customer.post(&path, &other).await.code(), "key_reused");
    let (audited, told) = written(&app, &shop, &order).await;
    for kinds in [audited, told] {
        let asked = kinds.iter().filter(|kind| *kind == "refund_asked");
        assert_eq!(asked.count(), 2, "{kinds:?}");
    }
    let order = done(ours, &shop, &order, "refunds/1", answer("pay")).await;
    assert_eq!(order["refunded_fen"], 25_800, "the freight goes last");
    let rest_fen = seen["paid_fen"].as_i64().unwrap() - 25_800;
    assert_eq!(order["waiting_fen"], rest_fen);
    let order = done(ours, &shop, &order, "agreement", json!({})).await;
    assert_eq!(
        (&order["state"], &order["refunded_fen"]),
        (&json!("TRADE_CLOSED"), &seen["paid_fen"])
    );
    is_sound(&app, &shop).await;
});
