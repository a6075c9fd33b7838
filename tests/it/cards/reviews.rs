use serde_json::{Value, json};

use super::{answered, at, bought, fact, received, seen, send, sent};
use crate::buying::{people, place, put_up};

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

fn choices(card: &Value) -> Vec<&str> {
    let choices = card["choices"].as_array().unwrap().iter();
    choices
        .map(|choice| choice["id"].as_str().unwrap())
        .collect()
}

on_both_databases!(
    one_card_leads_to_a_review_of_each_line_and_shows_what_was_given,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 5]).await;
        let (agent, customer) = people(&shop).await;
        let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
        received((&agent, &customer), &shop, &order).await;
        let id = order["id"].as_str().unwrap();
        let invite = json!({ "kind": "review_invite", "order": id });
        let card = sent(&agent, &shop, &customer, invite).await;
        assert_eq!(choices(&card), ["0", "1"]);
        let rate = json!({ "act": "rate", "choice": "1", "stars": 4, "words": "电话 13800138000" });
        let rated = answered(&customer, &shop, &card, rate).await;
        assert_eq!(
            (&rated["state"], choices(&rated)),
            (&json!("done"), vec!["0"])
        );
        let given = fact(&rated, "review").as_str().unwrap();
        assert!(given.contains("第1色 ★★★★☆ 电话 13800138000"), "{given}");
        // What is left is said of the order: the card was answered.
        let path = at(&shop, &format!("mine/orders/{id}/reviews/0"));
        let left = customer.post(&path, &json!({ "stars": 2 })).await;
        assert_eq!(left.status, 200, "{left:?}");
        let now = seen(&customer, &shop, &card).await;
        assert!(choices(&now).is_empty(), "{now}");
        let facts = now["facts"].as_array().unwrap().iter();
        let given = facts.filter(|fact| fact["key"] == "review").count();
        assert_eq!(given, 2, "{now}");
        let for_agent = seen(&agent, &shop, &card).await.to_string();
        assert!(for_agent.contains("★★☆☆☆") && !for_agent.contains("13800138000"));
    }
);
