use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{
    DAY_MS, Opened, PRICE_FEN, answer, ask, at, case, done, is_sound, opened, rows_are_as_seen,
    seen, sent, state, wish,
};
use crate::{
    buying::{people, place, put_up, written},
    harness::TestShop,
};

on_both_databases!(a_proposal_is_accepted_or_the_shop_goes_on, |app| {
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, wish("goods_back", 9_000)).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let offer = |amount_fen| json!({ "answer": "propose", "kind": "money_only", "amount_fen": amount_fen, "words": "不用寄回" });
    let nothing = json!({ "answer": "propose" });
    let nothing = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), nothing).await;
    assert_eq!(
        (nothing.code(), nothing.text("field")),
        ("bad_kind", "kind")
    );
    let order = done(ours, &shop, &order, "refunds/0", offer(2_000)).await;
    assert_eq!(
        (
            &case(&order)["turn"],
            &case(&order)["proposal"]["amount_fen"]
        ),
        (&json!("customer"), &json!(2_000))
    );
    let no = json!({ "accept": false });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", no).await;
    assert_eq!(case(&order)["proposal"], Value::Null);
    let order = done(ours, &shop, &order, "refunds/0", offer(3_000)).await;
    let yes = json!({ "accept": true });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(3_000))
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_wish_may_be_changed_and_the_third_offer_is_too_many,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (agent, customer) = people(&shop).await;
        let (theirs, ours) = (
            (&customer.client, &agent.client),
            (&agent.client, &agent.client),
        );
        let order = sent(&shop, sku, (&agent, &customer)).await;
        let mut order = done(
            theirs,
            &shop,
            &order,
            "refunds/0",
            wish("goods_back", 9_000),
        )
        .await;
        let priced = (&order, Method::PUT, "refunds/0");
        let priced = ask(&customer, &shop, priced, wish("repair", 1)).await;
        assert_eq!((priced.status, priced.code()), (409, "moneyless"));
        let changed = (&order, Method::PUT, "refunds/0");
        let changed = ask(&customer, &shop, changed, wish("repair", 0)).await;
        assert_eq!(changed.status, 200, "{changed:?}");
        assert_eq!(changed.body["lines"][0]["case"]["kind"], "repair");
        let offer = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 100 });
        for _ in 0..2 {
            order = done(ours, &shop, &order, "refunds/0", offer.clone()).await;
            let no = json!({ "accept": false });
            order = done(theirs, &shop, &order, "refunds/0/proposal", no).await;
        }
        let third = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), offer).await;
        assert_eq!((third.status, third.code()), (409, "enough"));
        is_sound(&app, &shop).await;
    }
);

/// The owner sets a rule of trade, in the part of them that the pointer names.
async fn set(shop: &TestShop<'_>, (part, name): (&str, &str), most: i64) {
    let owner = shop.member(Role::Owner).await;
    let path = at(shop, "trade-rules");
    let mut body = owner.get(&path).await.body;
    body["rules"].pointer_mut(part).unwrap()[name] = json!(most);
    let kept = owner.put(&path, &body).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

on_both_databases!(a_shop_proposes_and_gives_longer_as_often_as_it_set, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    set(&shop, ("", "most_extensions"), 1).await;
    set(&shop, ("/after_sale", "most_proposals"), 1).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let days = || json!({ "days": 1 });
    let order = done(ours, &shop, &order, "extension", days()).await;
    assert_eq!(why_not(&order, "extend"), "extended_enough");
    assert_eq!(why_not(&order, "card:receipt_extension"), "extended_enough");
    let path = (&order, Method::POST, "extension");
    let refused = ask(&agent, &shop, path, days()).await;
    assert_eq!((refused.status, refused.code()), (409, "extended_enough"));
    set(&shop, ("", "most_extensions"), 2).await;
    let order = done(ours, &shop, &order, "extension", days()).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 900)).await;
    let offer = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 100 });
    let order = done(ours, &shop, &order, "refunds/0", offer.clone()).await;
    let no = json!({ "accept": false });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", no).await;
    assert_eq!(why_not(&order, "propose:0"), "enough");
    let path = (&order, Method::POST, "refunds/0");
    let refused = ask(&agent, &shop, path, offer).await;
    assert_eq!((refused.status, refused.code()), (409, "enough"));
    is_sound(&app, &shop).await;
});

/// The reason why members cannot do this now.
fn why_not<'a>(order: &'a Value, act: &str) -> &'a str {
    let acts = order["acts"].as_array().unwrap().iter();
    let mut of = acts.filter(|of| of["act"] == act);
    of.next().unwrap()["reason"].as_str().unwrap_or_default()
}

on_both_databases!(a_reason_fits_the_kind_by_every_route, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let unfit = |kind: &str, fen: i64, reason: &str| {
        let mut wish = wish(kind, fen);
        wish["reason"] = json!(reason);
        wish
    };
    for wish in [
        unfit("money_only", 9_000, "seven_days"),
        unfit("goods_back", 9_000, "not_received"),
        unfit("exchange", 0, "missing"),
        unfit("repair", 0, "wrong"),
    ] {
        let refused = ask(&customer, &shop, (&order, Method::POST, "refunds/0"), wish).await;
        assert_eq!((refused.status, refused.code()), (409, "unfit_reason"));
    }
    let several = json!({ "kind": "goods_back", "reason": "not_received" });
    let refused = ask(&customer, &shop, (&order, Method::POST, "refunds"), several).await;
    assert_eq!((refused.status, refused.code()), (409, "unfit_reason"));
    let offer = json!({
        "line": 0, "kind": "goods_back", "amount_fen": 9_000, "reason": "not_received", "words": "已核实",
    });
    let step = (&order, Method::POST, "offer-requests");
    let refused = ask(&agent, &shop, step, offer).await;
    assert_eq!((refused.status, refused.code()), (409, "unfit_reason"));

    let missing = unfit("money_only", 9_000, "missing");
    let asked = done(theirs, &shop, &order, "refunds/0", missing).await;
    let turned = (&asked, Method::PUT, "refunds/0");
    let turned = ask(&customer, &shop, turned, unfit("exchange", 0, "missing")).await;
    assert_eq!((turned.status, turned.code()), (409, "unfit_reason"));
    assert_eq!(
        case(&seen(&agent, &shop, &order).await)["kind"],
        "money_only"
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(what_was_made_to_order_and_what_is_long_over, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    // What was not kept of an older order is asked of its product.
    app.tamper("UPDATE order_line SET is_custom = NULL, ships_within_ms = NULL")
        .await;
    app.tamper("UPDATE product SET availability = 'custom'")
        .await;
    let mut change_of_mind = wish("goods_back", PRICE_FEN);
    change_of_mind["reason"] = json!("seven_days");
    let path = (&order, Method::POST, "refunds/0");
    let refused = ask(&customer, &shop, path, change_of_mind).await;
    assert_eq!((refused.status, refused.code()), (409, "excluded_custom"));
    let id = order["id"].as_str().unwrap();
    let mine = customer.get(&at(&shop, &format!("mine/orders/{id}"))).await;
    assert_eq!(
        mine.body["lines"][0]["excluded"],
        json!(["seven_days", "other"])
    );
    let order = done(theirs, &shop, &order, "confirmation", json!({})).await;
    app.advance(15 * DAY_MS);
    let mine = at(&shop, &format!("mine/orders/{id}"));
    assert_eq!(customer.get(&mine).await.body["acts"], json!(["refund:0"]));
    app.advance(1);
    let over = customer.get(&mine).await.body;
    let line = &over["lines"][0];
    assert_eq!(
        (&over["acts"], &line["kinds"], &line["most_refundable_fen"]),
        (&json!([]), &json!([]), &json!(0)),
        "what is over is not offered"
    );
    let path = (&order, Method::POST, "refunds/0");
    let late = ask(&customer, &shop, path, wish("goods_back", PRICE_FEN)).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
});

on_both_databases!(
    what_goes_back_follows_what_was_bought_and_not_the_product_of_today,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (agent, customer) = people(&shop).await;
        let from_stock = sent(&shop, sku, (&agent, &customer)).await;
        app.tamper("UPDATE product SET availability = 'custom'")
            .await;
        let made = sent(&shop, sku, (&agent, &customer)).await;
        let regret = || {
            let mut regret = wish("goods_back", PRICE_FEN);
            regret["reason"] = json!("seven_days");
            regret
        };
        let asked = (&from_stock, Method::POST, "refunds/0");
        let asked = ask(&customer, &shop, asked, regret()).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        assert_eq!(asked.body["lines"][0]["excluded"], json!([]));
        app.tamper("UPDATE product SET availability = 'stock'")
            .await;
        let refused = (&made, Method::POST, "refunds/0");
        let refused = ask(&customer, &shop, refused, regret()).await;
        assert_eq!((refused.status, refused.code()), (409, "excluded_custom"));
        let mine = at(
            &shop,
            &format!("mine/orders/{}", made["id"].as_str().unwrap()),
        );
        let excluded = json!(["seven_days", "other"]);
        let seen = customer.get(&mine).await.body;
        assert_eq!(seen["lines"][0]["excluded"], excluded);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(without_a_reason_goods_come_back_for_seven_days, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let mut orders = Vec::new();
    for _ in 0..2 {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        orders.push(done(theirs, &shop, &order, "confirmation", json!({})).await);
    }
    let regret = |fen: i64| {
        let mut regret = wish("goods_back", fen);
        regret["reason"] = json!("seven_days");
        regret
    };
    app.advance(7 * DAY_MS);
    let in_time = done(theirs, &shop, &orders[0], "refunds/0", regret(PRICE_FEN)).await;
    app.advance(DAY_MS);
    let changed = (&in_time, Method::PUT, "refunds/0");
    let changed = ask(&customer, &shop, changed, regret(9_000)).await;
    assert_eq!(changed.status, 200, "it was asked for in time: {changed:?}");
    assert_eq!(changed.body["lines"][0]["excluded"], json!([]));

    let late = (&orders[1], Method::POST, "refunds/0");
    let late = ask(&customer, &shop, late, regret(PRICE_FEN)).await;
    assert_eq!((late.status, late.code()), (409, "seven_days_over"));
    let damaged = wish("goods_back", PRICE_FEN);
    let damaged = done(theirs, &shop, &orders[1], "refunds/0", damaged).await;
    let turned = (&damaged, Method::PUT, "refunds/0");
    let turned = ask(&customer, &shop, turned, regret(PRICE_FEN)).await;
    assert_eq!((turned.status, turned.code()), (409, "seven_days_over"));
    let mine = format!("mine/orders/{}", damaged["id"].as_str().unwrap());
    let mine = customer.get(&at(&shop, &mine)).await.body;
    assert_eq!(mine["lines"][0]["excluded"], json!(["seven_days"]));
    is_sound(&app, &shop).await;
});

on_both_databases!(goods_that_never_came_back_come_back_first, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let asked = wish("goods_back", 9_000);
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "一直没有人处理" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("WAIT_BUYER_RETURN_GOODS", &json!(0))
    );
    let last = order["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("refund_agreed"), &json!("system"))
    );
    rows_are_as_seen(&app, &shop, &order).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(what_comes_again_with_one_key_is_done_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    // Not shipped: with the decision the order closes.
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let id = order["id"].as_str().unwrap();
    let mine = at(&shop, &format!("mine/orders/{id}/refunds/0"));
    let mut asked = wish("money_only", PRICE_FEN);
    asked["key"] = json!(new_id());
    asked["rev"] = order["rev"].clone();
    for _ in 0..2 {
        let answer = customer.post(&mine, &asked).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    asked["amount_fen"] = json!(PRICE_FEN - 1);
    let reused = customer.post(&mine, &asked).await;
    assert_eq!((reused.status, reused.code()), (409, "key_reused"));
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let said = json!({ "words": "还没有发货" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    let decision = json!({ "key": new_id(), "rev": order["rev"], "favour": "customer" });
    let path = at(&shop, &format!("orders/{id}/refunds/0/decision"));
    for _ in 0..2 {
        let answer = leader.post(&path, &decision).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.body["refunded_fen"], PRICE_FEN);
        assert_eq!(answer.body["state"], "TRADE_CLOSED");
    }
    let once = [
        "placed",
        "paid",
        "refund_asked",
        "refund_refused",
        "platform_asked",
        "dispute_decided",
    ];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
});
