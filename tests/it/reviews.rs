//! What customers say of their orders reaches the shop, and waits in its lists until it is replied to.

use serde_json::{Value, json};
use yingke::{outbox, vocabulary::new_id};
use yingke_schema::members::member::Role;

use crate::{
    buying::{people, place, put_up},
    harness::{Client, TestApp, TestCustomer, TestMember, TestShop, at},
};

const PHONE: &str = "13800138000";

async fn asked(who: &Client, shop: &TestShop<'_>, path: &str) -> Value {
    let answer = who.get(&at(shop, path)).await;
    assert_eq!(answer.status, 200, "{path}: {answer:?}");
    answer.body
}

/// An order of two lines that is not paid; its id.
async fn ordered(app: &TestApp, shop: &TestShop<'_>, customer: &Client) -> String {
    let skus = put_up(app, shop, &[5, 5]).await;
    let order = place(customer, shop, &[(skus[0], 1), (skus[1], 1)]).await;
    order["id"].as_str().unwrap().to_owned()
}

/// An order of two lines that came and was confirmed; its id.
async fn finished(
    app: &TestApp,
    shop: &TestShop<'_>,
    (agent, customer): (&TestMember, &TestCustomer),
) -> String {
    let id = ordered(app, shop, customer).await;
    finish(shop, (agent, customer), &id).await;
    id
}

async fn finish(shop: &TestShop<'_>, (agent, customer): (&TestMember, &TestCustomer), id: &str) {
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    let steps: [(&Client, _, _, Value); 3] = [
        (&customer.client, "mine/", "payment", json!({})),
        (&agent.client, "", "shipment", parcel),
        (&customer.client, "mine/", "confirmation", json!({})),
    ];
    for (who, whose, act, mut more) in steps {
        more["key"] = json!(new_id());
        let now = asked(customer, shop, &format!("mine/orders/{id}")).await;
        more["rev"] = now["rev"].clone();
        let path = at(shop, &format!("{whose}orders/{id}/{act}"));
        let done = who.post(&path, &more).await;
        assert_eq!(done.status, 200, "{act}: {done:?}");
    }
}

/// Said twice, which is once.
async fn review(
    customer: &Client,
    shop: &TestShop<'_>,
    (order, line): (&str, usize),
    said: &Value,
) {
    let path = at(shop, &format!("mine/orders/{order}/reviews/{line}"));
    for _ in 0..2 {
        let given = customer.post(&path, said).await;
        assert_eq!(given.status, 200, "{given:?}");
    }
}

async fn reply(agent: &Client, shop: &TestShop<'_>, (order, line): (&str, usize)) {
    let path = at(shop, &format!("orders/{order}/reviews/{line}/reply"));
    for _ in 0..2 {
        let replied = agent.post(&path, &json!({ "words": "谢谢您" })).await;
        assert_eq!(replied.status, 200, "{replied:?}");
    }
}

/// Of the list: the orders that wait for a reply, and how many of their reviews do.
async fn waiting(app: &TestApp, agent: &Client, shop: &TestShop<'_>) -> Vec<i64> {
    let page = asked(agent, shop, "orders?to_reply=true").await;
    let orders = page["orders"].as_array().unwrap().iter();
    let waiting = orders.map(|row| row["to_reply"].as_i64().unwrap());
    let waiting: Vec<_> = waiting.collect();
    // Home counts anew after a second.
    app.advance(1_000);
    let home = asked(agent, shop, "home").await;
    assert_eq!(home["orders"]["to_reply"], json!(waiting.len()));
    waiting
}

async fn told_of_reviews(who: &Client, shop: &TestShop<'_>) -> Vec<Value> {
    let page = asked(who, shop, "notices").await;
    let notices = page["notices"].as_array().unwrap().iter();
    let of_reviews = notices.filter(|notice| notice["zh"]["title"].to_string().contains("评价"));
    of_reviews.cloned().collect()
}

on_both_databases!(
    a_customer_sees_what_of_an_own_order_may_be_reviewed_and_what_was,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let id = ordered(&app, &shop, &customer).await;
        let mine = format!("mine/orders/{id}/reviews");
        let early = asked(&customer, &shop, &mine).await;
        assert_eq!(early, json!({ "reviews": [], "open": [] }));
        finish(&shop, (&agent, &customer), &id).await;
        let open = asked(&customer, &shop, &mine).await;
        assert_eq!(open, json!({ "reviews": [], "open": [0, 1] }));
        let said = json!({ "stars": 4, "words": "很稳" });
        review(&customer, &shop, (&id, 1), &said).await;
        reply(&agent, &shop, (&id, 1)).await;
        let now = asked(&customer, &shop, &mine).await;
        assert_eq!(now["open"], json!([0]));
        let shown = &now["reviews"][0];
        assert_eq!((&shown["line"], &shown["stars"]), (&json!(1), &json!(4)));
        assert_eq!(shown["words"], "很稳");
        assert_eq!(shown["reply"]["words"], "谢谢您");
        assert_eq!(shown["reply"]["by"], Value::Null);
        let other = shop.customer().await;
        let theirs = other.get(&at(&shop, &mine)).await;
        assert_eq!(theirs.status, 404, "{theirs:?}");
        let first = at(&shop, &format!("{mine}/0"));
        let given = other.post(&first, &said).await;
        assert_eq!(given.status, 404, "{given:?}");
    }
);

on_both_databases!(a_review_waits_in_the_list_until_it_is_replied_to, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let id = finished(&app, &shop, (&agent, &customer)).await;
    assert!(waiting(&app, &agent, &shop).await.is_empty());
    review(&customer, &shop, (&id, 0), &json!({ "stars": 5 })).await;
    assert_eq!(waiting(&app, &agent, &shop).await, [1]);
    review(&customer, &shop, (&id, 1), &json!({ "stars": 4 })).await;
    assert_eq!(waiting(&app, &agent, &shop).await, [2]);
    let order = asked(&agent, &shop, &format!("orders/{id}")).await;
    assert_eq!(order["to_reply"], 2);
    for (more, found) in [("state=TRADE_FINISHED", 1), ("state=TRADE_CLOSED", 0)] {
        let path = format!("orders?to_reply=true&{more}");
        let page = asked(&agent, &shop, &path).await;
        assert_eq!(page["orders"].as_array().unwrap().len(), found, "{more}");
    }
    reply(&agent, &shop, (&id, 1)).await;
    assert_eq!(waiting(&app, &agent, &shop).await, [1]);
    reply(&agent, &shop, (&id, 0)).await;
    assert!(waiting(&app, &agent, &shop).await.is_empty());
});

on_both_databases!(
    a_review_is_told_once_and_one_of_few_stars_to_those_who_lead,
    |app| {
        let shop = app.shop("songxi").await;
        let leader = shop.member(Role::Supervisor).await;
        let warehouse = shop.member(Role::Warehouse).await;
        let (agent, customer) = people(&shop).await;
        let id = finished(&app, &shop, (&agent, &customer)).await;
        let bad = json!({ "stars": 2, "words": format!("壶盖破了，请回电 {PHONE}") });
        review(&customer, &shop, (&id, 0), &json!({ "stars": 5 })).await;
        review(&customer, &shop, (&id, 1), &bad).await;
        while outbox::tell(&app.app).await.unwrap() > 0 {}
        let for_agent = told_of_reviews(&agent, &shop).await;
        let categories: Vec<_> = for_agent.iter().map(|told| &told["category"]).collect();
        assert_eq!(for_agent.len(), 2, "{for_agent:?}");
        assert!(categories.contains(&&json!("order")), "{categories:?}");
        let for_leader = told_of_reviews(&leader, &shop).await;
        assert_eq!(for_leader.len(), 1, "{for_leader:?}");
        let notice = &for_leader[0];
        assert_eq!(
            (&notice["category"], &notice["link"]),
            (
                &json!("after_sale"),
                &json!({ "kind": "order", "order": id })
            )
        );
        let text = notice.to_string();
        assert!(text.contains("壶盖破了") && !text.contains(PHONE), "{text}");
        assert!(told_of_reviews(&warehouse, &shop).await.is_empty());
        // A reply is no news for the shop.
        reply(&agent, &shop, (&id, 1)).await;
        while outbox::tell(&app.app).await.unwrap() > 0 {}
        assert_eq!(told_of_reviews(&agent, &shop).await.len(), 2);
    }
);

on_both_databases!(what_waits_for_a_reply_is_a_filter_of_ones_own, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let path = at(&shop, &format!("order-filters/{}", new_id()));
    let filter = json!({ "name": "待回评", "query": { "to_reply": true } });
    let kept = agent.put(&path, &filter).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let query = &kept.body["filters"][0]["query"];
    assert_eq!(query["to_reply"], true);
});
