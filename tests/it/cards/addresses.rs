use reqwest::Method;
use serde_json::{Value, json};
use yingke_schema::{audit::record, cards::card};

use super::{answer, answered, bought, done, fact, heard, order_now, seen, sent};

on_both_databases!(a_new_address_waits_for_the_customer, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let put = (Method::PUT, "", "address");
    let refused = done((&agent, &customer), &shop, put, &order, to.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let mut new = to.clone();
    new["kind"] = json!("address_change");
    new["order"] = order["id"].clone();
    let card = sent(&agent, &shop, &customer, new.clone()).await;
    assert!(
        !card.to_string().contains("13900139000"),
        "masked for members: {card}"
    );
    let theirs = seen(&customer, &shop, &card).await;
    assert_eq!(fact(&theirs, "phone"), "13900139000");
    assert_eq!(
        order_now(&customer, &shop, &order).await["receiver"],
        "林夏"
    );

    let no = sent(&agent, &shop, &customer, new).await;
    let refused = answered(
        &customer,
        &shop,
        &no,
        json!({ "act": "refuse", "words": "不搬了" }),
    )
    .await;
    assert_eq!(refused["state"], "refused");
    assert_eq!(
        order_now(&customer, &shop, &order).await["receiver"],
        "林夏"
    );
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(
        order_now(&customer, &shop, &order).await["phone"],
        "13900139000"
    );
    let db = app.app.store().shop(shop.id);
    let kept = db.rows::<card::Entity>().all().await.unwrap();
    let audited = db.rows::<record::Entity>().all().await.unwrap();
    let kept = kept.into_iter().map(|card| card.content);
    let kept: String = kept
        .chain(audited.into_iter().map(|row| row.detail))
        .collect();
    for personal in ["13900139000", "徐汇", "周禾"] {
        assert!(!kept.contains(personal), "{personal}: {kept}");
    }
});

on_both_databases!(a_confirmed_check_keeps_what_was_confirmed, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let check = json!({ "kind": "order_check", "order": order["id"] });
    let card = sent(&agent, &shop, &customer, check).await;
    let done_card = answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert!(!done_card.to_string().contains("was_"), "{done_card}");
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let put = (Method::PUT, "mine/", "address");
    let moved = done((&customer, &customer), &shop, put, &order, to).await;
    assert_eq!(moved.status, 200, "{moved:?}");
    let theirs = seen(&agent, &shop, &card).await;
    assert_eq!(theirs["state"], "done");
    assert_eq!(fact(&theirs, "was_phone"), "138****8000");
    assert_eq!(fact(&theirs, "phone"), "139****9000");
    assert_eq!(fact(&theirs, "changed_since"), "address");
    assert!(!theirs.to_string().contains("was_total"), "{theirs}");
    let cheaper = json!({ "freight_fen": 0, "discount_fen": 100 });
    let put = (Method::PUT, "", "price");
    let given = done((&agent, &customer), &shop, put, &order, cheaper).await;
    assert_eq!(given.status, 200, "{given:?}");
    let own = seen(&customer, &shop, &card).await;
    let total_fen = order["total_fen"].as_i64().unwrap();
    assert_eq!(*fact(&own, "was_total"), json!(total_fen));
    assert_eq!(*fact(&own, "total"), json!(total_fen - 100));
    assert_eq!(fact(&own, "phone"), "13900139000");
    let db = app.app.store().shop(shop.id);
    let kept = db.rows::<card::Entity>().one().await.unwrap().unwrap();
    for personal in ["13800138000", "文三路", "林夏"] {
        assert!(!kept.content.contains(personal), "{kept:?}");
    }
});

on_both_databases!(an_address_nobody_can_confirm_is_forgotten, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let new = json!({
        "kind": "address_change", "order": order["id"], "receiver": "周禾", "phone": "13900139000",
        "address": "上海市徐汇区某路 2 号",
    });
    let card = sent(&agent, &shop, &customer, new).await;
    let db = app.app.store().shop(shop.id);
    let kept = async || {
        let row = db.rows::<card::Entity>().one().await.unwrap();
        row.unwrap().content
    };
    heard(&app).await;
    assert!(kept().await.contains("13900139000"), "it can be confirmed");
    let cancel = (Method::POST, "mine/", "cancellation");
    let closed = done((&customer, &customer), &shop, cancel, &order, json!({})).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    heard(&app).await;
    for personal in ["13900139000", "徐汇", "周禾"] {
        assert!(!kept().await.contains(personal), "{personal}");
    }
    let shown = seen(&customer, &shop, &card).await;
    assert_eq!(
        (&shown["state"], &shown["answered"]),
        (&json!("over"), &Value::Null)
    );
    let late = answer(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});
