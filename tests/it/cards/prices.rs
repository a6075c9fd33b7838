use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{
    PRICE_FEN, answer, answered, bought, bought_of_two, done, fact, order_now, seen, send, sent,
};
use crate::{
    buying::{is_sound, written},
    harness::at,
};

on_both_databases!(a_higher_total_waits_for_the_customer, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let dearer = json!({ "freight_fen": 1_000, "discount_fen": 0 });
    let put = (Method::PUT, "", "price");
    let refused = done((&agent, &customer), &shop, put.clone(), &order, dearer).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let cheaper = json!({ "freight_fen": 0, "discount_fen": 100 });
    let given = done((&agent, &customer), &shop, put, &order, cheaper).await;
    assert_eq!(given.status, 200, "a discount asks nobody: {given:?}");
    let total_fen = PRICE_FEN - 100;

    let raise = |freight_fen: i64| json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": 100 });
    let card = sent(&agent, &shop, &customer, raise(1_000)).await;
    assert_eq!(
        (fact(&card, "was_total"), fact(&card, "total")),
        (&json!(total_fen), &json!(total_fen + 1_000))
    );
    assert_eq!(
        order_now(&customer, &shop, &order).await["total_fen"],
        total_fen
    );
    let second = sent(&agent, &shop, &customer, raise(2_000)).await;
    let agreed = answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(agreed["state"], "done");
    assert_eq!(
        order_now(&customer, &shop, &order).await["total_fen"],
        total_fen + 1_000
    );
    // What it was counted from is no more.
    let shown = seen(&customer, &shop, &second).await;
    assert_eq!(
        (&shown["state"], &shown["acts"][0]["reason"]),
        (&json!("over"), &json!("changed_meanwhile"))
    );
    assert_eq!(fact(&shown, "total"), total_fen + 1_000);
    let late = answer(&customer, &shop, &second, json!({ "act": "confirm" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!(audited, ["placed", "price_changed", "price_changed"]);
    assert_eq!(audited, told);
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_higher_total_is_asked_of_the_prices_it_was_counted_from,
    |app| {
        let (shop, agent, customer, order) = bought(&app).await;
        let raise = |freight_fen: i64| json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": 0 });
        let first = sent(&agent, &shop, &customer, raise(1_000)).await;
        answered(&customer, &shop, &first, json!({ "act": "confirm" })).await;
        let card = sent(&agent, &shop, &customer, raise(2_000)).await;
        let other = json!({ "freight_fen": 500, "discount_fen": -500 });
        let put = (Method::PUT, "", "price");
        let given = done((&agent, &customer), &shop, put, &order, other).await;
        assert_eq!(given.status, 200, "it costs the same: {given:?}");
        let shown = seen(&customer, &shop, &card).await;
        assert_eq!(
            (&shown["state"], &shown["acts"][0]["reason"]),
            (&json!("over"), &json!("changed_meanwhile"))
        );
        let late = answer(&customer, &shop, &card, json!({ "act": "confirm" })).await;
        assert_eq!((late.status, late.code()), (409, "over"));
        let now = order_now(&customer, &shop, &order).await;
        assert_eq!(
            (&now["total_fen"], &now["freight_fen"]),
            (&json!(PRICE_FEN + 1_000), &json!(500))
        );
    }
);

on_both_databases!(a_higher_freight_waits_for_the_customer_too, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let put = (Method::PUT, "", "price");
    let ours = (&*agent, &*customer);
    let moved = json!({ "freight_fen": 500, "discount_fen": 500 });
    let refused = done(ours, &shop, put, &order, moved).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let card = |freight_fen: i64, discount_fen: i64| json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": discount_fen });
    let dearer = sent(&agent, &shop, &customer, card(0, -500)).await;
    answered(&customer, &shop, &dearer, json!({ "act": "confirm" })).await;
    // The same total, of which more never comes back.
    let freight = sent(&agent, &shop, &customer, card(500, 0)).await;
    answered(&customer, &shop, &freight, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["total_fen"], &now["freight_fen"]),
        (&json!(PRICE_FEN + 500), &json!(500))
    );
});

on_both_databases!(what_is_off_stays_within_the_limit_of_another_sku, |app| {
    let (shop, agent, customer, order, skus) = bought_of_two(&app).await;
    let leader = shop.member(Role::Supervisor).await;
    let put = (Method::PUT, "", "price");
    let most = json!({ "freight_fen": 0, "discount_fen": PRICE_FEN / 10 });
    let given = done((&*agent, &*customer), &shop, put, &order, most).await;
    assert_eq!(given.status, 200, "{given:?}");
    app.tamper("UPDATE sku SET price_fen = 10000 WHERE code = 'T1-1'")
        .await;
    let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": skus[1] });
    let refused = send(&agent, &shop, &customer, change.clone()).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let card = sent(&leader, &shop, &customer, change).await;
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["total_fen"], 10_000 - PRICE_FEN / 10);
});

on_both_databases!(a_line_s_higher_price_waits_for_the_customer, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let raise = |freight_fen: i64, discount_fen: i64| {
        let lines = json!([{ "line": 0, "discount_fen": discount_fen }]);
        json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": discount_fen, "lines": lines })
    };
    let refused = send(&agent, &shop, &customer, raise(900, 1)).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_discount"));
    let card = sent(&agent, &shop, &customer, raise(0, -700)).await;
    assert_eq!(fact(&card, "line"), "白瓷茶壶 ¥129.00 → ¥136.00");
    assert_eq!(fact(&card, "total"), PRICE_FEN + 700);
    let agreed = answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(agreed["state"], "done");
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["total_fen"], &now["lines"][0]["discount_fen"]),
        (&json!(PRICE_FEN + 700), &json!(-700))
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(a_key_of_before_agrees_to_nothing_anew, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let raise = json!({ "kind": "price_change", "order": order["id"], "freight_fen": 1_000, "discount_fen": 0 });
    let yes = json!({ "key": new_id(), "act": "confirm" });
    let confirm = async |card: &Value| {
        let path = format!("mine/cards/{}/answer", card["id"].as_str().unwrap());
        customer.post(&at(&shop, &path), &yes).await
    };
    let first = sent(&agent, &shop, &customer, raise.clone()).await;
    assert_eq!(confirm(&first).await.status, 200);
    let waived = json!({ "freight_fen": 0, "discount_fen": 0 });
    let put = (Method::PUT, "", "price");
    let given = done((&agent, &customer), &shop, put, &order, waived).await;
    assert_eq!(given.status, 200, "{given:?}");
    let second = sent(&agent, &shop, &customer, raise).await;
    let refused = confirm(&second).await;
    assert_eq!((refused.status, refused.code()), (409, "key_reused"));
    // Nobody reads a yes of which nothing came.
    assert_eq!(seen(&agent, &shop, &second).await["state"], "open");
    assert_eq!(
        order_now(&customer, &shop, &order).await["total_fen"],
        PRICE_FEN
    );
    let agreed = answered(&customer, &shop, &second, json!({ "act": "confirm" })).await;
    assert_eq!(agreed["state"], "done");
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["total_fen"], PRICE_FEN + 1_000);
    is_sound(&app, &shop).await;
});
