//! Blocking a harmful visitor, and hearing them again.

use serde_json::{Value, json};
use yingke::customers;
use yingke_schema::{audit::record, members::member::Role};

use crate::harness::{Socket, TestApp, TestShop};

fn path(shop: &TestShop<'_>, customer: &crate::harness::TestCustomer) -> String {
    format!("/api/shops/{}/customers/{}/block", shop.id, customer.id)
}

/// Who has what in a shop, as a member sees it now.
async fn desk(socket: &mut Socket) -> Vec<Value> {
    socket.say(&json!({ "type": "desk" })).await;
    let frame = socket
        .hear(|frame| frame["type"] == "desk" && frame["snapshot"] == true)
        .await;
    frame["rows"].as_array().unwrap().clone()
}

async fn audited(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<record::Entity>().all().await.unwrap();
    rows.into_iter().map(|row| row.action).collect()
}

on_both_databases!(
    a_blocked_customer_is_refused_before_the_log_and_forgotten,
    |app| {
        let shop = app.shop("qingmu").await;
        let (agent, owner) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Owner).await,
        );
        let customer = shop.customer().await;
        let mut member = app.member_socket(&shop.slug, &agent).await;
        let mut visitor = app.customer_socket(&shop.slug, &customer).await;
        let first = json!({
            "type": "send", "client_id": yingke::vocabulary::new_id(), "conversation": customer.conversation,
            "lane": "public", "kind": "text", "body": { "text": "在吗" },
        });
        assert_eq!(visitor.act(first.clone()).await["type"], "ack");
        let block = path(&shop, &customer);
        let refused = agent.put(&block, &json!({ "reason": " " })).await;
        assert_eq!(
            (refused.status, refused.code(), refused.text("field")),
            (422, "bad_block_reason", "reason")
        );
        assert_eq!(
            agent
                .put(&block, &json!({ "reason": "反复辱骂" }))
                .await
                .status,
            204
        );
        assert_eq!(
            agent
                .put(&block, &json!({ "reason": "再一次" }))
                .await
                .status,
            204
        );
        assert!(desk(&mut member).await.is_empty(), "nobody waits for them");

        let stopped = visitor
            .text(&customer.conversation, "public", "你们等着")
            .await;
        assert_eq!(
            (stopped["type"].as_str(), stopped["code"].as_str()),
            (Some("error"), Some("customer_blocked"))
        );
        assert_eq!(
            visitor.act(first).await["type"],
            "ack",
            "what was stored stays acknowledged"
        );
        let upload = json!({ "name": "a.txt", "size": 5, "conversation": customer.conversation });
        let upload = customer
            .post(&format!("/api/shops/{}/uploads", shop.id), &upload)
            .await;
        assert_eq!((upload.status, upload.code()), (409, "customer_blocked"));

        let (log, _) = member.resume(&customer.conversation).await;
        assert!(log.iter().all(|entry| entry["body"]["text"] != "你们等着"));
        assert_eq!(log.last().unwrap()["kind"], "close");
        let about = agent
            .get(&format!("/api/shops/{}/customers/{}", shop.id, customer.id))
            .await;
        assert_eq!(about.body["blocked"]["reason"], "反复辱骂");
        let listed = agent
            .get(&format!("/api/shops/{}/blocked-customers", shop.id))
            .await
            .body;
        assert_eq!(
            (listed.as_array().unwrap().len(), &listed[0]["name"]),
            (1, &json!(customer.name))
        );

        assert_eq!(agent.delete(&block).await.status, 403, "agents do not lift");
        assert_eq!(owner.delete(&block).await.status, 204);
        assert_eq!(
            visitor
                .text(&customer.conversation, "public", "对不起")
                .await["type"],
            "ack"
        );
        assert_eq!(desk(&mut member).await.len(), 1);
        let told: Vec<_> = audited(&app, &shop).await;
        assert_eq!(told, ["block_customer", "lift_block"]);
    }
);

on_both_databases!(what_slipped_in_elsewhere_is_closed_a_moment_later, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let mut visitor = app.customer_socket(&shop.slug, &customer).await;
    let mut member = app.member_socket(&shop.slug, &agent).await;
    let block = path(&shop, &customer);
    assert_eq!(
        agent.put(&block, &json!({ "reason": "广告" })).await.status,
        204
    );
    // As on a node that has not heard of it yet.
    app.app.live().block(shop.id, customer.id, false);
    assert_eq!(
        visitor.text(&customer.conversation, "public", "加我").await["type"],
        "ack"
    );
    assert_eq!(desk(&mut member).await.len(), 1);
    app.app.live().block(shop.id, customer.id, true);
    app.advance(3_000);
    app.fire().await;
    assert!(desk(&mut member).await.is_empty());
});

on_both_databases!(measures_know_which_waits_do_not_count, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let (one, other) = (shop.customer().await, shop.customer().await);
    let start = app.now();
    owner
        .put(&path(&shop, &one), &json!({ "reason": "刷屏" }))
        .await;
    app.advance(60_000);
    owner.delete(&path(&shop, &one)).await;
    owner
        .put(&path(&shop, &other), &json!({ "reason": "刷屏" }))
        .await;
    let db = app.app.store().shop(shop.id);
    let between = |from, to| customers::blocked_between(&db, from, to);
    let all = between(start, start + 120_000).await.unwrap();
    assert_eq!(
        all.iter().map(|span| span.to).max(),
        Some(Some(start + 60_000))
    );
    assert_eq!(all.len(), 2);
    let after = between(start + 60_000, start + 120_000).await.unwrap();
    assert_eq!((after.len(), after[0].customer), (1, other.id));
});

on_both_databases!(a_second_block_starts_a_second_stretch, |app| {
    let shop = app.shop("qingmu").await;
    let owner = shop.member(Role::Owner).await;
    let customer = shop.customer().await;
    let block = path(&shop, &customer);
    let wish = json!({ "reason": "骚扰" });
    let both = tokio::join!(owner.put(&block, &wish), owner.put(&block, &wish));
    assert_eq!((both.0.status, both.1.status), (204, 204));
    owner.delete(&block).await;
    app.advance(1_000);
    assert_eq!(owner.put(&block, &wish).await.status, 204);
    let db = app.app.store().shop(shop.id);
    let all = customers::blocked_between(&db, 0, app.now() + 1)
        .await
        .unwrap();
    assert_eq!(all.len(), 2);
});
