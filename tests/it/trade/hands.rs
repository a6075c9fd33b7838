use serde_json::{Value, json};
use yingke_schema::{audit::record, members::member::Role};

use super::{
    DAY_MS, PRICE_FEN, allowed, answer, ask, asked, done, elsewhere, other_sent, parcel, placed,
    price, reason, seen,
};
use crate::buying::{is_sound, people, written};

on_both_databases!(an_order_goes_through_the_hands_of_the_shop, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let warehouse = shop.member(Role::Warehouse).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let by = |who| (who, &agent.client);
    assert_eq!(
        (&order["rev"], &order["pay_by"], &order["confirm_by"]),
        (&json!(1), &json!(app.now() + DAY_MS), &Value::Null)
    );
    assert_eq!(
        allowed(&order),
        ["change_price", "change_address", "close", "note"]
    );
    assert_eq!(reason(&order, "ship"), "wrong_state");
    let agents = by(&agent.client);
    let order = done(agents, &shop, &order, "price", price(0, 200)).await;
    let total_fen = PRICE_FEN - 200;
    assert_eq!(
        (&order["rev"], &order["total_fen"]),
        (&json!(2), &json!(total_fen))
    );
    let order = done(by(&customer.client), &shop, &order, "payment", json!({})).await;
    assert_eq!(
        (&order["paid_fen"], &order["pay_by"]),
        (&json!(total_fen), &Value::Null)
    );
    let refused = ask(&agent, &shop, &order, "address", elsewhere()).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let order = done(by(&customer.client), &shop, &order, "address", elsewhere()).await;
    assert_eq!(
        (&order["receiver_masked"], &order["rev"]),
        (&json!("周**"), &json!(4))
    );
    let hands = by(&warehouse.client);
    let order = done(hands, &shop, &order, "shipment", parcel()).await;
    assert_eq!(
        (&order["state"], &order["carrier"]),
        (&json!("WAIT_BUYER_CONFIRM_GOODS"), &json!("顺丰速运"))
    );
    assert_eq!(order["confirm_by"], app.now() + 10 * DAY_MS);
    let order = done(agents, &shop, &order, "extension", json!({ "days": 3 })).await;
    assert_eq!(
        (&order["extended_days"], &order["confirm_by"]),
        (&json!(3), &json!(app.now() + 13 * DAY_MS))
    );
    let order = done(
        by(&customer.client),
        &shop,
        &order,
        "confirmation",
        json!({}),
    )
    .await;
    assert_eq!(
        (&order["state"], &order["confirm_by"]),
        (&json!("TRADE_FINISHED"), &Value::Null)
    );
    let once = [
        "placed",
        "price_changed",
        "paid",
        "address_changed",
        "shipped",
        "extended",
        "confirmed",
    ];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>().all().await.unwrap();
    let audited: String = rows.into_iter().map(|row| row.detail).collect();
    for personal in ["周禾", "13900139000", "徐汇", "SF1234567890123"] {
        assert!(!audited.contains(personal), "{personal}: {audited}");
    }
});

on_both_databases!(what_cannot_be_done_says_why_and_changes_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (unpaid, _) = placed(&app, &shop, &agent, &customer).await;
    let days = |days: i64| json!({ "days": days });
    let short = json!({ "carrier": "顺丰速运", "waybill": "SF1" });
    let refused = [
        ("shipment", parcel(), 409, "wrong_state"),
        ("shipment", short, 422, "bad_waybill"),
        ("extension", days(3), 409, "wrong_state"),
        ("price", price(0, -PRICE_FEN), 409, "bad_price"),
        ("price", price(-1, 0), 422, "bad_freight"),
        ("price", price(0, i64::MIN), 422, "bad_discount"),
        ("refunds/0", answer("pay"), 409, "wrong_state"),
        ("refunds/7", answer("refuse"), 409, "no_such_line"),
    ];
    for (act, more, status, code) in refused {
        let refused = ask(&agent, &shop, &unpaid, act, more).await;
        assert_eq!((refused.status, refused.code()), (status, code), "{act}");
    }
    let mut far = elsewhere();
    far["phone"] = json!("110");
    let refused = ask(&agent, &shop, &unpaid, "address", far).await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_phone", "phone")
    );
    assert_eq!(seen(&agent, &shop, &unpaid).await, unpaid);

    let both = (&customer.client, &agent.client);
    let paid = done(both, &shop, &unpaid, "payment", json!({})).await;
    for act in ["closing", "price", "extension"] {
        let more = match act {
            "price" => price(0, 0),
            "extension" => days(3),
            _ => json!({ "reason": "other" }),
        };
        let refused = ask(&agent, &shop, &paid, act, more).await;
        assert_eq!(refused.code(), "wrong_state", "{act}");
    }
    let wish = asked("money_only", PRICE_FEN);
    let stopped = done(both, &shop, &paid, "refunds/0", wish).await;
    assert_eq!(reason(&stopped, "ship"), "refund_open");
    let refused = ask(&agent, &shop, &stopped, "shipment", parcel()).await;
    assert_eq!((refused.status, refused.code()), (409, "refund_open"));

    let agents = (&agent.client, &agent.client);
    let goes_on = done(agents, &shop, &stopped, "refunds/0", answer("refuse")).await;
    let sent = done(agents, &shop, &goes_on, "shipment", parcel()).await;
    let refused = ask(&agent, &shop, &sent, "address", elsewhere()).await;
    assert_eq!(refused.code(), "wrong_state");
    let refused = ask(&agent, &shop, &sent, "extension", days(31)).await;
    assert_eq!((refused.status, refused.code()), (409, "bad_days"));
    let mut sent = sent;
    for _ in 0..3 {
        sent = done(agents, &shop, &sent, "extension", days(1)).await;
    }
    let refused = ask(&agent, &shop, &sent, "extension", days(1)).await;
    assert_eq!(refused.code(), "extended_enough");
    assert_eq!(reason(&sent, "extend"), "extended_enough");
    is_sound(&app, &shop).await;
});

on_both_databases!(refunds_are_answered_as_the_machine_has_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    let wish = asked("goods_back", 9_900);
    let order = done(theirs, &shop, &order, "refunds/0", wish).await;
    let line = &order["lines"][0];
    assert_eq!(
        (&line["refund_kind"], &line["asked_fen"], &line["is_back"]),
        (&json!("goods_back"), &json!(9_900), &json!(false))
    );
    let possible = [
        "extend",
        "agree:0",
        "refuse:0",
        "propose:0",
        "take_freight:0",
        "give_evidence:0",
        "note",
    ];
    assert_eq!(allowed(&order), possible);
    for said in ["pay", "received"] {
        let early = ask(&agent, &shop, &order, "refunds/0", answer(said)).await;
        assert_eq!(early.code(), "wrong_refund_state", "{said}");
    }
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let early = ask(&agent, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(early.code(), "wrong_refund_state");
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    assert_eq!(order["lines"][0]["is_back"], true);
    let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(
        (&order["refunded_fen"], &order["lines"][0]["refund_state"]),
        (&json!(9_900), &json!("SUCCESS"))
    );

    // Who agrees to give only money back gives it.
    let order = done(
        ours,
        &shop,
        &other_sent(&app, &shop, &agent, &customer).await,
        "extension",
        json!({ "days": 1 }),
    )
    .await;
    let order = done(theirs, &shop, &order, "refunds/0", asked("money_only", 500)).await;
    // Nothing comes back that somebody pays the freight of.
    let possible = [
        "extend",
        "refuse:0",
        "pay:0",
        "propose:0",
        "give_evidence:0",
        "note",
    ];
    assert_eq!(allowed(&order), possible);
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(order["refunded_fen"], 500);
    is_sound(&app, &shop).await;
});

on_both_databases!(before_shipping_there_is_nothing_to_send_back, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let order = done((&customer, &agent), &shop, &order, "payment", json!({})).await;
    let wish = |kind| json!({ "kind": kind, "amount_fen": PRICE_FEN });
    let back = ask(&customer, &shop, &order, "refunds/0", wish("goods_back")).await;
    assert_eq!((back.status, back.code()), (409, "wrong_state"));
    let money = ask(&customer, &shop, &order, "refunds/0", wish("money_only")).await;
    assert_eq!(money.status, 200, "{money:?}");
});
