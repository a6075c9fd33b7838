use serde_json::{Value, json};
use yingke::{
    promises::{self, Promise, State},
    reception::{Follower, Key, Lane, Row, Said, Sender, SenderKind},
    vocabulary::{ClientId, new_id},
};
use yingke_schema::{members::member::Role, promises::promise};

use super::{HOUR_MS, at, new, seen, suggested};

on_both_databases!(only_what_a_member_said_is_suggested_and_only_once, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget
        .text(
            &customer.conversation,
            "public",
            "你们明天发货，我48小时内付款",
        )
        .await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.act(json!({ "type": "take", "conversation": customer.conversation }))
        .await;
    desk.text(&customer.conversation, "staff", "明天给他补发")
        .await;
    desk.text(&customer.conversation, "public", "明天可以发吗这个我问问")
        .await;
    desk.text(
        &customer.conversation,
        "public",
        "48小时内给您发货，我们赔付您20元",
    )
    .await;
    let found = seen(&agent, &shop, "which=suggested", 2).await;
    assert_eq!(
        (&found[0]["kind"], &found[1]["kind"]),
        (&json!("ship"), &json!("compensation"))
    );
    assert_eq!(found[1]["amount_fen"], 2_000);
    assert_eq!(found[0]["words"], "48小时内给您发货");
    assert_eq!(
        found[0]["due_at"],
        json!(found[0]["said_at"].as_i64().unwrap() + 48 * HOUR_MS)
    );
    assert_eq!(found[0]["owner"], json!(agent.id));
    assert_eq!(found[0]["customer_name"], json!(customer.name));
    // Another node reads the same line.
    let db = app.app.store().shop(shop.id);
    let stored = db.rows::<promise::Entity>().all().await.unwrap();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for promise in stored {
        let again = Promise {
            id: promises::next_id(),
            ..promise
        };
        promises::keep(&tx, [again]).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(seen(&agent, &shop, "which=suggested", 2).await, found);
});

on_both_databases!(a_recalled_line_promises_nothing, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.act(json!({ "type": "take", "conversation": customer.conversation }))
        .await;
    desk.text(&customer.conversation, "public", "明天给您补发")
        .await;
    let found = seen(&agent, &shop, "which=suggested", 1).await;
    let (id, seq) = (found[0]["id"].as_str().unwrap(), &found[0]["seq"]);
    let confirmed = agent
        .put(
            &at(&shop, &format!("promises/{id}/confirmation")),
            &json!({ "rev": 0 }),
        )
        .await;
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    desk.act(json!({ "type": "recall", "conversation": customer.conversation, "lane": "public", "seq": seq })).await;
    seen(&agent, &shop, "which=open", 0).await;
    let gone = app.app.store().shop(shop.id);
    let gone = gone.rows::<promise::Entity>().one().await.unwrap().unwrap();
    assert_eq!((gone.state, gone.words.as_str()), (State::Withdrawn, ""));
    // Nor does its time come.
    app.advance(72 * HOUR_MS);
    app.fire().await;
    assert!(app.notices(shop.id).await.is_empty());
});

on_both_databases!(
    what_is_recalled_in_the_same_breath_is_never_suggested,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let kept = shop.customer().await.key(&shop);
        let recalled = shop.customer().await.key(&shop);
        let said = |key: Key, seq, kind: &'static str, body: Value| Row {
            key,
            lane: Lane::Public,
            seq,
            client_id: ClientId(new_id()),
            sender: Sender {
                kind: SenderKind::Member,
                id: agent.id.0,
                name: "小禾".into(),
            },
            follows: 0,
            kind: kind.into(),
            body: body.to_string(),
            at: app.now(),
            channel: "widget".into(),
            external_id: None,
        };
        let promise = |key| said(key, 1, "text", json!({ "text": "明天给您补发" }));
        let (one, other) = (promise(kept), promise(recalled));
        let recall = said(recalled, 2, "recall", json!({ "seq": 1 }));
        let (store, teller) = (app.app.store().clone(), app.app.live().teller());
        let both = [
            Said {
                key: kept,
                rows: vec![&one],
            },
            Said {
                key: recalled,
                rows: vec![&other, &recall],
            },
        ];
        let reader = promises::Reader { store, teller };
        reader.follow(shop.id, &both).await.unwrap();
        let db = app.app.store().shop(shop.id);
        let stored = db.rows::<promise::Entity>().all().await.unwrap();
        let of: Vec<_> = stored.iter().map(|one| one.conversation_id).collect();
        assert_eq!(of, [kept.conversation]);
    }
);

on_both_databases!(a_suggestion_that_nobody_decides_about_goes, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    suggested(&app, &shop, &customer, agent.id).await;
    let mut open = new(&shop, &customer, agent.id, app.now());
    (open.seq, open.state) = (2, State::Open);
    let tx = app.app.store().begin(shop.id).await.unwrap();
    promises::keep(&tx, [open]).await.unwrap();
    tx.commit().await.unwrap();
    for (days, left) in [(14, 2), (2, 1)] {
        app.advance(days * 24 * HOUR_MS);
        promises::forget_suggestions(app.app.store(), app.now())
            .await
            .unwrap();
        let db = app.app.store().shop(shop.id);
        let rows = db.rows::<promise::Entity>().all().await.unwrap();
        assert_eq!(rows.len(), left, "after {days} more days");
    }
});
