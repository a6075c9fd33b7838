use serde_json::{Value, json};
use yingke::{demo::PASSWORD, trade, vocabulary::CustomerId};
use yingke_schema::trade::order;

use super::{orders_of_shop, seeded};
use crate::harness::{Client, TestApp};

async fn signed_in(app: &TestApp, login: &str) -> Client {
    let body = json!({ "login": login, "password": PASSWORD });
    let answer = app.anyone().post("/api/sign-in?as=token", &body).await;
    app.anyone().with_token(answer.text("token"))
}

on_both_databases!(members_read_products_phrases_and_masked_orders, |app| {
    let shop = seeded(&app).await;
    let (agent, elsewhere) = (
        signed_in(&app, "anran").await,
        signed_in(&app, "tangtang").await,
    );
    let base = format!("/api/shops/{shop}");
    let products = agent.get(&format!("{base}/products?limit=3")).await.body;
    assert_eq!(products["products"].as_array().unwrap().len(), 3);
    let phrases = agent.get(&format!("{base}/phrases")).await.body;
    assert_eq!(
        (&phrases["phrases"][0]["code"], &phrases["phrases"][0]["of"]),
        (&json!("hi"), &json!("team"))
    );

    let stored = orders_of_shop(&app, shop).await.remove(7);
    let path = format!("{base}/orders/{}", stored.id);
    let one = agent.get(&path).await;
    assert_eq!(one.body["events"][0]["kind"], "placed");
    let text = one.body.to_string();
    for secret in [&stored.receiver, &stored.phone, &stored.address] {
        assert!(!text.contains(secret.as_str()), "{secret} is shown");
    }
    assert_eq!(elsewhere.get(&path).await.status, 404);
    let all = agent
        .get(&format!("{base}/customers/{}/orders", stored.customer_id))
        .await
        .body;
    assert!(
        all["orders"]
            .as_array()
            .unwrap()
            .iter()
            .any(|order| order == &one.body)
    );

    shows(&agent, &path, &stored).await;
    let trainee = signed_in(&app, "xinyi").await;
    let asked = json!({ "field": "phone", "reason": "练习" });
    assert_eq!(
        trainee
            .post(&format!("{path}/showings"), &asked)
            .await
            .status,
        403
    );
});

/// One field at a time, for a reason, thirty times an hour.
async fn shows(agent: &Client, path: &str, stored: &order::Model) {
    let path = format!("{path}/showings");
    let ask = |field: &str, reason: &str| json!({ "field": field, "reason": reason });
    let shown = agent.post(&path, &ask("phone", "客户要改送货电话")).await;
    assert_eq!(shown.body, json!({ "value": stored.phone }));
    assert_eq!(agent.post(&path, &ask("phone", " ")).await.status, 400);
    assert_eq!(
        agent.post(&path, &ask("goods", "客户要改")).await.status,
        400
    );
    let mut last = Value::Null;
    for _ in 0..30 {
        last = agent.post(&path, &ask("receiver", "核对收货人")).await.body;
    }
    assert_eq!(last["code"], "too_fast");
}

on_both_databases!(an_order_card_is_its_customers_only, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let stored = orders_of_shop(&app, shop).await.remove(3);
    let card = trade::card(&db, stored.id, stored.customer_id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (&card["no"], &card["total_fen"]),
        (&json!(stored.no), &json!(stored.total_fen))
    );
    let stranger = CustomerId(yingke::vocabulary::new_id());
    assert_eq!(trade::card(&db, stored.id, stranger).await.unwrap(), None);
});
