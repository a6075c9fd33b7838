//! What a customer says of a reception: asked once, in time, kept once, shown to staff.

use serde_json::{Value, json};
use yingke::{outbox, rating::Rules};
use yingke_schema::members::member::Role;

use crate::harness::{Socket, TestApp, TestCustomer, TestMember, TestShop, at};

const HOUR: i64 = 3_600_000;

fn rating(shop: &TestShop<'_>, customer: &TestCustomer) -> String {
    at(
        shop,
        &format!("conversations/{}/rating", customer.conversation),
    )
}

/// A reception in which the agent answers, where `answers`, and which the agent then ends.
async fn served(
    app: &TestApp,
    shop: &TestShop<'_>,
    agent: &TestMember,
    customer: &TestCustomer,
    answers: bool,
) -> Socket {
    let mut desk = app.member_socket(&shop.slug, agent).await;
    desk.resume(&customer.conversation).await;
    let mut widget = app.customer_socket(&shop.slug, customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let order = |kind: &str| json!({ "type": kind, "conversation": customer.conversation });
    assert_eq!(desk.act(order("take")).await["type"], "ack");
    if answers {
        desk.text(&customer.conversation, "public", "在的").await;
    }
    assert_eq!(desk.act(order("close")).await["type"], "ack");
    widget
        .hear(|frame| frame.to_string().contains("\"kind\":\"close\""))
        .await;
    desk
}

async fn told(app: &TestApp) {
    while outbox::tell(&app.app).await.unwrap() > 0 {}
}

on_both_databases!(a_reception_is_rated_once_and_staff_see_it, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let path = rating(&shop, &customer);
    assert_eq!(
        customer.client.get(&path).await.body,
        json!({ "open": null, "given": null })
    );
    let mut desk = served(&app, &shop, &agent, &customer, true).await;
    let asked = customer.client.get(&path).await.body;
    assert_eq!(
        (&asked["open"]["session"], &asked["open"]["scale"]),
        (&json!(1), &json!("stars"))
    );
    let answer =
        json!({ "session": 1, "score": 2, "reasons": ["回复太慢"], "words": " 等了很久 " });
    for _ in 0..2 {
        let kept = customer.client.put(&path, &answer).await;
        assert_eq!(kept.status, 204, "{kept:?}");
    }
    let other = json!({ "session": 1, "score": 5 });
    assert_eq!(
        customer.client.put(&path, &other).await.code(),
        "already_rated"
    );
    let asked = customer.client.get(&path).await.body;
    assert_eq!(
        asked,
        json!({ "open": null, "given": { "session": 1, "score": 2 } })
    );
    told(&app).await;
    let line = desk
        .hear(|frame| frame.to_string().contains("\"kind\":\"rated\""))
        .await;
    assert!(line.to_string().contains("等了很久"), "{line}");
    let staff = at(
        &shop,
        &format!("conversations/{}/entries?lane=staff", customer.conversation),
    );
    let lane = agent.get(&staff).await.body.to_string();
    assert_eq!(lane.matches("\"kind\":\"rated\"").count(), 1, "{lane}");
    let public = at(
        &shop,
        &format!("conversations/{}/entries", customer.conversation),
    );
    let seen = customer.client.get(&public).await.body.to_string();
    assert!(!seen.contains("rated"), "{seen}");
    let view = agent
        .get(&at(&shop, &format!("customers/{}/ratings", customer.id)))
        .await
        .body;
    assert_eq!(
        (&view[0]["score"], &view[0]["member"]),
        (&json!(2), &json!(agent.id))
    );
    let notices = leader.get(&at(&shop, "notices")).await.body;
    assert_eq!(
        notices["notices"][0]["link"]["conversation"],
        json!(customer.conversation)
    );
    let told = format!("客服小禾接待{}，得到 2 分：回复太慢", customer.name);
    assert_eq!(
        (
            &notices["notices"][0]["category"],
            &notices["notices"][0]["zh"]["text"]
        ),
        (&json!("system"), &json!(told))
    );
    assert!(
        !notices.to_string().contains("等了很久"),
        "the customer's words stay in the chat"
    );
    assert_eq!(
        agent.get(&at(&shop, "notices")).await.body["notices"],
        json!([])
    );
    let sums = at(
        &shop,
        &format!(
            "ratings/sums?from={}&to={}",
            app.now() - HOUR,
            app.now() + HOUR
        ),
    );
    let sums = leader.get(&sums).await.body;
    assert_eq!(
        (&sums[0]["member"], &sums[0]["low"], &sums[0]["sum"]),
        (&json!(agent.id), &json!(1), &json!(2))
    );
});

on_both_databases!(nobody_is_asked_too_late_or_about_silence, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let (silent, late, skips) = (
        shop.customer().await,
        shop.customer().await,
        shop.customer().await,
    );
    served(&app, &shop, &agent, &silent, false).await;
    assert_eq!(
        silent.client.get(&rating(&shop, &silent)).await.body["open"],
        Value::Null
    );
    served(&app, &shop, &agent, &skips, true).await;
    let path = rating(&shop, &skips);
    let skip = json!({ "session": 1, "score": null });
    assert_eq!(skips.client.put(&path, &skip).await.status, 204);
    let asked = skips.client.get(&path).await.body;
    assert_eq!(
        asked,
        json!({ "open": null, "given": { "session": 1, "score": null } })
    );
    served(&app, &shop, &agent, &late, true).await;
    app.advance(24 * HOUR);
    let path = rating(&shop, &late);
    assert_eq!(late.client.get(&path).await.body["open"], Value::Null);
    let good = json!({ "session": 1, "score": 5 });
    assert_eq!(late.client.put(&path, &good).await.code(), "not_asked");
    assert_eq!(
        late.client
            .put(&path, &json!({ "session": 7, "score": 5 }))
            .await
            .code(),
        "not_asked"
    );
    // Somebody else's reception is nobody's business.
    assert_eq!(silent.client.get(&path).await.status, 404);
});

on_both_databases!(nonsense_is_refused_and_rules_are_kept_once, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let rules = at(&shop, "rating-rules");
    let mut faces = serde_json::to_value(Rules::default()).unwrap();
    faces["scale"] = json!("faces");
    faces["bad"] = json!(["太慢"]);
    let new = json!({ "rules": faces, "rev": 0 });
    assert_eq!(agent.put(&rules, &new).await.status, 403);
    assert_eq!(leader.put(&rules, &new).await.status, 200);
    assert_eq!(leader.put(&rules, &new).await.code(), "changed_meanwhile");
    faces["hours"] = json!(0);
    let wrong = json!({ "rules": faces, "rev": 1 });
    assert_eq!(leader.put(&rules, &wrong).await.code(), "bad_rating_hours");
    served(&app, &shop, &agent, &customer, true).await;
    let path = rating(&shop, &customer);
    for (answer, code) in [
        (json!({ "session": 1, "score": 2 }), "bad_score"),
        (json!({ "session": 1, "score": 0 }), "bad_score"),
        (json!({ "session": 1, "words": "x" }), "bad_score"),
        (
            json!({ "session": 1, "score": 1, "reasons": ["回复及时"] }),
            "bad_reasons",
        ),
        (
            json!({ "session": 1, "score": 1, "words": "慢".repeat(201) }),
            "too_many_words",
        ),
    ] {
        let refused = customer.client.put(&path, &answer).await;
        assert_eq!((refused.status, refused.code()), (422, code), "{answer}");
    }
    let good = json!({ "session": 1, "score": 1, "reasons": ["太慢"] });
    assert_eq!(customer.client.put(&path, &good).await.status, 204);
});

on_both_databases!(nobody_who_is_blocked_is_asked_or_heard, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let path = rating(&shop, &customer);
    served(&app, &shop, &agent, &customer, true).await;
    let block = at(&shop, &format!("customers/{}/block", customer.id));
    let blocked = agent.put(&block, &json!({ "reason": "反复辱骂" })).await;
    assert_eq!(blocked.status, 204, "{blocked:?}");
    assert_eq!(
        customer.client.get(&path).await.body,
        json!({ "open": null, "given": null })
    );
    let insult = json!({ "session": 1, "score": 1, "words": "骂人的话" });
    let refused = customer.client.put(&path, &insult).await;
    assert_eq!((refused.status, refused.code()), (409, "not_asked"));
    let owner = shop.member(Role::Owner).await;
    assert_eq!(owner.delete(&block).await.status, 204);
    let heard = customer.client.put(&path, &insult).await;
    assert_eq!(heard.status, 204, "{heard:?}");
});
