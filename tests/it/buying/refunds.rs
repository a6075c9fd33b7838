use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use super::{PRICE_FEN, by_shop, kept, mine, parcel, people, place, put_up, seen, shown, try_to};

on_both_databases!(goods_go_back_and_their_money_too, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let both = (&*agent, &*customer);
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let order = by_shop(both, &shop, &order, "shipment", parcel()).await;
    let wish = |amount_fen| json!({ "kind": "goods_back", "amount_fen": amount_fen });
    let too_much = ("mine/", &order, "refunds/0");
    let too_much = try_to(
        &customer,
        &shop,
        Method::POST,
        too_much,
        wish(PRICE_FEN + 1),
    )
    .await;
    assert_eq!((too_much.status, too_much.code()), (409, "bad_amount"));
    let order = mine(&customer, &shop, &order, "refunds/0", wish(PRICE_FEN)).await;
    assert_eq!(order["lines"][0]["refund_state"], "WAIT_SELLER_AGREE");
    assert_eq!(
        (&order["lines"][0]["asked_fen"], &order["acts"]),
        (
            &json!(PRICE_FEN),
            &json!(["change_refund:0", "withdraw:0", "give_evidence:0"])
        )
    );
    assert_eq!(
        order["confirm_by"],
        Value::Null,
        "the clock stands still meanwhile"
    );
    let order = mine(&customer, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    let order = mine(&customer, &shop, &order, "refunds/0", wish(PRICE_FEN)).await;
    let answer = |said: &str| json!({ "answer": said });
    let order = by_shop(both, &shop, &order, "refunds/0", answer("agree")).await;
    let order = mine(&customer, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = by_shop(both, &shop, &order, "refunds/0", answer("received")).await;
    let order = by_shop(both, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["refunded_fen"], PRICE_FEN);
    assert_eq!(
        (&order["state"], &order["acts"]),
        (&json!("TRADE_CLOSED"), &json!([]))
    );
    assert_eq!(
        kept(&app, &shop, sku).await,
        (4, 0),
        "what comes back is looked at before it is sold again"
    );
});

on_both_databases!(money_goes_back_before_shipping_and_the_pieces_stay, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (agent, customer) = people(&shop).await;
    let both = (&*agent, &*customer);
    let order = place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let wish =
        json!({ "kind": "money_only", "amount_fen": order["lines"][0]["most_refundable_fen"] });
    let order = mine(&customer, &shop, &order, "refunds/0", wish).await;
    let order = by_shop(both, &shop, &order, "refunds/0", json!({ "answer": "pay" })).await;
    assert_eq!(
        (&order["state"], &order["refunded_fen"]),
        (&json!("WAIT_SELLER_SEND_GOODS"), &json!(2 * PRICE_FEN))
    );
    assert_eq!(shown(&app, &shop).await.0, [5, 4]);
    by_shop(both, &shop, &order, "shipment", parcel()).await;
    assert_eq!(kept(&app, &shop, skus[0]).await, (5, 0), "it was not sent");
    assert_eq!(kept(&app, &shop, skus[1]).await, (4, 0));
});

on_both_databases!(lines_are_asked_back_together_or_not_at_all, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (_, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let one = json!({ "kind": "money_only", "amount_fen": PRICE_FEN });
    let order = mine(&customer, &shop, &order, "refunds/1", one).await;
    let wish = |lines: Value| json!({ "kind": "money_only", "lines": lines });
    for (lines, status, code, field) in [
        (json!([0, 1]), 409, "wrong_refund_state", "lines.1"),
        (json!([0, 0]), 422, "bad_lines", "lines"),
        (json!([2]), 422, "bad_lines", "lines"),
        (json!([]), 422, "bad_lines", "lines"),
    ] {
        let what = ("mine/", &order, "refunds");
        let refused = try_to(&customer, &shop, Method::POST, what, wish(lines)).await;
        assert_eq!((refused.status, refused.code()), (status, code));
        assert_eq!(refused.text("field"), field);
    }
    assert_eq!(seen(&customer, &shop, &order).await, order, "none of it");
    let old = try_to(
        &customer,
        &shop,
        Method::POST,
        ("mine/", &json!({ "id": order["id"], "rev": 1 }), "refunds"),
        wish(Value::Null),
    )
    .await;
    assert_eq!((old.status, old.code()), (409, "changed_meanwhile"));
    // Whatever may still be asked back.
    let order = mine(&customer, &shop, &order, "refunds", wish(Value::Null)).await;
    assert_eq!(order["lines"][0]["refund_state"], "WAIT_SELLER_AGREE");
    let what = ("mine/", &order, "refunds");
    let nothing = try_to(&customer, &shop, Method::POST, what, wish(Value::Null)).await;
    assert_eq!(
        (nothing.code(), nothing.text("field")),
        ("wrong_refund_state", "lines.0")
    );
});

on_both_databases!(orders_of_the_same_goods_are_agreed_to_at_once, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let mut asked = Vec::new();
    for turn in 0..4 {
        let lines = [(skus[turn % 2], 1), (skus[1 - turn % 2], 1)];
        let order = place(&customer, &shop, &lines).await;
        let order = mine(&customer, &shop, &order, "payment", json!({})).await;
        let all = json!({ "kind": "money_only" });
        asked.push(mine(&customer, &shop, &order, "refunds", all).await);
    }
    let agreed = asked.iter().map(|order| {
        let what = ("", order, "agreement");
        try_to(&agent, &shop, Method::POST, what, json!({}))
    });
    for answer in join_all(agreed).await {
        assert_eq!((answer.status, answer.text("state")), (200, "TRADE_CLOSED"));
    }
    for sku in skus {
        assert_eq!(kept(&app, &shop, sku).await, (9, 0));
    }
});

on_both_databases!(
    what_the_shop_offers_instead_is_agreed_to_by_nobody_else,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5]).await;
        let (agent, customer) = people(&shop).await;
        let both = (&*agent, &*customer);
        let order = place(&customer, &shop, &[(skus[0], 1)]).await;
        let order = mine(&customer, &shop, &order, "payment", json!({})).await;
        let order = by_shop(both, &shop, &order, "shipment", parcel()).await;
        let wish = json!({ "kind": "money_only", "amount_fen": PRICE_FEN });
        let order = mine(&customer, &shop, &order, "refunds/0", wish).await;
        let offer = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 100 });
        let order = by_shop(both, &shop, &order, "refunds/0", offer).await;
        let what = ("", &order, "agreement");
        let refused = try_to(&agent, &shop, Method::POST, what, json!({})).await;
        assert_eq!(
            (refused.status, refused.code(), refused.text("field")),
            (409, "wrong_refund_state", "lines.0")
        );
        assert_eq!(seen(&customer, &shop, &order).await["refunded_fen"], 0);
    }
);
