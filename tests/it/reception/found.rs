use sea_orm::{ActiveValue::Set, ColumnTrait};
use serde_json::json;
use yingke::{
    reception::{self, Key, Lane, Outcome, log},
    vocabulary::{ClientId, ConversationId, new_id},
};
use yingke_schema::{
    members::member::Role,
    reception::{conversation, head},
};

on_both_databases!(lists_search_and_stars_answer_over_http, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "白蜡木 100% 实木_真的")
        .await;
    desk.text(&customer.conversation, "public", "别的").await;
    let base = format!("/api/shops/{}/conversations", shop.id);
    let one = format!("{base}/{}", customer.conversation);
    for (words, hits) in [
        ("白蜡木", 1),
        ("100%25", 1),
        ("木_真", 1),
        ("木%25真", 0),
        ("\\", 0),
    ] {
        let found = agent.client.get(&format!("{one}/found?q={words}")).await;
        assert_eq!(
            found.body["entries"].as_array().unwrap().len(),
            hits,
            "{words}"
        );
    }
    assert_eq!(
        agent
            .client
            .put(&format!("{one}/star"), &json!({}))
            .await
            .status,
        204
    );
    assert_eq!(
        agent
            .client
            .put(&format!("{one}/star"), &json!({}))
            .await
            .status,
        204
    );
    let starred = agent.client.get(&format!("{base}?group=starred")).await;
    assert_eq!(starred.body["rows"][0]["starred"], true);
    assert_eq!(
        agent.client.delete(&format!("{one}/star")).await.status,
        204
    );
    let starred = agent.client.get(&format!("{base}?group=starred")).await;
    assert_eq!(starred.body["rows"].as_array().unwrap().len(), 0);
    desk.act(json!({ "type": "close", "conversation": customer.conversation }))
        .await;
    let closed = agent.client.get(&format!("{base}?group=closed")).await;
    assert_eq!(
        closed.body["rows"][0]["conversation"],
        json!(customer.conversation)
    );
});

on_both_databases!(
    a_channel_and_what_it_calls_things_are_kept_with_conversation_and_message,
    |app| {
        let shop = app.shop("qingmu").await;
        let customer = shop.customer().await;
        let key = Key {
            shop: shop.id,
            conversation: ConversationId(new_id()),
        };
        let tx = app.app.store().begin(shop.id).await.unwrap();
        tx.insert(conversation::ActiveModel {
            shop_id: Set(shop.id),
            id: Set(key.conversation),
            customer_id: Set(customer.id),
            channel: Set("mail".to_owned()),
            external_id: Set(Some("thread-7".to_owned())),
            created_at: Set(app.now()),
        })
        .await
        .unwrap();
        tx.insert(head::ActiveModel {
            shop_id: Set(shop.id),
            conversation_id: Set(key.conversation),
            public_seq: Set(0),
            staff_seq: Set(0),
            status: Set(0),
            assignee: Set(None),
            session: Set(0),
            opened_at: Set(0),
            waiting_since: Set(None),
            is_answered: Set(false),
            last_at: Set(app.now()),
        })
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let (sender, act) = customer.says("在吗");
        let item = reception::Item {
            key,
            client_id: ClientId(new_id()),
            sender,
            act,
            channel: "mail".into(),
            external_id: Some("message-9".to_owned()),
        };
        let reviewed = app.app.live().guard().admit(item, &[]);
        let reviewed = reviewed.unwrap_or_else(|_| panic!("the guard lets it pass"));
        let stored = app.app.live().ledger().append_and_wait(reviewed).await;
        assert!(matches!(stored, Outcome::Stored { .. }), "{stored:?}");

        let db = app.app.store().shop(shop.id);
        let kept = db.rows::<conversation::Entity>();
        let kept = kept.with(conversation::Column::Id.eq(key.conversation));
        let kept = kept.one().await.unwrap().unwrap();
        assert_eq!(
            (&*kept.channel, kept.external_id.as_deref()),
            ("mail", Some("thread-7"))
        );
        let facts = log::facts(app.app.store(), key).await.unwrap().unwrap();
        assert_eq!(&*facts.channel, "mail");
        let page = log::page(&db, key, Lane::Public, log::Span::After(0), 10).await;
        let rows = page.unwrap().rows;
        let said = rows.iter().find(|row| &*row.kind == "text").unwrap();
        assert_eq!(
            (&*said.channel, said.external_id.as_deref()),
            ("mail", Some("message-9"))
        );
    }
);
