//! What a shop set to wait for its customer: asked on a card, done with the yes, once, and not without.

use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use crate::{
    buying::{is_sound, people, place, put_up, written},
    cards::send,
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, at, id_of},
};

const WAYBILL: &str = "SF1234567890123";

struct Begun<'a> {
    shop: TestShop<'a>,
    agent: TestMember,
    leader: TestMember,
    customer: TestCustomer,
    order: Value,
}

/// An order of two pieces that is not paid.
async fn begun(app: &TestApp) -> Begun<'_> {
    let shop = app.shop("songxi").await;
    let sku = put_up(app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    }
}

async fn set(who: &Client, shop: &TestShop<'_>, act: &str, waits: bool) -> Answer {
    let path = at(shop, "trade-rules");
    let mut now = who.get(&path).await.body;
    now["rules"]["needs_customer"][act] = json!(waits);
    who.put(&path, &now).await
}

async fn is_set(who: &Client, shop: &TestShop<'_>, act: &str, waits: bool) {
    let kept = set(who, shop, act, waits).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    assert_eq!(kept.body["rules"]["needs_customer"][act], json!(waits));
}

async fn seen(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("mine/orders/{}", id_of(order)));
    customer.get(&path).await.body
}

/// Done to the order as it is now; `act` begins with `mine/` where its customer does it.
async fn ask(
    (who, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    (order, act): (&Value, &str),
    mut more: Value,
) -> Answer {
    if more["key"].is_null() {
        more["key"] = json!(new_id());
    }
    more["rev"] = seen(customer, shop, order).await["rev"].clone();
    let (whose, act) = act
        .strip_prefix("mine/")
        .map_or(("", act), |act| ("mine/", act));
    let path = at(shop, &format!("{whose}orders/{}/{act}", id_of(order)));
    who.post(&path, &more).await
}

async fn pay(customer: &Client, shop: &TestShop<'_>, order: &Value) {
    let act = (order, "mine/payment");
    let paid = ask((customer, customer), shop, act, json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
}

async fn sent(who: &Client, shop: &TestShop<'_>, customer: &TestCustomer, card: Value) -> Value {
    let answer = send(who, shop, customer, card).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.body
}

async fn answer(who: &Client, shop: &TestShop<'_>, card: &Value, body: &Value) -> Answer {
    let path = at(shop, &format!("mine/cards/{}/answer", id_of(card)));
    who.post(&path, body).await
}

async fn card_now(who: &Client, shop: &TestShop<'_>, card: &Value) -> Value {
    let path = at(shop, &format!("cards/{}", id_of(card)));
    who.get(&path).await.body
}

fn fact<'a>(card: &'a Value, key: &str) -> &'a Value {
    let mut facts = card["facts"].as_array().unwrap().iter();
    let fact = facts.find(|fact| fact["key"] == key);
    fact.unwrap_or_else(|| panic!("no {key} in {card}"))
}

/// What was written of the order, and what others were told of it: the same.
async fn happened(app: &TestApp, shop: &TestShop<'_>, order: &Value) -> Vec<String> {
    let (actions, heard) = written(app, shop, order).await;
    assert_eq!(actions, heard);
    heard
}

on_both_databases!(an_order_is_closed_with_the_customers_yes, |app| {
    let Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    } = begun(&app).await;
    assert_eq!(set(&agent, &shop, "closing", true).await.status, 403);
    is_set(&leader, &shop, "closing", true).await;
    let close = || json!({ "reason": "out_of_stock" });
    for who in [&agent, &leader] {
        let refused = ask((who, &customer), &shop, (&order, "closing"), close()).await;
        assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    }
    let card =
        |reason: &str| json!({ "kind": "order_closing", "order": order["id"], "reason": reason });
    let wrong = send(&agent, &shop, &customer, card("customer_cancelled")).await;
    assert_eq!((wrong.status, wrong.code()), (422, "bad_close_reason"));
    let card = sent(&agent, &shop, &customer, card("out_of_stock")).await;
    assert_eq!(card["state"], "open");
    let theirs = card_now(&customer, &shop, &card).await;
    for card in [&card, &theirs] {
        assert_eq!(fact(card, "close_reason")["code"], "out_of_stock");
    }
    assert!(theirs["title"].as_str().unwrap().starts_with("关闭订单"));
    let waiting = at(&shop, &format!("orders/{}/cards", id_of(&order)));
    let waiting = agent.get(&waiting).await.body;
    assert_eq!(waiting["cards"][0]["kind"], "order_closing");
    assert_eq!(happened(&app, &shop, &order).await, ["placed"]);

    let yes = json!({ "key": new_id(), "act": "accept" });
    let stranger = shop.customer().await;
    assert_eq!(answer(&stranger, &shop, &card, &yes).await.status, 404);
    assert_eq!(answer(&agent, &shop, &card, &yes).await.status, 403);
    let (one, two) = tokio::join!(
        answer(&customer, &shop, &card, &yes),
        answer(&customer, &shop, &card, &yes),
    );
    assert_eq!((one.status, two.status), (200, 200), "{one:?} {two:?}");
    let again = answer(&customer, &shop, &card, &yes).await;
    assert_eq!(again.text("state"), "done");
    assert_eq!(happened(&app, &shop, &order).await, ["placed", "closed"]);
    let now = seen(&customer, &shop, &order).await;
    assert_eq!(
        (&now["state"], &now["close_reason"]),
        (&json!("TRADE_CLOSED"), &json!("out_of_stock"))
    );
    assert_eq!(card_now(&agent, &shop, &card).await["state"], "done");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_no_closes_nothing_and_the_agent_sees_it, |app| {
    let Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    } = begun(&app).await;
    is_set(&leader, &shop, "closing", true).await;
    let asked = json!({ "kind": "order_closing", "order": order["id"], "reason": "other" });
    let card = sent(&agent, &shop, &customer, asked.clone()).await;
    // One question of a kind and an order at a time.
    let path = at(
        &shop,
        &format!("conversations/{}/cards", customer.conversation),
    );
    let twice = json!({ "key": new_id(), "card": asked });
    let twice = agent.post(&path, &twice).await;
    assert_eq!((twice.status, twice.code()), (409, "card_waits"));
    let no = json!({ "key": new_id(), "act": "decline" });
    let refused = answer(&customer, &shop, &card, &no).await;
    assert_eq!(refused.text("state"), "refused");
    assert_eq!(card_now(&agent, &shop, &card).await["state"], "refused");
    let late = json!({ "key": new_id(), "act": "accept" });
    let late = answer(&customer, &shop, &card, &late).await;
    assert_eq!((late.status, late.code()), (409, "answered"));
    assert_eq!(happened(&app, &shop, &order).await, ["placed"]);

    // Nobody is asked where the shop does not want it, and what was done stays done where it wants it again.
    is_set(&leader, &shop, "closing", false).await;
    let close = json!({ "key": new_id(), "reason": "other" });
    let act = (&order, "closing");
    let closed = ask((&agent, &customer), &shop, act, close.clone()).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    is_set(&leader, &shop, "closing", true).await;
    let again = ask((&agent, &customer), &shop, act, close).await;
    assert_eq!(again.status, 200, "{again:?}");
    assert_eq!(happened(&app, &shop, &order).await, ["placed", "closed"]);
});

on_both_databases!(a_yes_that_comes_too_late_closes_nothing, |app| {
    let Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    } = begun(&app).await;
    is_set(&leader, &shop, "closing", true).await;
    let asked = json!({ "kind": "order_closing", "order": order["id"], "reason": "other" });
    let card = sent(&agent, &shop, &customer, asked.clone()).await;
    pay(&customer, &shop, &order).await;
    let yes = json!({ "key": new_id(), "act": "accept" });
    let late = answer(&customer, &shop, &card, &yes).await;
    assert_eq!((late.status, late.code()), (409, "over"));
    for who in [&*customer, &*agent] {
        let now = card_now(who, &shop, &card).await;
        assert_eq!(
            (&now["state"], &fact(&now, "state")["code"]),
            (&json!("over"), &json!("WAIT_SELLER_SEND_GOODS"))
        );
    }
    assert_eq!(happened(&app, &shop, &order).await, ["placed", "paid"]);
    let late = send(&agent, &shop, &customer, asked).await;
    assert_eq!((late.status, late.code()), (409, "not_possible"));
});

on_both_databases!(what_is_taken_back_is_nobodys_to_answer, |app| {
    let Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    } = begun(&app).await;
    is_set(&leader, &shop, "closing", true).await;
    let asked = json!({ "kind": "order_closing", "order": order["id"], "reason": "other" });
    let card = sent(&agent, &shop, &customer, asked.clone()).await;
    let back = at(&shop, &format!("cards/{}/withdrawal", id_of(&card)));
    let warehouse = shop.member(Role::Warehouse).await;
    for who in [&*warehouse, &*customer] {
        assert_eq!(who.post(&back, &json!({})).await.status, 403);
    }
    for _ in 0..2 {
        let told = agent.post(&back, &json!({})).await;
        assert_eq!((told.status, told.text("state")), (200, "over"), "{told:?}");
        assert_eq!(told.body["withdrawn_at"], app.now());
        assert_eq!(told.body["rev"], 2);
    }
    let yes = json!({ "key": new_id(), "act": "accept" });
    let late = answer(&customer, &shop, &card, &yes).await;
    assert_eq!((late.status, late.code()), (409, "over"));
    let theirs = card_now(&customer, &shop, &card).await;
    assert_eq!(theirs["acts"][0]["is_allowed"], false);
    assert_eq!(happened(&app, &shop, &order).await, ["placed"]);
    let waiting = at(&shop, &format!("orders/{}/cards", id_of(&order)));
    assert_eq!(agent.get(&waiting).await.body["cards"], json!([]));

    // Another question may take its place, and of an answer and a taking back at once one counts.
    let path = at(
        &shop,
        &format!("conversations/{}/cards", customer.conversation),
    );
    let next = json!({ "key": new_id(), "card": asked });
    let next = agent.post(&path, &next).await;
    assert_eq!(next.status, 201, "{next:?}");
    let back = at(&shop, &format!("cards/{}/withdrawal", id_of(&next.body)));
    let nothing = json!({});
    let (said, taken) = tokio::join!(
        answer(&customer, &shop, &next.body, &yes),
        agent.post(&back, &nothing),
    );
    let mut statuses = [said.status, taken.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{said:?} {taken:?}");
    let is_closed = seen(&customer, &shop, &order).await["state"] == "TRADE_CLOSED";
    assert_eq!(is_closed, said.status == 200);
});

on_both_databases!(longer_to_confirm_waits_where_it_is_set_to, |app| {
    let Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    } = begun(&app).await;
    pay(&customer, &shop, &order).await;
    let parcel = json!({ "carrier": "顺丰速运", "waybill": WAYBILL });
    let shipped = ask((&agent, &customer), &shop, (&order, "shipment"), parcel).await;
    assert_eq!(shipped.status, 200, "{shipped:?}");
    is_set(&leader, &shop, "extension", true).await;
    let act = (&order, "extension");
    let refused = ask((&agent, &customer), &shop, act, json!({ "days": 3 })).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    // What could not be done anyway is refused for its own reason.
    let wrong = ask((&agent, &customer), &shop, act, json!({ "days": 31 })).await;
    assert_eq!(wrong.code(), "bad_days");
    let asked = json!({ "kind": "receipt_extension", "order": order["id"], "days": 3 });
    let card = sent(&agent, &shop, &customer, asked).await;
    let yes = json!({ "key": new_id(), "act": "confirm" });
    for _ in 0..2 {
        let told = answer(&customer, &shop, &card, &yes).await;
        assert_eq!(told.text("state"), "done");
    }
    let all = ["placed", "paid", "shipped", "extended"];
    assert_eq!(happened(&app, &shop, &order).await, all);
});

on_both_databases!(a_part_leaves_with_the_customers_yes, |app| {
    let Begun {
        shop,
        agent,
        leader,
        customer,
        order,
    } = begun(&app).await;
    let warehouse = shop.member(Role::Warehouse).await;
    pay(&customer, &shop, &order).await;
    is_set(&leader, &shop, "part_shipment", true).await;
    let part = |quantity: i64| {
        let pieces = json!([{ "line": 0, "quantity": quantity }]);
        json!({ "carrier": "顺丰速运", "waybill": WAYBILL, "pieces": pieces })
    };
    let act = (&order, "shipment");
    for who in [&agent, &warehouse] {
        let refused = ask((who, &customer), &shop, act, part(1)).await;
        assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    }
    let asked = |quantity: i64| {
        let mut card = part(quantity);
        card["kind"] = json!("part_shipment");
        card["order"] = order["id"].clone();
        card
    };
    let too_many = send(&agent, &shop, &customer, asked(3)).await;
    assert_eq!((too_many.status, too_many.code()), (409, "not_possible"));
    let card = sent(&agent, &shop, &customer, asked(1)).await;
    assert_eq!(fact(&card, "waybill")["text"], "****0123");
    let theirs = card_now(&customer, &shop, &card).await;
    assert_eq!(fact(&theirs, "waybill")["text"], WAYBILL);
    assert_eq!(theirs["items"][0]["quantity"], 1);
    let no = json!({ "key": new_id(), "act": "decline" });
    assert_eq!(answer(&customer, &shop, &card, &no).await.status, 200);
    assert_eq!(happened(&app, &shop, &order).await, ["placed", "paid"]);

    let card = sent(&agent, &shop, &customer, asked(1)).await;
    let yes = json!({ "key": new_id(), "act": "accept" });
    for _ in 0..2 {
        let told = answer(&customer, &shop, &card, &yes).await;
        assert_eq!(told.text("state"), "done");
    }
    let now = seen(&customer, &shop, &order).await;
    assert_eq!(now["state"], "SELLER_CONSIGNED_PART");
    // The last of it leaves nothing behind: nobody is asked.
    let mut rest = part(1);
    rest["waybill"] = json!("SF1234567890456");
    let rest = ask((&warehouse, &customer), &shop, act, rest).await;
    assert_eq!(rest.status, 200, "{rest:?}");
    let all = ["placed", "paid", "part_shipped", "part_shipped"];
    assert_eq!(happened(&app, &shop, &order).await, all);
    is_sound(&app, &shop).await;
});
