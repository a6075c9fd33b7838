use futures_util::future::join_all;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{cards::card, members::member::Role};

use super::{answered, at, bought, bought_of_two, fact, product, seen, send};
use crate::buying::{people, place};

on_both_databases!(
    a_product_is_sent_with_its_prices_and_found_by_its_title,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
        let cup = product(&app, &shop, "T1").await;
        app.tamper("UPDATE product SET price_to_fen = 300").await;
        let mut desk = app.member_socket(&shop.slug, &agent).await;
        desk.resume(&customer.conversation).await;
        let body = json!({ "product": cup });
        let send = json!({ "type": "send", "conversation": customer.conversation, "kind": "product", "body": body });
        let sent = desk.act(send).await;
        assert_eq!(sent["type"], "ack", "{sent}");
        for (words, hits) in [("茶杯", 1), ("songxi", 0)] {
            let path = format!("conversations/{}/found?q={words}", customer.conversation);
            let found = agent.client.get(&at(&shop, &path)).await.body;
            assert_eq!(found["entries"].as_array().unwrap().len(), hits, "{words}");
            if let Some(entry) = found["entries"].get(0) {
                let prices = (&entry["body"]["price_fen"], &entry["body"]["price_to_fen"]);
                assert_eq!(prices, (&json!(100), &json!(300)));
            }
        }
    }
);

on_both_databases!(a_card_is_said_once_in_the_name_of_its_sender, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.resume(&customer.conversation).await;
    let path = at(
        &shop,
        &format!("conversations/{}/cards", customer.conversation),
    );
    let coupon = json!({ "kind": "coupon", "title": "新人券", "amount_fen": 1_000 });
    let mut body = json!({ "key": new_id(), "words": "送您一张", "card": coupon });
    let first = agent.post(&path, &body).await;
    assert_eq!(first.status, 201, "{first:?}");
    let entry = widget.hear(|frame| frame["kind"] == "card").await;
    assert_eq!(
        (&entry["from"]["name"], &entry["body"]),
        (
            &json!("客服小禾"),
            &json!({ "card": first.body["id"], "kind": "coupon", "title": "新人券", "text": "送您一张" })
        )
    );
    let again = agent.post(&path, &body).await;
    assert_eq!((again.status, &again.body["id"]), (201, &first.body["id"]));
    body["words"] = json!("别的");
    let other = agent.post(&path, &body).await;
    assert_eq!((other.status, other.code()), (409, "key_reused"));
    let entries = format!("conversations/{}/entries", customer.conversation);
    let page = customer.client.get(&at(&shop, &entries)).await.body;
    assert_eq!(page.to_string().matches("\"kind\":\"card\"").count(), 1);
    let shown = seen(&customer, &shop, &first.body).await;
    assert_eq!(
        (&shown["state"], &shown["by"]),
        (&json!("open"), &json!("客服小禾"))
    );
    assert_eq!(fact(&shown, "amount"), 1_000);
});

on_both_databases!(what_makes_no_card_is_refused_at_its_field, |app| {
    let (shop, agent, customer, order, skus) = bought_of_two(&app).await;
    let other = shop.customer().await;
    let theirs = place(&other, &shop, &[(skus[0], 1)]).await;
    let id = &order["id"];
    for (card, status, code) in [
        (
            json!({ "kind": "products", "products": [new_id()] }),
            422,
            "bad_products",
        ),
        (
            json!({ "kind": "products", "products": [new_id(), new_id()] }),
            422,
            "no_such_product",
        ),
        (
            json!({ "kind": "order_invite", "items": [] }),
            422,
            "bad_items",
        ),
        (
            json!({ "kind": "order_invite", "items": [{ "sku": new_id(), "quantity": 1 }] }),
            422,
            "no_such_sku",
        ),
        (json!({ "kind": "coupon", "title": "" }), 422, "bad_coupon"),
        (
            json!({ "kind": "coupon", "title": "新人券", "code": "加微信" }),
            422,
            "bad_coupon",
        ),
        (
            json!({ "kind": "coupon", "title": "新人券", "code": "13800138000" }),
            409,
            "needs_confirm",
        ),
        (
            json!({ "kind": "order_check", "order": theirs["id"] }),
            404,
            "not_found",
        ),
        (json!({ "kind": "parcel", "order": id }), 409, "no_parcel"),
        (
            json!({ "kind": "refund", "order": id, "line": 0 }),
            409,
            "no_case",
        ),
        (
            json!({ "kind": "refund", "order": id, "line": 9 }),
            422,
            "no_such_line",
        ),
        (
            json!({ "kind": "review_invite", "order": id }),
            409,
            "not_possible",
        ),
        (
            json!({ "kind": "price_change", "order": id, "freight_fen": 0, "discount_fen": 0 }),
            409,
            "no_rise",
        ),
        (
            json!({ "kind": "price_change", "order": id, "freight_fen": 900, "discount_fen": 1 }),
            422,
            "bad_discount",
        ),
        (
            json!({ "kind": "address_change", "order": id, "receiver": "周禾", "phone": "110", "address": "上海市" }),
            422,
            "bad_phone",
        ),
    ] {
        let refused = send(&agent, &shop, &customer, card).await;
        assert_eq!(
            (refused.status, refused.code()),
            (status, code),
            "{refused:?}"
        );
    }
    let db = app.app.store().shop(shop.id);
    assert_eq!(db.rows::<card::Entity>().count().await.unwrap(), 0);
});

on_both_databases!(the_guard_says_what_is_to_be_confirmed, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let path = format!("conversations/{}/cards", customer.conversation);
    let coupon = json!({ "kind": "coupon", "title": "新人券", "code": "13800138000" });
    let mut body = json!({ "key": new_id(), "words": "", "card": coupon });
    let asked = agent.post(&at(&shop, &path), &body).await;
    assert_eq!((asked.status, asked.code()), (409, "needs_confirm"));
    let id = asked.body["findings"][0]["id"].clone();
    assert_eq!(id, "privacy.phone", "{asked:?}");
    body["confirm"] = json!([id]);
    let sent = agent.post(&at(&shop, &path), &body).await;
    assert_eq!(sent.status, 201, "{sent:?}");
});

on_both_databases!(
    what_waits_for_the_customer_is_not_asked_twice_unasked,
    |app| {
        let (shop, agent, customer, order) = bought(&app).await;
        let path = format!("conversations/{}/cards", customer.conversation);
        let path = at(&shop, &path);
        let asked = |kind: &str, again: bool| {
            let card = json!({ "kind": kind, "order": order["id"] });
            json!({ "key": new_id(), "card": card, "again": again })
        };
        let (one, two) = (asked("address_check", false), asked("address_check", false));
        let both = join_all([&one, &two].map(|body| agent.post(&path, body))).await;
        let mut statuses = [both[0].status, both[1].status];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409], "{both:?}");
        let second = both.iter().find(|answer| answer.status == 409).unwrap();
        assert_eq!(second.code(), "card_waits");
        let first = both.iter().find(|answer| answer.status == 201).unwrap();
        // Something else may be asked meanwhile, and the same once more where somebody means it.
        for (kind, again) in [("order_check", false), ("address_check", true)] {
            let sent = agent.post(&path, &asked(kind, again)).await;
            assert_eq!(sent.status, 201, "{sent:?}");
        }
        let of_order = at(
            &shop,
            &format!("orders/{}/cards", order["id"].as_str().unwrap()),
        );
        let kinds = |body: &Value| {
            let cards = body["cards"].as_array().unwrap().iter();
            let mut kinds: Vec<_> = cards.map(|card| card["kind"].to_string()).collect();
            kinds.sort();
            kinds
        };
        let open = agent.get(&of_order).await.body;
        assert_eq!(
            kinds(&open),
            [
                r#""address_check""#,
                r#""address_check""#,
                r#""order_check""#
            ]
        );
        assert!(!open.to_string().contains("13800138000"), "{open}");
        answered(&customer, &shop, &first.body, json!({ "act": "confirm" })).await;
        let open = agent.get(&of_order).await.body;
        assert_eq!(kinds(&open), [r#""address_check""#, r#""order_check""#]);
        let nowhere = at(&shop, &format!("orders/{}/cards", new_id()));
        assert_eq!(agent.get(&nowhere).await.status, 404);
    }
);
