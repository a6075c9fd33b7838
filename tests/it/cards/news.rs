use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::json;
use yingke_schema::{audit::record, members::member::Role};

use super::{answered, at, bought, done, fact, heard, seen, sent};

on_both_databases!(both_sides_hear_that_a_card_changed, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let check = json!({ "kind": "address_check", "order": order["id"] });
    let card = sent(&agent, &shop, &customer, check).await;
    // Nothing of the order is left to be told but what follows.
    heard(&app).await;
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.resume(&customer.conversation).await;
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let frame = widget.hear_type("card").await;
    assert_eq!((&frame["card"], &frame["rev"]), (&card["id"], &json!(2)));
    let news = desk.hear(|frame| frame["of"] == "cards").await;
    assert_eq!(news["detail"]["card"], card["id"]);
    // So do they where only its order changed.
    let cancel = (Method::POST, "mine/", "cancellation");
    let both = (&customer.client, &customer.client);
    let cancelled = done(both, &shop, cancel, &order, json!({})).await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    heard(&app).await;
    assert_eq!(widget.hear_type("card").await["card"], card["id"]);
});

on_both_databases!(a_customer_sees_with_their_order_what_it_waits_for, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let path = format!("mine/orders/{}/cards", order["id"].as_str().unwrap());
    let path = at(&shop, &path);
    assert_eq!(customer.get(&path).await.body["cards"], json!([]));
    let asked = json!({
        "kind": "address_change", "order": order["id"],
        "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号",
    });
    let card = sent(&agent, &shop, &customer, asked).await;
    let open = customer.get(&path).await.body;
    assert_eq!(open["cards"].as_array().unwrap().len(), 1, "{open}");
    assert_eq!(open["cards"][0]["id"], card["id"]);
    assert_eq!(fact(&open["cards"][0], "phone"), "13900139000");
    let stranger = shop.customer().await;
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(agent.get(&path).await.status, 403);
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(customer.get(&path).await.body["cards"], json!([]));
});

on_both_databases!(the_customer_s_page_hears_that_an_order_changed, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    heard(&app).await;
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.resume(&customer.conversation).await;
    let cheaper = json!({ "freight_fen": 0, "discount_fen": 100 });
    let put = (Method::PUT, "", "price");
    let given = done((&agent, &customer), &shop, put, &order, cheaper).await;
    assert_eq!(given.status, 200, "{given:?}");
    heard(&app).await;
    let frame = widget.hear(|frame| frame["type"] == "order").await;
    assert_eq!(
        (&frame["order"], &frame["conversation"]),
        (&order["id"], &json!(customer.conversation))
    );
});

on_both_databases!(the_customer_s_page_hears_what_a_card_asks, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    heard(&app).await;
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.resume(&customer.conversation).await;
    let check = json!({ "kind": "order_check", "order": order["id"] });
    let card = sent(&agent, &shop, &customer, check.clone()).await;
    let frame = widget.hear_type("order").await;
    assert_eq!(frame["order"], order["id"], "it was sent");
    let path = format!("cards/{}/withdrawal", card["id"].as_str().unwrap());
    let back = agent.post(&at(&shop, &path), &json!({})).await;
    assert_eq!(back.status, 200, "{back:?}");
    let frame = widget.hear_type("order").await;
    assert_eq!(frame["order"], order["id"], "it was taken back");
    let card = sent(&agent, &shop, &customer, check).await;
    widget.hear_type("order").await;
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let frame = widget.hear_type("order").await;
    assert_eq!(frame["order"], order["id"], "it was answered");
});

on_both_databases!(masked_words_of_an_answer_are_shown_with_a_reason, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let check = json!({ "kind": "order_check", "order": order["id"] });
    let card = sent(&agent, &shop, &customer, check.clone()).await;
    let id = card["id"].as_str().unwrap();
    let path = at(&shop, &format!("cards/{id}/showings"));
    let why = json!({ "reason": "核对收货电话" });
    let early = agent.post(&path, &why).await;
    assert_eq!(early.status, 404, "nothing was written yet: {early:?}");
    let no = json!({ "act": "refuse", "words": "电话应是 13900139000" });
    let own = answered(&customer, &shop, &card, no).await;
    assert_eq!(own["answered"]["is_masked"], false);
    let theirs = seen(&agent, &shop, &card).await;
    assert_eq!(theirs["answered"]["is_masked"], true);
    assert!(!theirs.to_string().contains("13900139000"), "{theirs}");

    let trainee = shop.member(Role::Trainee).await;
    assert_eq!(trainee.post(&path, &why).await.status, 403);
    assert_eq!(customer.client.post(&path, &why).await.status, 403);
    let silent = agent.post(&path, &json!({ "reason": " " })).await;
    assert_eq!(silent.status, 400, "{silent:?}");
    let shown = agent.post(&path, &why).await;
    assert_eq!(shown.text("words"), "电话应是 13900139000", "{shown:?}");
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("show_customer_data"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].object, format!("card/{id}"));
    let detail = &rows[0].detail;
    assert!(detail.contains("核对收货电话"), "{detail}");

    // What holds nothing personal is not masked.
    let other = sent(&agent, &shop, &customer, check).await;
    let plain = json!({ "act": "refuse", "words": "颜色错了" });
    answered(&customer, &shop, &other, plain).await;
    let theirs = seen(&agent, &shop, &other).await;
    assert_eq!(theirs["answered"]["is_masked"], false, "{theirs}");
});
