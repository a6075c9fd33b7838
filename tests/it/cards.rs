//! Cards in the chat: they show what is, are answered once, and do what they say.

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    catalogue::{self, Listing, ProductSheet},
    outbox, trade,
    vocabulary::{ProductId, SkuId, new_id},
};
use yingke_schema::{audit::record, cards::card, members::member::Role};

use crate::{
    buying::{people, place, put_up, written},
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, told},
};

/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

/// Sent by whoever may.
pub async fn send(
    who: &Client,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    card: Value,
) -> Answer {
    let path = format!("conversations/{}/cards", customer.conversation);
    let body = json!({ "key": new_id(), "words": "请看一下", "card": card, "again": true });
    who.post(&at(shop, &path), &body).await
}

async fn sent(who: &Client, shop: &TestShop<'_>, customer: &TestCustomer, card: Value) -> Value {
    let answer = send(who, shop, customer, card).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.body
}

async fn seen(who: &Client, shop: &TestShop<'_>, card: &Value) -> Value {
    let path = format!("cards/{}", card["id"].as_str().unwrap());
    let answer = who.get(&at(shop, &path)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

async fn answer(who: &Client, shop: &TestShop<'_>, card: &Value, mut body: Value) -> Answer {
    body["key"] = json!(new_id());
    let path = format!("mine/cards/{}/answer", card["id"].as_str().unwrap());
    who.post(&at(shop, &path), &body).await
}

async fn answered(who: &Client, shop: &TestShop<'_>, card: &Value, body: Value) -> Value {
    let answer = answer(who, shop, card, body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn fact<'a>(card: &'a Value, key: &str) -> &'a Value {
    let facts = card["facts"].as_array().unwrap();
    let fact = facts.iter().find(|fact| fact["key"] == key);
    let fact = fact.unwrap_or_else(|| panic!("no {key} in {card}"));
    let mut values = ["text", "fen", "at", "code"].iter().map(|of| &fact[of]);
    values.find(|value| !value.is_null()).unwrap()
}

/// The order as its customer sees it.
async fn order_now(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = format!("mine/orders/{}", order["id"].as_str().unwrap());
    customer.get(&at(shop, &path)).await.body
}

/// Done to an order as it is now, by its customer where `mine/`.
async fn done(
    (who, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    (method, whose, act): (Method, &str, &str),
    order: &Value,
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = order_now(customer, shop, order).await["rev"].clone();
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(method, &path).json(&more)).await
}

async fn heard(app: &TestApp) {
    while outbox::tell(&app.app).await.unwrap() > 0 {}
}

/// A product of one SKU.
async fn product(app: &TestApp, shop: &TestShop<'_>, code: &str) -> ProductId {
    let sheet: ProductSheet = serde_json::from_value(json!({
        "code": code, "title": format!("茶杯 {code}"), "category": "茶器", "selling_point": "", "availability": "stock",
        "ships_within_hours": 24, "pictures": [], "facts": [],
        "measure": { "width_mm": 1, "depth_mm": 1, "height_mm": 1, "weight_g": 900 }, "suits": "", "scenes": [],
        "usage": "", "care": "", "installation": "", "cautions": "", "faq": [], "goes_with": [],
        "skus": [{ "code": code, "props": { "颜色": "白" }, "price_fen": 100, "stock": 9, "weight_g": 900 }],
    }))
    .unwrap();
    let id = ProductId(new_id());
    let listing = Listing {
        id,
        sku_ids: vec![SkuId(new_id())],
        position: 1,
        pictures: Vec::new(),
        sheet,
        at: app.now(),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    catalogue::put_up(&tx, listing).await.unwrap();
    tx.commit().await.unwrap();
    id
}

struct Bought<'a> {
    shop: TestShop<'a>,
    agent: TestMember,
    customer: TestCustomer,
    skus: Vec<SkuId>,
    order: Value,
}

/// An order of one piece that is not paid.
async fn bought(app: &TestApp) -> Bought<'_> {
    let shop = app.shop("songxi").await;
    let skus = put_up(app, &shop, &[5, 1]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    Bought {
        shop,
        agent,
        customer,
        skus,
        order,
    }
}

/// Cards about an order with one line, with all they need.
fn cards_about(order: &Value) -> Vec<Value> {
    let plain = [
        "order",
        "pay_reminder",
        "order_check",
        "address_check",
        "parcel",
        "review_invite",
    ];
    let plain = plain.map(|kind| json!({ "kind": kind, "order": order["id"] }));
    let freight_fen = order["freight_fen"].as_i64().unwrap() + 500;
    // Before anything has left, money is all there is to offer.
    let opens = if order["state"] == "WAIT_SELLER_SEND_GOODS" {
        json!({ "kind": "money_only", "amount_fen": order["total_fen"], "reason": "other" })
    } else {
        json!({ "kind": "reissue", "reason": "missing", "quantity": 1 })
    };
    let more = [
        json!({ "kind": "price_change", "freight_fen": freight_fen, "discount_fen": order["discount_fen"] }),
        json!({ "kind": "address_change", "receiver": "周禾", "phone": "13900139000", "address": "上海市静安区南京西路 1 号" }),
        json!({ "kind": "receipt_extension", "days": 3 }),
        json!({ "kind": "refund", "line": 0 }),
        json!({ "kind": "after_sale_offer", "line": 0, "opens": opens }),
    ];
    let more = more.map(|mut card| {
        card["order"] = order["id"].clone();
        card
    });
    plain.into_iter().chain(more).collect()
}

/// What the order says of an act: none where it is possible.
fn why_not(order: &Value, act: &str) -> Option<String> {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|one| one["act"] == act).unwrap();
    assert_eq!(act["is_allowed"], act["reason"].is_null());
    act["reason"].as_str().map(str::to_owned)
}

on_both_databases!(
    an_order_offers_the_cards_that_may_be_sent_and_says_why_not_the_others,
    |app| {
        let Bought {
            shop,
            agent,
            customer,
            order,
            ..
        } = bought(&app).await;
        let path = at(&shop, &format!("orders/{}", order["id"].as_str().unwrap()));
        let paid = (Method::POST, "mine/", "payment");
        let shipped = (Method::POST, "", "shipment");
        let confirmed = (Method::POST, "mine/", "confirmation");
        let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
        let mut possible = Vec::new();
        for step in [None, Some(paid), Some(shipped), Some(confirmed)] {
            if let Some(step) = step {
                let is_theirs = step.1 == "mine/";
                let who = if is_theirs { &*customer } else { &*agent };
                let more = if is_theirs { json!({}) } else { parcel.clone() };
                let done = done((who, &customer), &shop, step, &order, more).await;
                assert_eq!(done.status, 200, "{done:?}");
            }
            let now = agent.get(&path).await.body;
            for card in cards_about(&now) {
                let kind = card["kind"].as_str().unwrap().to_owned();
                let why = why_not(&now, &format!("card:{kind}"));
                let sent = send(&agent, &shop, &customer, card).await;
                assert_eq!(
                    why.is_none(),
                    sent.status == 201,
                    "{kind}: {why:?} {sent:?}"
                );
                if why.is_none() {
                    possible.push(kind);
                }
            }
        }
        possible.sort_unstable();
        possible.dedup();
        assert_eq!(possible.len(), 10, "all but the case that nobody opened");
        let now = agent.get(&path).await.body;
        for act in ["reissue:0", "compensate", "track"] {
            assert_eq!(why_not(&now, act), None, "{act}");
        }
        assert_eq!(
            (why_not(&now, "invoice"), why_not(&now, "reply_reviews")),
            (
                Some("no_invoice_asked".to_owned()),
                Some("nothing_to_reply".to_owned())
            )
        );
        let id = order["id"].as_str().unwrap();
        let review = at(&shop, &format!("mine/orders/{id}/reviews/0"));
        let said = customer.post(&review, &json!({ "stars": 5 })).await;
        assert_eq!(said.status, 200, "{said:?}");
        let now = agent.get(&path).await.body;
        let why = why_not(&now, "card:review_invite");
        assert_eq!(why.as_deref(), Some("nothing_to_review"));
        let card = json!({ "kind": "review_invite", "order": id });
        let sent = send(&agent, &shop, &customer, card).await;
        assert_eq!((sent.status, sent.code()), (409, "nothing_to_review"));
        app.advance(15 * 24 * 60 * 60_000 + 1);
        let late = agent.get(&path).await.body;
        assert_eq!(why_not(&late, "reissue:0").as_deref(), Some("window_over"));
        assert_eq!(late["lines"][0]["reissuable"], 0);
    }
);

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
    let Bought {
        shop,
        agent,
        customer,
        skus,
        order,
    } = bought(&app).await;
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

on_both_databases!(goods_go_from_a_card_into_the_cart, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 1]).await;
    let cup = product(&app, &shop, "C1").await;
    let (agent, customer) = people(&shop).await;
    let page = format!("/api/store/{}/products/T1", shop.slug);
    let pot = app.anyone().get(&page).await.body["id"].clone();
    let both = json!({ "kind": "products", "products": [cup, pot] });
    let both = sent(&agent, &shop, &customer, both).await;
    let titles: Vec<_> = both["items"].as_array().unwrap().iter().collect();
    assert_eq!(
        (&titles[0]["title"], &titles[1]["title"]),
        (&json!("茶杯 C1"), &json!("白瓷茶壶"))
    );

    let choice = json!({ "kind": "sku_choice", "product": pot });
    let choice = sent(&agent, &shop, &customer, choice).await;
    let none = json!({ "act": "choose", "choice": new_id() });
    let refused = answer(&customer, &shop, &choice, none).await;
    assert_eq!(refused.code(), "bad_choice");
    let chosen = json!({ "act": "choose", "choice": skus[1] });
    let chosen = answered(&customer, &shop, &choice, chosen).await;
    assert_eq!(
        (&chosen["state"], &chosen["answered"]["choice"]),
        (&json!("done"), &json!(skus[1]))
    );
    let for_agent = seen(&agent, &shop, &choice).await;
    assert_eq!(for_agent["answered"]["choice"], json!(skus[1]));

    let items = json!([{ "sku": skus[0], "quantity": 3 }, { "sku": skus[1], "quantity": 1 }]);
    let invite = json!({ "kind": "order_invite", "items": items });
    let invite = sent(&agent, &shop, &customer, invite).await;
    assert_eq!(fact(&invite, "goods"), 4 * PRICE_FEN);
    answered(&customer, &shop, &invite, json!({ "act": "add" })).await;
    let cart = customer.client.get(&at(&shop, "mine/cart")).await.body;
    assert_eq!(cart["goods_fen"], 4 * PRICE_FEN);

    // Somebody buys the last piece: the card says so.
    let late = sent(
        &agent,
        &shop,
        &customer,
        json!({ "kind": "order_invite", "items": items }),
    )
    .await;
    let other = shop.customer().await;
    place(&other, &shop, &[(skus[1], 1)]).await;
    let shown = seen(&customer, &shop, &late).await;
    assert_eq!(
        (&shown["state"], &shown["acts"][0]["reason"]),
        (&json!("over"), &json!("out_of_stock"))
    );
    let refused = answer(&customer, &shop, &late, json!({ "act": "add" })).await;
    assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
});

on_both_databases!(a_higher_total_waits_for_the_customer, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let dearer = json!({ "freight_fen": 1_000, "discount_fen": 0 });
    let put = (Method::PUT, "", "price");
    let refused = done((&agent, &customer), &shop, put.clone(), &order, dearer).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let cheaper = json!({ "freight_fen": 0, "discount_fen": 100 });
    let given = done((&agent, &customer), &shop, put, &order, cheaper).await;
    assert_eq!(given.status, 200, "a discount asks nobody: {given:?}");
    let total_fen = PRICE_FEN - 100;

    let raise = |freight_fen: i64| json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": 100 });
    let card = sent(&agent, &shop, &customer, raise(1_000)).await;
    assert_eq!(
        (fact(&card, "was_total"), fact(&card, "total")),
        (&json!(total_fen), &json!(total_fen + 1_000))
    );
    assert_eq!(
        order_now(&customer, &shop, &order).await["total_fen"],
        total_fen
    );
    let second = sent(&agent, &shop, &customer, raise(2_000)).await;
    let agreed = answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(agreed["state"], "done");
    assert_eq!(
        order_now(&customer, &shop, &order).await["total_fen"],
        total_fen + 1_000
    );
    // What it was counted from is no more.
    let shown = seen(&customer, &shop, &second).await;
    assert_eq!(
        (&shown["state"], &shown["acts"][0]["reason"]),
        (&json!("over"), &json!("changed_meanwhile"))
    );
    assert_eq!(fact(&shown, "total"), total_fen + 1_000);
    let late = answer(&customer, &shop, &second, json!({ "act": "confirm" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!(audited, ["placed", "price_changed", "price_changed"]);
    assert_eq!(audited, told);
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
});

on_both_databases!(
    a_higher_total_is_asked_of_the_prices_it_was_counted_from,
    |app| {
        let Bought {
            shop,
            agent,
            customer,
            order,
            ..
        } = bought(&app).await;
        let raise = |freight_fen: i64| json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": 0 });
        let first = sent(&agent, &shop, &customer, raise(1_000)).await;
        answered(&customer, &shop, &first, json!({ "act": "confirm" })).await;
        let card = sent(&agent, &shop, &customer, raise(2_000)).await;
        let other = json!({ "freight_fen": 500, "discount_fen": -500 });
        let put = (Method::PUT, "", "price");
        let given = done((&agent, &customer), &shop, put, &order, other).await;
        assert_eq!(given.status, 200, "it costs the same: {given:?}");
        let shown = seen(&customer, &shop, &card).await;
        assert_eq!(
            (&shown["state"], &shown["acts"][0]["reason"]),
            (&json!("over"), &json!("changed_meanwhile"))
        );
        let late = answer(&customer, &shop, &card, json!({ "act": "confirm" })).await;
        assert_eq!((late.status, late.code()), (409, "over"));
        let now = order_now(&customer, &shop, &order).await;
        assert_eq!(
            (&now["total_fen"], &now["freight_fen"]),
            (&json!(PRICE_FEN + 1_000), &json!(500))
        );
    }
);

on_both_databases!(a_higher_freight_waits_for_the_customer_too, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let put = (Method::PUT, "", "price");
    let ours = (&*agent, &*customer);
    let moved = json!({ "freight_fen": 500, "discount_fen": 500 });
    let refused = done(ours, &shop, put, &order, moved).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let card = |freight_fen: i64, discount_fen: i64| json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": discount_fen });
    let dearer = sent(&agent, &shop, &customer, card(0, -500)).await;
    answered(&customer, &shop, &dearer, json!({ "act": "confirm" })).await;
    // The same total, of which more never comes back.
    let freight = sent(&agent, &shop, &customer, card(500, 0)).await;
    answered(&customer, &shop, &freight, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["total_fen"], &now["freight_fen"]),
        (&json!(PRICE_FEN + 500), &json!(500))
    );
});

on_both_databases!(what_is_off_stays_within_the_limit_of_another_sku, |app| {
    let Bought {
        shop,
        agent,
        customer,
        skus,
        order,
    } = bought(&app).await;
    let leader = shop.member(Role::Supervisor).await;
    let put = (Method::PUT, "", "price");
    let most = json!({ "freight_fen": 0, "discount_fen": PRICE_FEN / 10 });
    let given = done((&*agent, &*customer), &shop, put, &order, most).await;
    assert_eq!(given.status, 200, "{given:?}");
    app.tamper("UPDATE sku SET price_fen = 10000 WHERE code = 'T1-1'")
        .await;
    let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": skus[1] });
    let refused = send(&agent, &shop, &customer, change.clone()).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let card = sent(&leader, &shop, &customer, change).await;
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["total_fen"], 10_000 - PRICE_FEN / 10);
});

on_both_databases!(a_line_s_higher_price_waits_for_the_customer, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let raise = |freight_fen: i64, discount_fen: i64| {
        let lines = json!([{ "line": 0, "discount_fen": discount_fen }]);
        json!({ "kind": "price_change", "order": order["id"], "freight_fen": freight_fen, "discount_fen": discount_fen, "lines": lines })
    };
    let refused = send(&agent, &shop, &customer, raise(900, 1)).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_discount"));
    let card = sent(&agent, &shop, &customer, raise(0, -700)).await;
    assert_eq!(fact(&card, "line"), "白瓷茶壶 ¥129.00 → ¥136.00");
    assert_eq!(fact(&card, "total"), PRICE_FEN + 700);
    let agreed = answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(agreed["state"], "done");
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["total_fen"], &now["lines"][0]["discount_fen"]),
        (&json!(PRICE_FEN + 700), &json!(-700))
    );
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
});

on_both_databases!(a_new_address_waits_for_the_customer, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let put = (Method::PUT, "", "address");
    let refused = done((&agent, &customer), &shop, put, &order, to.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let mut new = to.clone();
    new["kind"] = json!("address_change");
    new["order"] = order["id"].clone();
    let card = sent(&agent, &shop, &customer, new.clone()).await;
    assert!(
        !card.to_string().contains("13900139000"),
        "masked for members: {card}"
    );
    let theirs = seen(&customer, &shop, &card).await;
    assert_eq!(fact(&theirs, "phone"), "13900139000");
    assert_eq!(
        order_now(&customer, &shop, &order).await["receiver"],
        "林夏"
    );

    let no = sent(&agent, &shop, &customer, new).await;
    let refused = answered(
        &customer,
        &shop,
        &no,
        json!({ "act": "refuse", "words": "不搬了" }),
    )
    .await;
    assert_eq!(refused["state"], "refused");
    assert_eq!(
        order_now(&customer, &shop, &order).await["receiver"],
        "林夏"
    );
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!(
        order_now(&customer, &shop, &order).await["phone"],
        "13900139000"
    );
    let db = app.app.store().shop(shop.id);
    let kept = db.rows::<card::Entity>().all().await.unwrap();
    let audited = db.rows::<record::Entity>().all().await.unwrap();
    let kept = kept.into_iter().map(|card| card.content);
    let kept: String = kept
        .chain(audited.into_iter().map(|row| row.detail))
        .collect();
    for personal in ["13900139000", "徐汇", "周禾"] {
        assert!(!kept.contains(personal), "{personal}: {kept}");
    }
});

on_both_databases!(an_address_nobody_can_confirm_is_forgotten, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let new = json!({
        "kind": "address_change", "order": order["id"], "receiver": "周禾", "phone": "13900139000",
        "address": "上海市徐汇区某路 2 号",
    });
    let card = sent(&agent, &shop, &customer, new).await;
    let db = app.app.store().shop(shop.id);
    let kept = async || {
        let row = db.rows::<card::Entity>().one().await.unwrap();
        row.unwrap().content
    };
    heard(&app).await;
    assert!(kept().await.contains("13900139000"), "it can be confirmed");
    let cancel = (Method::POST, "mine/", "cancellation");
    let closed = done((&customer, &customer), &shop, cancel, &order, json!({})).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    heard(&app).await;
    for personal in ["13900139000", "徐汇", "周禾"] {
        assert!(!kept().await.contains(personal), "{personal}");
    }
    let shown = seen(&customer, &shop, &card).await;
    assert_eq!(
        (&shown["state"], &shown["answered"]),
        (&json!("over"), &Value::Null)
    );
    let late = answer(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});

on_both_databases!(
    a_reminder_pays_once_and_knows_what_was_paid_elsewhere,
    |app| {
        let Bought {
            shop,
            agent,
            customer,
            order,
            ..
        } = bought(&app).await;
        let remind = json!({ "kind": "pay_reminder", "order": order["id"] });
        let card = sent(&agent, &shop, &customer, remind.clone()).await;
        let other = sent(&agent, &shop, &customer, remind.clone()).await;
        assert_eq!(fact(&card, "total"), PRICE_FEN);
        let pay = || answer(&customer, &shop, &card, json!({ "act": "pay" }));
        for paid in join_all((0..4).map(|_| pay())).await {
            assert_eq!(
                (paid.status, &paid.body["state"]),
                (200, &json!("done")),
                "{paid:?}"
            );
        }
        assert_eq!(written(&app, &shop, &order).await.1, ["placed", "paid"]);
        let shown = seen(&customer, &shop, &other).await;
        assert_eq!(
            (&shown["state"], &shown["answered"]),
            (&json!("done"), &Value::Null)
        );
        assert_eq!(fact(&shown, "state"), "WAIT_SELLER_SEND_GOODS");
        let again = answer(&customer, &shop, &other, json!({ "act": "pay" })).await;
        assert_eq!((again.status, again.code()), (409, "over"));
        let late = send(&agent, &shop, &customer, remind).await;
        assert_eq!((late.status, late.code()), (409, "not_possible"));
    }
);

on_both_databases!(a_check_is_answered_once_by_whose_it_is, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let check = json!({ "kind": "order_check", "order": order["id"] });
    let card = sent(&agent, &shop, &customer, check.clone()).await;
    let stranger = shop.customer().await;
    let path = at(&shop, &format!("cards/{}", card["id"].as_str().unwrap()));
    assert_eq!(stranger.client.get(&path).await.status, 404);
    let yes = json!({ "act": "confirm" });
    let foreign = answer(&stranger, &shop, &card, yes.clone()).await;
    assert_eq!(foreign.status, 404, "{foreign:?}");
    let member = answer(&agent, &shop, &card, yes.clone()).await;
    assert_eq!(
        member.status, 403,
        "nobody speaks for a customer: {member:?}"
    );
    let silent = answer(&customer, &shop, &card, json!({ "act": "refuse" })).await;
    assert_eq!(
        (silent.code(), silent.text("field")),
        ("bad_words", "words")
    );

    // Two windows that do not agree: one of them counts.
    let no = json!({ "act": "refuse", "words": "颜色错了" });
    let (one, other) = tokio::join!(
        answer(&customer, &shop, &card, yes.clone()),
        answer(&customer, &shop, &card, no.clone()),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{one:?} {other:?}");
    let (known, late) = if one.status == 200 {
        (yes, no)
    } else {
        (no, yes)
    };
    answered(&customer, &shop, &card, known).await;
    let late = answer(&customer, &shop, &card, late).await;
    assert_eq!((late.status, late.code()), (409, "answered"));
    let db = app.app.store().shop(shop.id);
    let object = format!("card/{}", card["id"].as_str().unwrap());
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Object.eq(object));
    assert_eq!(rows.count().await.unwrap(), 2, "sent, and answered once");

    // Closed meanwhile: there is nothing left to check.
    let open = sent(&agent, &shop, &customer, check).await;
    let post = (Method::POST, "mine/", "cancellation");
    let closed = done((&customer, &customer), &shop, post, &order, json!({})).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    let shown = seen(&customer, &shop, &open).await;
    assert_eq!(
        (&shown["state"], fact(&shown, "state")),
        (&json!("over"), &json!("TRADE_CLOSED"))
    );
    let late = answer(&customer, &shop, &open, json!({ "act": "confirm" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});

on_both_databases!(a_case_that_cannot_begin_is_not_offered, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let (theirs, ours) = ((&*customer, &*customer), (&*agent, &*customer));
    let offer = |reason: &str| {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": 0,
            "opens": { "kind": "money_only", "amount_fen": 1_000, "reason": reason },
        })
    };
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    for (who, whose, act, more) in [
        (theirs, "mine/", "payment", json!({})),
        (ours, "", "shipment", parcel),
        (theirs, "mine/", "confirmation", json!({})),
    ] {
        let step = done(who, &shop, (Method::POST, whose, act), &order, more).await;
        assert_eq!(step.status, 200, "{step:?}");
    }
    let regretted = sent(&agent, &shop, &customer, offer("seven_days")).await;
    let damaged = sent(&agent, &shop, &customer, offer("damage")).await;
    app.tamper("UPDATE product SET availability = 'custom'")
        .await;
    let excluded = send(&agent, &shop, &customer, offer("seven_days")).await;
    assert_eq!((excluded.status, excluded.code()), (409, "excluded_custom"));
    let standing = async |card: &Value| {
        let shown = seen(&customer, &shop, card).await;
        (shown["state"].clone(), shown["acts"][0]["reason"].clone())
    };
    let over = |reason: &str| (json!("over"), json!(reason));
    assert_eq!(standing(&regretted).await, over("excluded_custom"));
    app.advance(15 * 24 * 60 * 60_000);
    assert_eq!(standing(&damaged).await, (json!("open"), Value::Null));
    app.advance(1);
    assert_eq!(standing(&damaged).await, over("window_over"));
    let late = answer(&customer, &shop, &damaged, json!({ "act": "accept" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
    let late = send(&agent, &shop, &customer, offer("damage")).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
});

on_both_databases!(a_case_begins_with_the_yes_on_its_card, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let (theirs, ours) = ((&*customer, &*customer), (&*agent, &*customer));
    let offer = |amount_fen: i64| {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": 0,
            "opens": { "kind": "money_only", "amount_fen": amount_fen, "reason": "damage" },
        })
    };
    let early = send(&agent, &shop, &customer, offer(1_000)).await;
    assert_eq!((early.status, early.code()), (409, "not_possible"));
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    for (who, whose, act, more) in [
        (theirs, "mine/", "payment", json!({})),
        (ours, "", "shipment", parcel),
    ] {
        let step = done(who, &shop, (Method::POST, whose, act), &order, more).await;
        assert_eq!(step.status, 200, "{step:?}");
    }
    let card = sent(&agent, &shop, &customer, offer(1_000)).await;
    let twin = sent(&agent, &shop, &customer, offer(2_000)).await;
    let other = sent(&agent, &shop, &customer, offer(3_000)).await;
    assert_eq!(
        (fact(&card, "amount"), fact(&card, "reason")),
        (&json!(1_000), &json!("damage"))
    );
    answered(&customer, &shop, &other, json!({ "act": "decline" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["lines"][0]["refund_state"], "NO_REFUND");
    answered(&customer, &shop, &card, json!({ "act": "accept" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["refunded_fen"], &now["lines"][0]["refund_state"]),
        (&json!(1_000), &json!("SUCCESS"))
    );
    assert_eq!(seen(&customer, &shop, &twin).await["state"], "over");
    let late = answer(&customer, &shop, &twin, json!({ "act": "accept" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});

on_both_databases!(an_offer_is_taken_on_its_card, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let (theirs, ours) = ((&*customer, &*customer), (&*agent, &*customer));
    let post = |whose, act| (Method::POST, whose, act);
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    for (who, step, more) in [
        (theirs, post("mine/", "payment"), json!({})),
        (ours, post("", "shipment"), parcel),
        (
            theirs,
            post("mine/", "refunds/0"),
            json!({ "kind": "goods_back", "amount_fen": 9_000, "reason": "quality" }),
        ),
    ] {
        let step = done(who, &shop, step, &order, more).await;
        assert_eq!(step.status, 200, "{step:?}");
    }
    let offer = json!({ "kind": "after_sale_offer", "order": order["id"], "line": 0 });
    let early = send(&agent, &shop, &customer, offer.clone()).await;
    assert_eq!(early.code(), "no_proposal");
    let proposal = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 3_000, "words": "不用寄回" });
    let made = done(ours, &shop, post("", "refunds/0"), &order, proposal).await;
    assert_eq!(made.status, 200, "{made:?}");
    let progress = json!({ "kind": "refund", "order": order["id"], "line": 0 });
    let progress = sent(&agent, &shop, &customer, progress).await;
    let parcel = sent(
        &agent,
        &shop,
        &customer,
        json!({ "kind": "parcel", "order": order["id"] }),
    )
    .await;
    assert!(!parcel.to_string().contains("SF1234567890123"), "{parcel}");
    let card = sent(&agent, &shop, &customer, offer.clone()).await;
    let twin = sent(&agent, &shop, &customer, offer).await;
    assert_eq!(
        (fact(&card, "amount"), fact(&card, "falls")),
        (&json!(3_000), &json!("proposal_declined"))
    );
    answered(&customer, &shop, &card, json!({ "act": "accept" })).await;
    assert_eq!(
        order_now(&customer, &shop, &order).await["refunded_fen"],
        3_000
    );
    let shown = seen(&customer, &shop, &progress).await;
    assert_eq!(
        (fact(&shown, "case_state"), fact(&shown, "refunded")),
        (&json!("SUCCESS"), &json!(3_000))
    );
    assert_eq!(seen(&customer, &shop, &twin).await["state"], "over");
    let late = answer(&customer, &shop, &twin, json!({ "act": "decline" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});

on_both_databases!(
    what_was_bought_is_reviewed_once_and_replied_to_once,
    |app| {
        let Bought {
            shop,
            agent,
            customer,
            order,
            ..
        } = bought(&app).await;
        let id = order["id"].as_str().unwrap();
        let mine = at(&shop, &format!("mine/orders/{id}/reviews/0"));
        let review = json!({ "stars": 5, "words": "很好，电话 13800138000" });
        let early = customer.client.post(&mine, &review).await;
        assert_eq!((early.status, early.code()), (409, "wrong_state"));
        let (theirs, ours) = ((&*customer, &*customer), (&*agent, &*customer));
        let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
        for (who, whose, act, more) in [
            (theirs, "mine/", "payment", json!({})),
            (ours, "", "shipment", parcel),
            (theirs, "mine/", "confirmation", json!({})),
        ] {
            let step = done(who, &shop, (Method::POST, whose, act), &order, more).await;
            assert_eq!(step.status, 200, "{step:?}");
        }
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

on_both_databases!(
    a_paid_order_is_checked_by_itself_where_the_shop_says_so,
    |app| {
        let Bought {
            shop,
            agent,
            customer,
            order,
            ..
        } = bought(&app).await;
        let leader = shop.member(Role::Supervisor).await;
        let rules = at(&shop, "card-rules");
        let usual = json!({ "rules": { "order_check": false, "address_check": false }, "rev": 0 });
        assert_eq!(leader.client.get(&rules).await.body, usual);
        let new = json!({ "rules": { "order_check": true, "address_check": true }, "rev": 0 });
        assert_eq!(leader.put(&rules, &new).await.status, 200);
        assert_eq!(leader.put(&rules, &new).await.code(), "changed_meanwhile");
        assert_eq!(agent.put(&rules, &new).await.status, 403);
        let mut widget = app.customer_socket(&shop.slug, &customer).await;
        widget.resume(&customer.conversation).await;
        let pay = (Method::POST, "mine/", "payment");
        let paid = done((&customer, &customer), &shop, pay, &order, json!({})).await;
        assert_eq!(paid.status, 200, "{paid:?}");
        heard(&app).await;
        for kind in ["order_check", "address_check"] {
            let entry = widget.hear(|frame| frame["body"]["kind"] == kind).await;
            assert_eq!(entry["from"]["kind"], "system");
        }
        // Told again, as after a node that died.
        app.tamper("UPDATE outbox SET done_at = NULL, claimed_until = 0")
            .await;
        heard(&app).await;
        let db = app.app.store().shop(shop.id);
        let cards = db.rows::<card::Entity>().all().await.unwrap();
        assert_eq!(cards.len(), 2);
        let entries = format!("conversations/{}/entries", customer.conversation);
        let page = customer.client.get(&at(&shop, &entries)).await.body;
        assert_eq!(page.to_string().matches("\"kind\":\"card\"").count(), 2);
    }
);

on_both_databases!(both_sides_hear_that_a_card_changed, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
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

/// A line's SKU and price, as they are stored.
async fn line_of(member: &Client, shop: &TestShop<'_>, order: &Value) -> (Value, Value) {
    let path = format!("orders/{}", order["id"].as_str().unwrap());
    let line = member.get(&at(shop, &path)).await.body["lines"][0].clone();
    (line["sku_id"].clone(), line["price_fen"].clone())
}

async fn kept(app: &TestApp, shop: &TestShop<'_>, sku: SkuId) -> (i64, i64) {
    use yingke_schema::catalogue::sku;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    let row = rows.one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

on_both_databases!(another_sku_is_the_customers_to_agree_to, |app| {
    let Bought {
        shop,
        agent,
        customer,
        skus,
        order,
    } = bought(&app).await;
    let change =
        |sku: SkuId| json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": sku });
    for (sku, code) in [(skus[0], "no_such_sku"), (SkuId(new_id()), "no_such_sku")] {
        let refused = send(&agent, &shop, &customer, change(sku)).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    app.tamper("UPDATE sku SET price_fen = 15000 WHERE code = 'T1-1'")
        .await;
    let card = sent(&agent, &shop, &customer, change(skus[1])).await;
    assert_eq!(fact(&card, "was_total"), PRICE_FEN);
    assert_eq!(fact(&card, "total"), 15_000);
    let yes = json!({ "act": "confirm" });
    // Two windows: the pieces move once.
    let both = [
        answer(&customer, &shop, &card, yes.clone()),
        answer(&customer, &shop, &card, yes.clone()),
    ];
    let both = join_all(both).await;
    assert!(both.iter().all(|one| one.status == 200), "{both:?}");
    let (sku, price) = line_of(&agent, &shop, &order).await;
    assert_eq!((sku, price), (json!(skus[1]), json!(15_000)));
    assert_eq!(kept(&app, &shop, skus[0]).await, (5, 0));
    assert_eq!(kept(&app, &shop, skus[1]).await, (1, 1));
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["total_fen"], 15_000);
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
});

on_both_databases!(orders_that_swap_their_skus_wait_in_no_circle, |app| {
    let Bought {
        shop,
        agent,
        customer,
        skus,
        order,
    } = bought(&app).await;
    app.tamper("UPDATE sku SET stock = 5 WHERE code = 'T1-1'")
        .await;
    let other = place(&customer, &shop, &[(skus[1], 1)]).await;
    let mut cards = Vec::new();
    for (order, sku) in [(&order, skus[1]), (&other, skus[0])] {
        let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": sku });
        cards.push(sent(&agent, &shop, &customer, change).await);
    }
    let yes = json!({ "act": "confirm" });
    let both = cards
        .iter()
        .map(|card| answer(&customer, &shop, card, yes.clone()));
    let both = join_all(both).await;
    assert!(both.iter().all(|one| one.status == 200), "{both:?}");
    for (order, sku) in [(&order, skus[1]), (&other, skus[0])] {
        assert_eq!(line_of(&agent, &shop, order).await.0, json!(sku));
        assert_eq!(kept(&app, &shop, sku).await, (5, 1));
    }
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
});

on_both_databases!(a_paid_order_takes_none_that_costs_more, |app| {
    let Bought {
        shop,
        agent,
        customer,
        skus,
        order,
    } = bought(&app).await;
    let theirs = (&*customer, &*customer);
    let pay = (Method::POST, "mine/", "payment");
    let paid = done(theirs, &shop, pay, &order, json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": skus[1] });
    app.tamper("UPDATE sku SET price_fen = 15000 WHERE code = 'T1-1'")
        .await;
    let dearer = send(&agent, &shop, &customer, change.clone()).await;
    assert_eq!((dearer.status, dearer.code()), (409, "not_possible"));
    assert!(
        dearer.text("title").contains("dearer_than_paid"),
        "{dearer:?}"
    );
    app.tamper("UPDATE sku SET price_fen = 10000 WHERE code = 'T1-1'")
        .await;
    let card = sent(&agent, &shop, &customer, change.clone()).await;
    assert_eq!(fact(&card, "back"), PRICE_FEN - 10_000);
    // It costs something else by the time of the answer: nothing of it happens.
    app.tamper("UPDATE sku SET price_fen = 9000 WHERE code = 'T1-1'")
        .await;
    let yes = json!({ "act": "confirm" });
    let late = answer(&customer, &shop, &card, yes.clone()).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    assert_eq!(kept(&app, &shop, skus[1]).await, (1, 0));
    let card = sent(&agent, &shop, &customer, change).await;
    answered(&customer, &shop, &card, yes).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["paid_fen"], &now["refunded_fen"]),
        (&json!(PRICE_FEN), &json!(PRICE_FEN - 9_000))
    );
    let (sku, price) = line_of(&agent, &shop, &order).await;
    assert_eq!((sku, price), (json!(skus[1]), json!(PRICE_FEN)));
    let (_, heard) = written(&app, &shop, &order).await;
    assert_eq!(heard, ["placed", "paid", "sku_changed", "compensated"]);
    let db = app.app.store().shop(shop.id);
    let sales = trade::sales_between(&db, 0, i64::MAX).await.unwrap();
    assert_eq!(
        (sales.paid_fen, sales.refunded_fen),
        (PRICE_FEN, PRICE_FEN - 9_000)
    );
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
});

on_both_databases!(a_longer_time_is_given_with_the_customers_yes, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
    let longer =
        |days: i64| json!({ "kind": "receipt_extension", "order": order["id"], "days": days });
    let early = send(&agent, &shop, &customer, longer(3)).await;
    assert_eq!((early.status, early.code()), (409, "not_possible"));
    let (theirs, ours) = ((&*customer, &*customer), (&*agent, &*customer));
    let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
    for (who, whose, act, more) in [
        (theirs, "mine/", "payment", json!({})),
        (ours, "", "shipment", parcel),
    ] {
        let step = done(who, &shop, (Method::POST, whose, act), &order, more).await;
        assert_eq!(step.status, 200, "{step:?}");
    }
    let wrong = send(&agent, &shop, &customer, longer(31)).await;
    assert_eq!(wrong.code(), "not_possible");
    let before = order_now(&customer, &shop, &order).await["confirm_by"].clone();
    let card = sent(&agent, &shop, &customer, longer(5)).await;
    assert_eq!(fact(&card, "confirm_by"), &before);
    assert_eq!(
        order_now(&customer, &shop, &order).await["confirm_by"],
        before
    );
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    let five_days = 5 * 24 * 60 * 60_000;
    assert_eq!(now["confirm_by"], before.as_i64().unwrap() + five_days);
    let no = sent(&agent, &shop, &customer, longer(5)).await;
    answered(&customer, &shop, &no, json!({ "act": "refuse" })).await;
    let same = order_now(&customer, &shop, &order).await;
    assert_eq!(same["confirm_by"], now["confirm_by"]);
});

on_both_databases!(
    what_waits_for_the_customer_is_not_asked_twice_unasked,
    |app| {
        let Bought {
            shop,
            agent,
            customer,
            order,
            ..
        } = bought(&app).await;
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

on_both_databases!(a_customer_sees_with_their_order_what_it_waits_for, |app| {
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
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
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
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
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
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
    let Bought {
        shop,
        agent,
        customer,
        order,
        ..
    } = bought(&app).await;
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
