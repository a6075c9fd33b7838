use serde_json::{Value, json};
use yingke::outbox;

use super::{HOUR_MS, at, done, rest, wish};
use crate::buying::{people, place, put_up};

on_both_databases!(what_a_clock_does_with_a_case_is_said_once_to_both, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let act = ("", "shipment");
    done(ours, &shop, &order, act, rest("73100012345678")).await;
    let act = ("mine/", "refunds/0");
    done(theirs, &shop, &order, act, wish("money_only", 500)).await;
    app.advance(48 * HOUR_MS);
    app.fire().await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let said = |page: &Value| {
        let entries = page["entries"].as_array().unwrap().iter();
        let told = entries.filter(|entry| entry["kind"] == "case");
        let bodies: Vec<_> = told.map(|entry| &entry["body"]).collect();
        for body in &bodies {
            let words = body["text"].as_str().unwrap();
            assert!(words.contains("系统已自动退款 5.00 元"), "{body}");
            let (code, no) = (&body["code"], &body["order_no"]);
            assert_eq!((code, no), (&json!("refunded"), &order["no"]));
            let (goods, fen) = (&body["goods"], &body["amount_fen"]);
            assert_eq!((goods, fen), (&json!("白瓷茶壶"), &json!(500)));
        }
        bodies.len()
    };
    let path = at(
        &shop,
        &format!("conversations/{}/entries", customer.conversation),
    );
    for who in [&agent.client, &customer.client] {
        let page = who.get(&path).await;
        assert_eq!(page.status, 200, "{page:?}");
        assert_eq!(said(&page.body), 1, "{:?}", page.body);
    }
    // Told again, by this node or another, nothing is said twice.
    let db = app.app.store().shop(shop.id);
    let events = db.rows::<yingke_schema::outbox::event::Entity>();
    for event in events.all().await.unwrap() {
        let happened = outbox::Happened {
            shop: shop.id,
            id: event.id,
            kind: event.kind,
            payload: event.payload,
            at: event.at,
        };
        for listener in app.app.listeners() {
            listener.hear(&happened).await.unwrap();
        }
    }
    let page = agent.get(&path).await;
    assert_eq!(said(&page.body), 1, "{:?}", page.body);
});

on_both_databases!(who_never_wrote_is_told_what_a_clock_did_too, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    for table in ["conversation_head", "conversation"] {
        app.tamper(&format!("DELETE FROM {table}")).await;
    }
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let act = ("", "shipment");
    done(ours, &shop, &order, act, rest("73100012345678")).await;
    let act = ("mine/", "refunds/0");
    done(theirs, &shop, &order, act, wish("money_only", 500)).await;
    app.advance(48 * HOUR_MS);
    app.fire().await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let path = at(&shop, &format!("customers/{}/conversation", customer.id));
    let opened = agent.post(&path, &json!({})).await;
    let id = opened.text("conversation");
    let path = at(&shop, &format!("conversations/{id}/entries"));
    let page = agent.get(&path).await.body;
    let entries = page["entries"].as_array().unwrap();
    let kinds: Vec<_> = entries.iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(kinds, [&json!("case")], "{page}");
});
