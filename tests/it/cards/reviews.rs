use serde_json::json;

use super::{answered, at, bought, received, send, sent};

on_both_databases!(
    what_was_bought_is_reviewed_once_and_replied_to_once,
    |app| {
        let (shop, agent, customer, order) = bought(&app).await;
        let id = order["id"].as_str().unwrap();
        let mine = at(&shop, &format!("mine/orders/{id}/reviews/0"));
        let review = json!({ "stars": 5, "words": "很好，电话 13800138000" });
        let early = customer.client.post(&mine, &review).await;
        assert_eq!((early.status, early.code()), (409, "wrong_state"));
        received((&agent, &customer), &shop, &order).await;
        let invite = json!({ "kind": "review_invite", "order": id });
        let card = sent(&agent, &shop, &customer, invite.clone()).await;
        let rate = json!({ "act": "rate", "stars": 5, "words": review["words"] });
        let rated = answered(&customer, &shop, &card, rate).await;
        assert_eq!(
            (&rated["state"], &rated["answered"]["stars"]),
            (&json!("done"), &json!(5))
        );
        assert_eq!(
            customer.client.post(&mine, &review).await.status,
            200,
            "the same again"
        );
        let other = json!({ "stars": 1 });
        assert_eq!(customer.client.post(&mine, &other).await.code(), "reviewed");
        let late = send(&agent, &shop, &customer, invite).await;
        assert_eq!(late.code(), "nothing_to_review");

        let ours = at(&shop, &format!("orders/{id}/reviews"));
        let reply = format!("{ours}/0/reply");
        let thanks = json!({ "words": "谢谢您" });
        for _ in 0..2 {
            let replied = agent.post(&reply, &thanks).await;
            assert_eq!(
                (replied.status, &replied.body["reply"]["by"]),
                (200, &json!("客服小禾"))
            );
        }
        let again = agent.post(&reply, &json!({ "words": "再谢" })).await;
        assert_eq!((again.status, again.code()), (409, "replied"));
        let for_agent = agent.client.get(&ours).await.body;
        assert!(
            !for_agent.to_string().contains("13800138000"),
            "{for_agent}"
        );
        let page = format!("/api/store/{}/products/T1", shop.slug);
        let product = app.anyone().get(&page).await.body["id"].clone();
        let page = format!(
            "/api/store/{}/products/{}/reviews",
            shop.slug,
            product.as_str().unwrap()
        );
        let public = app.anyone().get(&page).await.body;
        assert_eq!(
            (&public["count"], &public["stars_sum"]),
            (&json!(1), &json!(5))
        );
        assert_eq!(public["reviews"][0]["reply"]["words"], "谢谢您");
        assert_eq!(public["reviews"][0]["who"], "林**");
        for personal in ["13800138000", "客服小禾", id] {
            assert!(!public.to_string().contains(personal), "{public}");
        }
        app.tamper("UPDATE product SET state = 'stored'").await;
        let gone = app.anyone().get(&page).await;
        assert_eq!(gone.status, 404, "taken out of the shop: {gone:?}");
    }
);
