//! Cards that only show: a product and an order as they are now, however long ago they were sent.

use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use crate::{
    buying::{people, place, put_up},
    cards::send,
    harness::{Client, TestApp, TestShop, at, id_of},
};

async fn seen(who: &Client, shop: &TestShop<'_>, card: &Value) -> Value {
    let answer = who.get(&at(shop, &format!("cards/{}", id_of(card)))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn fact<'a>(card: &'a Value, key: &str) -> &'a Value {
    let mut facts = card["facts"].as_array().unwrap().iter();
    let fact = facts.find(|fact| fact["key"] == key);
    fact.unwrap_or_else(|| panic!("no {key} in {card}"))
}

/// The product that `put_up` puts up.
async fn product_of(app: &TestApp, shop: &TestShop<'_>) -> Value {
    let page = format!("/api/store/{}/products/T1", shop.slug);
    app.anyone().get(&page).await.body["id"].clone()
}

on_both_databases!(a_product_shows_the_price_and_shelf_of_now, |app| {
    let shop = app.shop("songxi").await;
    put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let product = product_of(&app, &shop).await;
    let new = json!({ "kind": "product", "product": product });
    let sent = send(&agent, &shop, &customer, new).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    let card = sent.body;
    assert_eq!(
        (&card["title"], &card["state"], &card["acts"]),
        (&json!("白瓷茶壶"), &json!("open"), &json!([]))
    );
    let item = &card["items"][0];
    assert_eq!(
        (&item["price_fen"], &item["is_on_sale"], &card["link"]["id"]),
        (&json!(12_900), &json!(true), &product)
    );

    app.tamper("UPDATE product SET price_fen = 9900, price_to_fen = 15000, stock = 0")
        .await;
    for reader in [&*agent, &*customer] {
        let now = seen(reader, &shop, &card).await;
        let item = &now["items"][0];
        assert_eq!(
            (&item["price_fen"], &item["price_to_fen"]),
            (&json!(9_900), &json!(15_000))
        );
        assert_eq!(item["is_on_sale"], false, "sold out");
        assert_eq!(now["link"]["id"], product, "its page is there");
    }
    app.tamper("UPDATE product SET state = 'stored'").await;
    let now = seen(&customer, &shop, &card).await;
    assert_eq!(
        (&now["items"][0]["is_on_sale"], &now["link"]),
        (&json!(false), &Value::Null)
    );
    app.tamper("UPDATE product SET state = 'deleted'").await;
    let now = seen(&customer, &shop, &card).await;
    let item = &now["items"][0];
    assert_eq!(
        (&item["product"], &item["title"], &item["is_on_sale"]),
        (&Value::Null, &json!("白瓷茶壶"), &json!(false)),
        "it is gone"
    );
    assert_eq!(
        (&item["price_fen"], &now["link"]),
        (&Value::Null, &Value::Null)
    );
    let again = json!({ "kind": "product", "product": product });
    let refused = send(&agent, &shop, &customer, again).await;
    assert_eq!((refused.status, refused.code()), (422, "no_such_product"));
    // It asks nothing, and nothing is answered.
    let answer = format!("mine/cards/{}/answer", id_of(&card));
    let body = json!({ "key": new_id(), "act": "add" });
    let refused = customer.post(&at(&shop, &answer), &body).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_act"));

    let unknown = json!({ "kind": "product", "product": new_id() });
    let refused = send(&agent, &shop, &customer, unknown).await;
    assert_eq!((refused.status, refused.code()), (422, "no_such_product"));
    for (words, hits) in [("茶壶", 1), ("songxi", 0)] {
        let path = format!("conversations/{}/found?q={words}", customer.conversation);
        let found = agent.get(&at(&shop, &path)).await.body;
        assert_eq!(found["entries"].as_array().unwrap().len(), hits, "{words}");
    }
});

on_both_databases!(
    what_can_be_chosen_is_asked_only_while_there_is_some,
    |app| {
        let shop = app.shop("songxi").await;
        put_up(&app, &shop, &[5, 0]).await;
        let (agent, customer) = people(&shop).await;
        let product = product_of(&app, &shop).await;
        let choice = || json!({ "kind": "sku_choice", "product": product });
        let card = send(&agent, &shop, &customer, choice()).await;
        assert_eq!(card.status, 201, "{card:?}");
        let card = card.body;
        assert_eq!(card["link"]["id"], product);

        app.tamper("UPDATE product SET stock = 0").await;
        app.tamper("UPDATE sku SET stock = 0").await;
        let sold_out = seen(&customer, &shop, &card).await;
        assert_eq!(
            (&sold_out["state"], &sold_out["link"]["id"]),
            (&json!("over"), &product)
        );
        let refused = send(&agent, &shop, &customer, choice()).await;
        assert_eq!((refused.status, refused.code()), (422, "out_of_stock"));
        assert_eq!(refused.text("field"), "product");
        app.tamper("UPDATE product SET state = 'stored'").await;
        let stored = seen(&customer, &shop, &card).await;
        assert_eq!(stored["link"], Value::Null, "it has no page now");
    }
);

on_both_databases!(
    a_card_that_only_shows_is_recalled_like_any_other_message,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5]).await;
        let (agent, customer) = people(&shop).await;
        let order = place(&customer, &shop, &[(skus[0], 1)]).await;
        let product = product_of(&app, &shop).await;
        let product = json!({ "kind": "product", "product": product });
        let of_order = |kind: &str| json!({ "kind": kind, "order": order["id"] });
        let mut cards = Vec::new();
        for new in [
            product,
            of_order("order"),
            of_order("order_check"),
            of_order("order"),
        ] {
            let sent = send(&agent, &shop, &customer, new).await;
            assert_eq!(sent.status, 201, "{sent:?}");
            cards.push(sent.body);
        }
        let mut desk = app.member_socket("songxi", &agent).await;
        let (entries, _) = desk.resume(&customer.conversation).await;
        let seq_of = |card: &Value| {
            let mut lines = entries.iter();
            let line = lines.find(|line| line["body"]["card"] == card["id"]);
            line.unwrap()["seq"].clone()
        };
        let recall = |card: &Value| {
            json!({
                "type": "recall", "conversation": customer.conversation, "lane": "public", "seq": seq_of(card),
            })
        };
        let other = shop.member(Role::Agent).await;
        let mut others = app.member_socket("songxi", &other).await;
        let not_own = others.act(recall(&cards[0])).await;
        assert_eq!(not_own["type"], "error", "{not_own}");
        let gone = &cards[..2];
        for card in gone {
            assert_eq!(desk.act(recall(card)).await["type"], "ack");
            let path = at(&shop, &format!("cards/{}", id_of(card)));
            for reader in [&*agent, &*customer] {
                assert_eq!(reader.get(&path).await.status, 404);
            }
        }
        // What it asks is taken back beside the order: an answer to it stands.
        let asking = desk.act(recall(&cards[2])).await;
        assert_eq!(
            (&asking["code"], &asking["reason"]),
            (&json!("refused"), &json!("no_message"))
        );
        app.advance(120_001);
        assert_eq!(desk.act(recall(&cards[3])).await["code"], "too_late");
        let (entries, _) = desk.resume(&customer.conversation).await;
        for card in &cards {
            let mut lines = entries.iter();
            let is_there = lines.any(|line| line["body"]["card"] == card["id"]);
            assert_eq!(is_there, !gone.contains(card), "{card}");
        }
        let recalled = entries.iter().filter(|line| line["kind"] == "recalled");
        assert_eq!(recalled.count(), 2);
        seen(&customer, &shop, &cards[3]).await;
    }
);

on_both_databases!(
    an_order_shows_its_state_of_now_to_its_customer_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5]).await;
        let (agent, customer) = people(&shop).await;
        let order = place(&customer, &shop, &[(skus[0], 2)]).await;
        let new = json!({ "kind": "order", "order": order["id"] });
        let sent = send(&agent, &shop, &customer, new.clone()).await;
        assert_eq!(sent.status, 201, "{sent:?}");
        let card = sent.body;
        assert_eq!(fact(&card, "state")["code"], "WAIT_BUYER_PAY");
        assert_eq!(fact(&card, "total")["fen"], order["total_fen"]);
        assert_eq!(fact(&card, "no")["text"], order["no"]);
        assert!(card.to_string().contains("pay_until"), "{card}");

        let path = format!("mine/orders/{}/cancellation", id_of(&order));
        let body = json!({ "key": new_id(), "rev": order["rev"] });
        let closed = customer.post(&at(&shop, &path), &body).await;
        assert_eq!(closed.status, 200, "{closed:?}");
        for reader in [&*agent, &*customer] {
            let now = seen(reader, &shop, &card).await;
            assert_eq!(fact(&now, "state")["code"], "TRADE_CLOSED");
            assert!(!now.to_string().contains("pay_until"), "{now}");
            // Closed is what it is, and not a question that came too late.
            assert_eq!(
                (&now["state"], &now["acts"], &now["link"]["id"]),
                (&json!("open"), &json!([]), &order["id"])
            );
        }
        let waiting = format!("orders/{}/cards", id_of(&order));
        let waiting = agent.get(&at(&shop, &waiting)).await.body;
        assert_eq!(waiting["cards"], json!([]), "it waits for nobody");

        let stranger = shop.customer().await;
        let path = at(&shop, &format!("cards/{}", id_of(&card)));
        assert_eq!(stranger.get(&path).await.status, 404);
        let refused = send(&agent, &shop, &stranger, new).await;
        assert_eq!((refused.status, refused.code()), (404, "not_found"));
    }
);
