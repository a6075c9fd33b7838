use reqwest::Method;
use serde_json::{Value, json};

use super::{answer, answered, bought, done, fact, order_now, received, seen, send, sent, shipped};

on_both_databases!(a_case_that_cannot_begin_is_not_offered, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let offer = |reason: &str| {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": 0,
            "opens": { "kind": "goods_back", "amount_fen": 1_000, "reason": reason },
        })
    };
    received((&agent, &customer), &shop, &order).await;
    let unfit = send(&agent, &shop, &customer, offer("not_received")).await;
    assert_eq!((unfit.status, unfit.code()), (409, "unfit_reason"));
    let regretted = sent(&agent, &shop, &customer, offer("seven_days")).await;
    let damaged = sent(&agent, &shop, &customer, offer("damage")).await;
    app.tamper("UPDATE order_line SET is_custom = TRUE").await;
    let excluded = send(&agent, &shop, &customer, offer("seven_days")).await;
    assert_eq!((excluded.status, excluded.code()), (409, "excluded_custom"));
    let standing = async |card: &Value| {
        let shown = seen(&customer, &shop, card).await;
        (shown["state"].clone(), shown["acts"][0]["reason"].clone())
    };
    let over = |reason: &str| (json!("over"), json!(reason));
    assert_eq!(standing(&regretted).await, over("excluded_custom"));
    app.advance(15 * 24 * 60 * 60_000);
    assert_eq!(standing(&damaged).await, (json!("open"), Value::Null));
    app.advance(1);
    assert_eq!(standing(&damaged).await, over("window_over"));
    let late = answer(&customer, &shop, &damaged, json!({ "act": "accept" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
    let late = send(&agent, &shop, &customer, offer("damage")).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
});

on_both_databases!(what_is_not_there_is_not_offered_to_be_sent, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    received((&agent, &customer), &shop, &order).await;
    let offer = || {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": 0,
            "opens": { "kind": "reissue", "reason": "missing", "quantity": 1 },
        })
    };
    sent(&agent, &shop, &customer, offer()).await;
    app.tamper("UPDATE sku SET stock = reserved").await;
    let refused = send(&agent, &shop, &customer, offer()).await;
    assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
});

on_both_databases!(a_case_begins_with_the_yes_on_its_card, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let offer = |amount_fen: i64| {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": 0,
            "opens": { "kind": "money_only", "amount_fen": amount_fen, "reason": "damage" },
        })
    };
    let early = send(&agent, &shop, &customer, offer(1_000)).await;
    assert_eq!((early.status, early.code()), (409, "not_possible"));
    shipped((&agent, &customer), &shop, &order).await;
    let card = sent(&agent, &shop, &customer, offer(1_000)).await;
    let twin = sent(&agent, &shop, &customer, offer(2_000)).await;
    let other = sent(&agent, &shop, &customer, offer(3_000)).await;
    assert_eq!(
        (fact(&card, "amount"), fact(&card, "reason")),
        (&json!(1_000), &json!("damage"))
    );
    answered(&customer, &shop, &other, json!({ "act": "decline" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["lines"][0]["refund_state"], "NO_REFUND");
    answered(&customer, &shop, &card, json!({ "act": "accept" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["refunded_fen"], &now["lines"][0]["refund_state"]),
        (&json!(1_000), &json!("SUCCESS"))
    );
    assert_eq!(seen(&customer, &shop, &twin).await["state"], "over");
    let late = answer(&customer, &shop, &twin, json!({ "act": "accept" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});

on_both_databases!(an_offer_is_taken_on_its_card, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    shipped((&agent, &customer), &shop, &order).await;
    let post = |whose| (Method::POST, whose, "refunds/0");
    let wish = json!({ "kind": "goods_back", "amount_fen": 9_000, "reason": "quality" });
    let asked = done((&customer, &customer), &shop, post("mine/"), &order, wish).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let offer = json!({ "kind": "after_sale_offer", "order": order["id"], "line": 0 });
    let early = send(&agent, &shop, &customer, offer.clone()).await;
    assert_eq!(early.code(), "no_proposal");
    let proposal = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 3_000, "words": "不用寄回" });
    let made = done((&agent, &customer), &shop, post(""), &order, proposal).await;
    assert_eq!(made.status, 200, "{made:?}");
    let progress = json!({ "kind": "refund", "order": order["id"], "line": 0 });
    let progress = sent(&agent, &shop, &customer, progress).await;
    let parcel = sent(
        &agent,
        &shop,
        &customer,
        json!({ "kind": "parcel", "order": order["id"] }),
    )
    .await;
    assert!(!parcel.to_string().contains("SF1234567890123"), "{parcel}");
    let card = sent(&agent, &shop, &customer, offer.clone()).await;
    let twin = sent(&agent, &shop, &customer, offer).await;
    assert_eq!(
        (fact(&card, "amount"), fact(&card, "falls")),
        (&json!(3_000), &json!("proposal_declined"))
    );
    answered(&customer, &shop, &card, json!({ "act": "accept" })).await;
    assert_eq!(
        order_now(&customer, &shop, &order).await["refunded_fen"],
        3_000
    );
    let shown = seen(&customer, &shop, &progress).await;
    assert_eq!(
        (fact(&shown, "case_state"), fact(&shown, "refunded")),
        (&json!("SUCCESS"), &json!(3_000))
    );
    assert_eq!(seen(&customer, &shop, &twin).await["state"], "over");
    let late = answer(&customer, &shop, &twin, json!({ "act": "decline" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});
