//! What a customer answers on a card is a line of the chat, and what it leaves open waits for somebody.

use serde_json::{Value, json};
use yingke::{outbox, vocabulary::new_id};

use crate::{
    buying::{people, place, put_up},
    cards::send,
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop},
};

/// An address check that its customer answers; everybody has heard of it.
async fn answered(
    app: &TestApp,
    shop: &TestShop<'_>,
    (agent, customer): (&TestMember, &TestCustomer),
    given: Value,
) {
    let skus = put_up(app, shop, &[5]).await;
    let order = place(customer, shop, &[(skus[0], 1)]).await;
    let check = json!({ "kind": "address_check", "order": order["id"] });
    let sent = send(agent, shop, customer, check).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    answer(app, shop, customer, (&sent, given)).await;
}

async fn answer(
    app: &TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    (card, mut given): (&Answer, Value),
) {
    let id = card.text("id");
    let path = format!("/api/shops/{}/mine/cards/{id}/answer", shop.id);
    given["key"] = json!(new_id());
    let answer = customer.post(&path, &given).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    heard(app).await;
}

async fn heard(app: &TestApp) {
    while outbox::tell(&app.app).await.unwrap() > 0 {}
}

/// The lines that tell of an answer.
async fn lines(who: &Client, shop: &TestShop<'_>, customer: &TestCustomer) -> Vec<Value> {
    let path = format!(
        "/api/shops/{}/conversations/{}/entries",
        shop.id, customer.conversation
    );
    let page = who.get(&path).await;
    assert_eq!(page.status, 200, "{page:?}");
    let entries = page.body["entries"].as_array().unwrap().iter();
    let lines = entries.filter(|entry| entry["kind"] == "card_answer");
    lines.cloned().collect()
}

/// The conversation as the agent's list shows it.
async fn row(app: &TestApp, shop: &TestShop<'_>, agent: &TestMember) -> Value {
    let mut desk = app.member_socket(&shop.slug, agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    let shown = desk
        .hear(|frame| frame["type"] == "desk" && frame["snapshot"] == true)
        .await;
    shown["rows"][0].clone()
}

on_both_databases!(a_no_on_a_card_waits_as_any_line_of_its_customer, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let no = json!({ "act": "refuse", "words": "应该是 3 号楼，电话 13800138000" });
    answered(&app, &shop, (&agent, &customer), no).await;
    for who in [&agent.client, &customer.client] {
        let said = lines(who, &shop, &customer).await;
        assert_eq!(said.len(), 1, "{said:?}");
        let (from, body) = (&said[0]["from"]["kind"], &said[0]["body"]);
        assert_eq!(
            (from, &body["kind"], &body["act"], &body["title"]),
            (
                &json!("customer"),
                &json!("address_check"),
                &json!("refuse"),
                &json!("白瓷茶壶")
            )
        );
        let text = body["text"].as_str().unwrap();
        let start = "核对地址（白瓷茶壶）：客户说信息有误：应该是 3 号楼";
        assert!(text.starts_with(start), "{text}");
        assert!(!body.to_string().contains("13800138000"), "{body}");
    }
    let row = row(&app, &shop, &agent).await;
    assert_eq!(row["waiting_since"], json!(app.now()), "{row}");
    assert_eq!(
        (&row["unread"], &row["last"]["kind"]),
        (&json!(1), &json!("card_answer"))
    );
    // Told again, as after a node that died.
    app.tamper("UPDATE outbox SET done_at = NULL, claimed_until = 0")
        .await;
    heard(&app).await;
    assert_eq!(lines(&agent, &shop, &customer).await.len(), 1);
});

on_both_databases!(a_plain_yes_on_a_card_waits_for_nobody, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let yes = json!({ "act": "confirm" });
    answered(&app, &shop, (&agent, &customer), yes).await;
    let said = lines(&agent, &shop, &customer).await;
    assert_eq!(said.len(), 1, "{said:?}");
    let from = json!({ "kind": "system", "name": "卡片答复" });
    assert_eq!(
        (&said[0]["from"], &said[0]["body"]["act"]),
        (&from, &json!("confirm"))
    );
    let row = row(&app, &shop, &agent).await;
    assert_eq!(row["waiting_since"], Value::Null, "{row}");
    assert_ne!(row["unread"], json!(1), "{row}");
});

on_both_databases!(
    whom_the_shop_does_not_listen_to_opens_nothing_by_a_card,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let check = json!({ "kind": "address_check", "order": order["id"] });
        let sent = send(&agent, &shop, &customer, check).await;
        let block = format!("/api/shops/{}/customers/{}/block", shop.id, customer.id);
        let blocked = agent.put(&block, &json!({ "reason": "反复辱骂" })).await;
        assert_eq!(blocked.status, 204, "{blocked:?}");
        let no = json!({ "act": "refuse", "words": "不对" });
        answer(&app, &shop, &customer, (&sent, no)).await;
        let lines = lines(&agent, &shop, &customer).await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0]["from"]["kind"], "system");
    }
);
