use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::members::member::Role;

use super::{
    HOUR_MS, PRICE_FEN, answer, ask, at, board, case, codes_told, done, is_sound, parcel, seen,
    sent, state, wish,
};
use crate::{
    buying::{people, place, put_up, written},
    harness::{Client, TestShop},
};

/// Somebody else buys all of it, for good.
async fn sold_out(shop: &TestShop<'_>, member: &Client, (sku, pieces): (SkuId, i64)) {
    let rival = shop.customer().await;
    let order = place(&rival, shop, &[(sku, pieces)]).await;
    let theirs = (&rival.client, member);
    done(theirs, shop, &order, "payment", json!({})).await;
}

on_both_databases!(
    an_exchange_for_what_is_sold_out_comes_back_for_its_money,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1]).await;
        let (agent, customer) = people(&shop).await;
        let theirs = (&customer.client, &agent.client);
        let ours = (&agent.client, &agent.client);
        let order = sent(&shop, skus[0], (&agent, &customer)).await;
        let mut other = wish("exchange", 0);
        other["wanted"] = json!(skus[1]);
        let order = done(theirs, &shop, &order, "refunds/0", other).await;
        assert_eq!(case(&order)["falls"], "agreed");
        assert_eq!(board(&agent, &shop, "").await[0]["falls"], "agreed");
        sold_out(&shop, &agent, (skus[1], 1)).await;
        let order = seen(&agent, &shop, &order).await;
        assert_eq!(case(&order)["falls"], "goods_back");
        assert_eq!(board(&agent, &shop, "").await[0]["falls"], "goods_back");
        let refused = (&order, Method::POST, "refunds/0");
        let refused = ask(&agent, &shop, refused, answer("agree")).await;
        assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
        app.advance(48 * HOUR_MS);
        // Clocks at once, and once more after a restart.
        let key = format!("order_case:{}:0", order["id"].as_str().unwrap());
        let payload = json!({ "order": order["id"], "line": 0 }).to_string();
        let timer = (&*key, &*payload);
        app.fire_at_once(shop.id, "order_case", timer).await;
        app.fire().await;
        app.advance(HOUR_MS);
        app.fire().await;
        let order = seen(&agent, &shop, &order).await;
        let now = case(&order);
        assert_eq!(
            (
                state(&order),
                &now["kind"],
                &now["asked_fen"],
                &now["wanted"]
            ),
            (
                "WAIT_BUYER_RETURN_GOODS",
                &json!("goods_back"),
                &json!(PRICE_FEN),
                &Value::Null
            )
        );
        let once = [
            "placed",
            "paid",
            "shipped",
            "refund_asked",
            "turned_to_return",
        ];
        let once = once.map(str::to_owned).to_vec();
        assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
        assert_eq!(codes_told(&app, &shop).await, ["turned_to_return"]);
        let notices = app.notices(shop.id).await;
        let told = notices
            .iter()
            .filter(|notice| notice.zh.title == "换货商品缺货，已改为退货退款");
        assert_eq!(told.count(), 1, "{notices:?}");
        let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
        let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
        let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
        assert_eq!(order["refunded_fen"], PRICE_FEN);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_dispute_over_what_is_sold_out_is_won_as_a_return, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 1]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, skus[0], (&agent, &customer)).await;
    let mut other = wish("exchange", 0);
    other["wanted"] = json!(skus[1]);
    let order = done(theirs, &shop, &order, "refunds/0", other).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "一直没有人处理" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    assert_eq!(case(&order)["falls"], "for_customer");
    sold_out(&shop, &agent, (skus[1], 1)).await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(case(&order)["falls"], "goods_back");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &case(&order)["kind"]),
        ("WAIT_BUYER_RETURN_GOODS", &json!("goods_back"))
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_leader_who_names_no_amount_decides_what_is_sold_out_as_a_return,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1]).await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Supervisor).await;
        let theirs = (&customer.client, &agent.client);
        let ours = (&agent.client, &agent.client);
        let order = sent(&shop, skus[0], (&agent, &customer)).await;
        let mut other = wish("exchange", 0);
        other["wanted"] = json!(skus[1]);
        let order = done(theirs, &shop, &order, "refunds/0", other).await;
        let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
        let said = json!({ "words": "就要这个规格" });
        let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
        sold_out(&shop, &agent, (skus[1], 1)).await;
        let id = order["id"].as_str().unwrap();
        let path = at(&shop, &format!("orders/{id}/refunds/0/decision"));
        let decision = json!({ "key": new_id(), "rev": order["rev"], "favour": "customer" });
        let decided = leader.post(&path, &decision).await;
        assert_eq!(decided.status, 200, "{decided:?}");
        let now = case(&decided.body);
        assert_eq!(
            (state(&decided.body), &now["kind"], &now["asked_fen"]),
            (
                "WAIT_BUYER_RETURN_GOODS",
                &json!("goods_back"),
                &json!(PRICE_FEN)
            )
        );
        let told = ["turned_to_return"];
        assert_eq!(codes_told(&app, &shop).await, told);
        // Here again: a retry means what was decided.
        app.tamper("UPDATE sku SET stock = stock + 1 WHERE code = 'T1-1'")
            .await;
        let again = leader.post(&path, &decision).await;
        assert_eq!(
            (again.status, &again.body["rev"]),
            (200, &decided.body["rev"])
        );
        let mut reused = decision.clone();
        reused["favour"] = json!("shop");
        let reused = leader.post(&path, &reused).await;
        assert_eq!((reused.status, reused.code()), (409, "key_reused"));
        assert_eq!(codes_told(&app, &shop).await, told);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(
    a_present_that_cannot_be_exchanged_is_for_the_platform_and_not_late,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 1, 5]).await;
        let (owner, customer) = (shop.member(Role::Owner).await, shop.customer().await);
        let theirs = (&customer.client, &owner.client);
        let ours = (&owner.client, &owner.client);
        let order = place(&customer, &shop, &[(skus[0], 1), (skus[2], 1)]).await;
        let given = json!([{ "line": 0, "discount_fen": PRICE_FEN }]);
        let price = json!({ "freight_fen": 0, "lines": given });
        let priced = ask(&owner, &shop, (&order, Method::PUT, "price"), price).await;
        assert_eq!(priced.status, 200, "{priced:?}");
        let order = done(theirs, &shop, &order, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        let mut other = wish("exchange", 0);
        other["wanted"] = json!(skus[1]);
        let order = done(theirs, &shop, &order, "refunds/0", other).await;
        sold_out(&shop, &owner, (skus[1], 1)).await;
        app.advance(48 * HOUR_MS);
        app.fire().await;
        let order = seen(&owner, &shop, &order).await;
        assert_eq!(state(&order), "PLATFORM_INVOLVED");
        assert_eq!(codes_told(&app, &shop).await, ["platform_sold_out"]);
        let notices = app.notices(shop.id).await;
        let told = |title: &str| notices.iter().any(|notice| notice.zh.title == title);
        assert!(told("商品缺货，超时未处理，平台已介入"), "{notices:?}");
        assert!(!told("超时未补寄，平台已介入"));
        is_sound(&app, &shop).await;
    }
);
