//! Members act on orders, and so does the clock: once each, for a reason, and written down.

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    outbox, trade,
    vocabulary::{SkuId, client_id_for, new_id},
};
use yingke_schema::{
    audit::record, catalogue::sku, members::member::Role, timers::timer, trade::deed,
};

use crate::{
    buying::{people, place, put_up, written},
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, told},
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

fn id_of(order: &Value) -> &str {
    order["id"].as_str().unwrap()
}

/// Asks for an act on the order as it was seen, with a key of its own.
async fn ask(
    who: &Client,
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    mut more: Value,
) -> Answer {
    if more["key"].is_null() {
        more["key"] = json!(new_id());
    }
    more["rev"] = order["rev"].clone();
    let method = match act {
        "price" | "address" => Method::PUT,
        _ => Method::POST,
    };
    let whose = if who.token.as_deref().unwrap().starts_with("yk_d_") {
        "mine/"
    } else {
        ""
    };
    let path = at(shop, &format!("{whose}orders/{}/{act}", id_of(order)));
    told(who.request(method, &path).json(&more)).await
}

/// The same, and it is done; the member's view of the order then.
async fn done(
    (who, agent): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    more: Value,
) -> Value {
    let answer = ask(who, shop, order, act, more).await;
    assert_eq!(answer.status, 200, "{act}: {answer:?}");
    seen(agent, shop, order).await
}

async fn seen(agent: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("orders/{}", id_of(order)));
    let answer = agent.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn price(freight_fen: i64, discount_fen: i64) -> Value {
    json!({ "freight_fen": freight_fen, "discount_fen": discount_fen })
}

/// No freight, and discounts of single lines alone.
fn price_of_lines(lines: &[(usize, i64)]) -> Value {
    let line = |(line, fen): &(usize, i64)| json!({ "line": line, "discount_fen": fen });
    let lines: Vec<_> = lines.iter().map(line).collect();
    json!({ "freight_fen": 0, "lines": lines })
}

fn parcel() -> Value {
    json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" })
}

fn elsewhere() -> Value {
    json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" })
}

fn asked(kind: &str, amount_fen: i64) -> Value {
    json!({ "kind": kind, "amount_fen": amount_fen })
}

fn answer(said: &str) -> Value {
    json!({ "answer": said, "words": "照片里看不出来" })
}

/// What may be done now.
/// What the machine allows; cards and what stands beside the order come behind the note.
fn allowed(order: &Value) -> Vec<&str> {
    let acts = order["acts"].as_array().unwrap();
    let note = acts.iter().position(|act| act["act"] == "note").unwrap();
    let acts = acts[..=note].iter();
    let acts = acts.filter(|act| act["is_allowed"] == true);
    acts.map(|act| act["act"].as_str().unwrap()).collect()
}

fn reason<'a>(order: &'a Value, name: &str) -> &'a str {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == name).unwrap();
    act["reason"].as_str().unwrap_or_default()
}

/// An order of one piece, as the agent sees it.
async fn placed(
    app: &TestApp,
    shop: &TestShop<'_>,
    agent: &Client,
    customer: &Client,
) -> (Value, SkuId) {
    let sku = put_up(app, shop, &[5]).await[0];
    let order = place(customer, shop, &[(sku, 1)]).await;
    (seen(agent, shop, &order).await, sku)
}

/// Nothing that is kept of any order contradicts its history.
async fn is_sound(app: &TestApp, shop: &TestShop<'_>) {
    let (_, wrong) = trade::check(&app.app.store().shop(shop.id)).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
}

async fn set_rules(leader: &Client, shop: &TestShop<'_>, change: impl Fn(&mut Value)) {
    let path = at(shop, "trade-rules");
    let mut now = leader.get(&path).await.body;
    change(&mut now["rules"]);
    let kept = leader.put(&path, &now).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

on_both_databases!(an_order_goes_through_the_hands_of_the_shop, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let warehouse = shop.member(Role::Warehouse).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let by = |who| (who, &agent.client);
    assert_eq!(
        (&order["rev"], &order["pay_by"], &order["confirm_by"]),
        (&json!(1), &json!(app.now() + DAY_MS), &Value::Null)
    );
    assert_eq!(
        allowed(&order),
        ["change_price", "change_address", "close", "note"]
    );
    assert_eq!(reason(&order, "ship"), "wrong_state");
    let agents = by(&agent.client);
    let order = done(agents, &shop, &order, "price", price(0, 200)).await;
    let total_fen = PRICE_FEN - 200;
    assert_eq!(
        (&order["rev"], &order["total_fen"]),
        (&json!(2), &json!(total_fen))
    );
    let order = done(by(&customer.client), &shop, &order, "payment", json!({})).await;
    assert_eq!(
        (&order["paid_fen"], &order["pay_by"]),
        (&json!(total_fen), &Value::Null)
    );
    let refused = ask(&agent, &shop, &order, "address", elsewhere()).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let order = done(by(&customer.client), &shop, &order, "address", elsewhere()).await;
    assert_eq!(
        (&order["receiver_masked"], &order["rev"]),
        (&json!("周**"), &json!(4))
    );
    let hands = by(&warehouse.client);
    let order = done(hands, &shop, &order, "shipment", parcel()).await;
    assert_eq!(
        (&order["state"], &order["carrier"]),
        (&json!("WAIT_BUYER_CONFIRM_GOODS"), &json!("顺丰速运"))
    );
    assert_eq!(order["confirm_by"], app.now() + 10 * DAY_MS);
    let order = done(agents, &shop, &order, "extension", json!({ "days": 3 })).await;
    assert_eq!(
        (&order["extended_days"], &order["confirm_by"]),
        (&json!(3), &json!(app.now() + 13 * DAY_MS))
    );
    let order = done(
        by(&customer.client),
        &shop,
        &order,
        "confirmation",
        json!({}),
    )
    .await;
    assert_eq!(
        (&order["state"], &order["confirm_by"]),
        (&json!("TRADE_FINISHED"), &Value::Null)
    );
    let once = [
        "placed",
        "price_changed",
        "paid",
        "address_changed",
        "shipped",
        "extended",
        "confirmed",
    ];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>().all().await.unwrap();
    let audited: String = rows.into_iter().map(|row| row.detail).collect();
    for personal in ["周禾", "13900139000", "徐汇", "SF1234567890123"] {
        assert!(!audited.contains(personal), "{personal}: {audited}");
    }
});

on_both_databases!(what_cannot_be_done_says_why_and_changes_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (unpaid, _) = placed(&app, &shop, &agent, &customer).await;
    let days = |days: i64| json!({ "days": days });
    let short = json!({ "carrier": "顺丰速运", "waybill": "SF1" });
    let refused = [
        ("shipment", parcel(), 409, "wrong_state"),
        ("shipment", short, 422, "bad_waybill"),
        ("extension", days(3), 409, "wrong_state"),
        ("price", price(0, -PRICE_FEN), 409, "bad_price"),
        ("price", price(-1, 0), 422, "bad_freight"),
        ("price", price(0, i64::MIN), 422, "bad_discount"),
        ("refunds/0", answer("pay"), 409, "wrong_state"),
        ("refunds/7", answer("refuse"), 409, "no_such_line"),
    ];
    for (act, more, status, code) in refused {
        let refused = ask(&agent, &shop, &unpaid, act, more).await;
        assert_eq!((refused.status, refused.code()), (status, code), "{act}");
    }
    let mut far = elsewhere();
    far["phone"] = json!("110");
    let refused = ask(&agent, &shop, &unpaid, "address", far).await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_phone", "phone")
    );
    assert_eq!(seen(&agent, &shop, &unpaid).await, unpaid);

    let both = (&customer.client, &agent.client);
    let paid = done(both, &shop, &unpaid, "payment", json!({})).await;
    for act in ["closing", "price", "extension"] {
        let more = match act {
            "price" => price(0, 0),
            "extension" => days(3),
            _ => json!({ "reason": "other" }),
        };
        let refused = ask(&agent, &shop, &paid, act, more).await;
        assert_eq!(refused.code(), "wrong_state", "{act}");
    }
    let wish = asked("money_only", PRICE_FEN);
    let stopped = done(both, &shop, &paid, "refunds/0", wish).await;
    assert_eq!(reason(&stopped, "ship"), "refund_open");
    let refused = ask(&agent, &shop, &stopped, "shipment", parcel()).await;
    assert_eq!((refused.status, refused.code()), (409, "refund_open"));

    let agents = (&agent.client, &agent.client);
    let goes_on = done(agents, &shop, &stopped, "refunds/0", answer("refuse")).await;
    let sent = done(agents, &shop, &goes_on, "shipment", parcel()).await;
    let refused = ask(&agent, &shop, &sent, "address", elsewhere()).await;
    assert_eq!(refused.code(), "wrong_state");
    let refused = ask(&agent, &shop, &sent, "extension", days(31)).await;
    assert_eq!((refused.status, refused.code()), (409, "bad_days"));
    let mut sent = sent;
    for _ in 0..3 {
        sent = done(agents, &shop, &sent, "extension", days(1)).await;
    }
    let refused = ask(&agent, &shop, &sent, "extension", days(1)).await;
    assert_eq!(refused.code(), "extended_enough");
    assert_eq!(reason(&sent, "extend"), "extended_enough");
    is_sound(&app, &shop).await;
});

on_both_databases!(refunds_are_answered_as_the_machine_has_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    let wish = asked("goods_back", 9_900);
    let order = done(theirs, &shop, &order, "refunds/0", wish).await;
    let line = &order["lines"][0];
    assert_eq!(
        (&line["refund_kind"], &line["asked_fen"], &line["is_back"]),
        (&json!("goods_back"), &json!(9_900), &json!(false))
    );
    let possible = [
        "extend",
        "agree:0",
        "refuse:0",
        "propose:0",
        "take_freight:0",
        "give_evidence:0",
        "note",
    ];
    assert_eq!(allowed(&order), possible);
    for said in ["pay", "received"] {
        let early = ask(&agent, &shop, &order, "refunds/0", answer(said)).await;
        assert_eq!(early.code(), "wrong_refund_state", "{said}");
    }
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let early = ask(&agent, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(early.code(), "wrong_refund_state");
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    assert_eq!(order["lines"][0]["is_back"], true);
    let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(
        (&order["refunded_fen"], &order["lines"][0]["refund_state"]),
        (&json!(9_900), &json!("SUCCESS"))
    );

    // Who agrees to give only money back gives it.
    let order = done(
        ours,
        &shop,
        &other_sent(&app, &shop, &agent, &customer).await,
        "extension",
        json!({ "days": 1 }),
    )
    .await;
    let order = done(theirs, &shop, &order, "refunds/0", asked("money_only", 500)).await;
    // Nothing comes back that somebody pays the freight of.
    let possible = [
        "extend",
        "refuse:0",
        "pay:0",
        "propose:0",
        "give_evidence:0",
        "note",
    ];
    assert_eq!(allowed(&order), possible);
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(order["refunded_fen"], 500);
    is_sound(&app, &shop).await;
});

/// One more order, of the same goods, on its way.
async fn other_sent(
    app: &TestApp,
    shop: &TestShop<'_>,
    agent: &TestMember,
    customer: &TestCustomer,
) -> Value {
    let db = app.app.store().shop(shop.id);
    let sku = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    let order = place(customer, shop, &[(sku.id, 1)]).await;
    let order = done(
        (&customer.client, &agent.client),
        shop,
        &order,
        "payment",
        json!({}),
    )
    .await;
    done(
        (&agent.client, &agent.client),
        shop,
        &order,
        "shipment",
        parcel(),
    )
    .await
}

on_both_databases!(a_command_that_comes_again_is_done_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let mut body = price(0, 800);
    body["key"] = json!(new_id());
    let answers = join_all((0..4).map(|_| ask(&agent, &shop, &order, "price", body.clone()))).await;
    for answer in &answers {
        assert_eq!(answer.status, 200, "{answers:#?}");
        assert_eq!(
            (&answer.body["rev"], &answer.body["discount_fen"]),
            (&json!(2), &json!(800))
        );
    }
    let again = ask(&agent, &shop, &order, "price", body.clone()).await;
    assert_eq!((again.status, &again.body["rev"]), (200, &json!(2)));
    let once = ["placed", "price_changed"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    // With something else in it the key is refused, for the same act, another act, and another order.
    let mut other = price(0, 900);
    other["key"] = body["key"].clone();
    let refused = ask(&agent, &shop, &order, "price", other).await;
    assert_eq!((refused.status, refused.code()), (409, "key_reused"));
    let closing = json!({ "key": body["key"], "reason": "other" });
    let refused = ask(&agent, &shop, &order, "closing", closing).await;
    assert_eq!(refused.code(), "key_reused");
    let sent = other_sent(&app, &shop, &agent, &customer).await;
    assert_eq!(
        ask(&agent, &shop, &sent, "price", body).await.code(),
        "key_reused"
    );
    let db = app.app.store().shop(shop.id);
    // Placed, repriced; placed, paid, shipped.
    assert_eq!(db.rows::<deed::Entity>().count().await.unwrap(), 5);
    assert_eq!(seen(&agent, &shop, &order).await["discount_fen"], 800);
});

on_both_databases!(keys_are_forgotten_when_nobody_tries_again, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    placed(&app, &shop, &agent, &customer).await;
    let kept = async || {
        trade::forget_keys(app.app.store(), app.now())
            .await
            .unwrap();
        let db = app.app.store().shop(shop.id);
        db.rows::<deed::Entity>().count().await.unwrap()
    };
    app.advance(30 * DAY_MS);
    assert_eq!(kept().await, 1);
    app.advance(1);
    assert_eq!(kept().await, 0);
});

on_both_databases!(of_two_at_once_one_looks_again, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let colleague = shop.member(Role::Supervisor).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let (one, other, third) = tokio::join!(
        ask(&agent, &shop, &order, "price", price(0, 100)),
        ask(
            &colleague,
            &shop,
            &order,
            "closing",
            json!({ "reason": "other" })
        ),
        ask(&customer, &shop, &order, "payment", json!({})),
    );
    let (mut ok, mut late) = (0, 0);
    for answer in [&one, &other, &third] {
        if answer.status == 200 {
            ok += 1;
        } else {
            assert_eq!((answer.status, answer.code()), (409, "changed_meanwhile"));
            late += 1;
        }
    }
    assert_eq!((ok, late), (1, 2), "{one:?} {other:?} {third:?}");
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (2, 2));
    assert_eq!(seen(&agent, &shop, &order).await["rev"], 2);
    is_sound(&app, &shop).await;
});

on_both_databases!(an_agent_discounts_within_the_shops_limit, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let most = PRICE_FEN / 10;
    let refused = ask(&agent, &shop, &order, "price", price(0, most + 1)).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    assert!(
        refused.text("title").contains(&most.to_string()),
        "{refused:?}"
    );
    let ours = (&agent.client, &agent.client);
    let first = order;
    let order = done(ours, &shop, &first, "price", price(0, most)).await;
    // Whoever is behind hears that first; nobody gets past the limit by naming what is still to come.
    let mut ahead = order.clone();
    ahead["rev"] = json!(order["rev"].as_i64().unwrap() + 1);
    for (seen, status, code) in [
        (&first, 409, "changed_meanwhile"),
        (&ahead, 403, "above_your_limit"),
    ] {
        let refused = ask(&agent, &shop, seen, "price", price(0, most + 1)).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    set_rules(&leader, &shop, |rules| rules["most_discount_bp"] = json!(0)).await;
    let refused = ask(&agent, &shop, &order, "price", price(0, 1)).await;
    assert_eq!(refused.code(), "above_your_limit");
    // Dearer is no discount, and the customer's to agree to.
    let refused = ask(&agent, &shop, &order, "price", price(0, -100)).await;
    assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
    let still = seen(&agent, &shop, &order).await;
    assert_eq!(
        (&still["total_fen"], &still["rev"]),
        (&json!(PRICE_FEN - most), &order["rev"])
    );
    let theirs = (&leader.client, &agent.client);
    let order = done(theirs, &shop, &order, "price", price(0, PRICE_FEN - 1)).await;
    assert_eq!(order["total_fen"], 1);
});

on_both_databases!(freight_that_is_waived_is_a_discount, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    // As with a delivery template and paid services.
    app.tamper(
        r#"UPDATE order_event SET detail = '{"freight_fen":1000,"discount_fen":0}' WHERE kind = 'placed'"#,
    )
    .await;
    app.tamper("UPDATE trade_order SET freight_fen = 1000, total_fen = total_fen + 1000")
        .await;
    let most = PRICE_FEN / 10;
    let left = most - 1_000;
    let refused = ask(&agent, &shop, &order, "price", price(0, left + 1)).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let ours = (&agent.client, &agent.client);
    let order = done(ours, &shop, &order, "price", price(0, left)).await;
    assert_eq!(order["total_fen"], PRICE_FEN - left);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_price_names_lines_and_every_sum_follows, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let order = seen(&agent, &shop, &order).await;
    let most = 3 * PRICE_FEN / 10;
    // What is added to one line makes up for nothing that is taken off another.
    let hidden = price_of_lines(&[(0, most + 1), (1, -most - 1)]);
    let refused = ask(&agent, &shop, &order, "price", hidden).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    for (price, status, code) in [
        (price_of_lines(&[(0, PRICE_FEN + 1)]), 409, "bad_price"),
        (price_of_lines(&[(7, 1)]), 409, "no_such_line"),
        (price_of_lines(&[(0, -100)]), 409, "needs_customer"),
        (price_of_lines(&[(0, 1), (0, 1)]), 422, "bad_line_discount"),
        (price_of_lines(&[]), 422, "bad_discount"),
    ] {
        let refused = ask(&leader, &shop, &order, "price", price).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    let named = [(0, 2_000), (1, -500)];
    let mut new = price_of_lines(&named);
    new["key"] = json!(new_id());
    let ours = (&agent.client, &agent.client);
    let before = order;
    let order = done(ours, &shop, &before, "price", new.clone()).await;
    let again = ask(&agent, &shop, &before, "price", new).await;
    assert_eq!((again.status, &again.body["rev"]), (200, &json!(2)));
    let total_fen = 3 * PRICE_FEN - 1_500;
    assert_eq!(
        (&order["discount_fen"], &order["total_fen"]),
        (&json!(1_500), &json!(total_fen))
    );
    let of_lines =
        |order: &Value, name: &str| [0_usize, 1].map(|no| order["lines"][no][name].clone());
    let wanted = [json!(2_000), json!(-500)];
    assert_eq!(of_lines(&order, "discount_fen"), wanted);
    assert_eq!(
        order["events"][1]["price"],
        json!({ "freight_fen": 0, "discount_fen": 1_500, "lines": price_of_lines(&named)["lines"] })
    );
    let paid = done(
        (&customer.client, &agent.client),
        &shop,
        &order,
        "payment",
        json!({}),
    )
    .await;
    assert_eq!(paid["paid_fen"], total_fen);
    let path = at(&shop, &format!("mine/orders/{}", id_of(&order)));
    let mine = customer.get(&path).await.body;
    assert_eq!(of_lines(&mine, "discount_fen"), wanted);
    assert_eq!(
        of_lines(&mine, "most_refundable_fen"),
        [json!(PRICE_FEN - 2_000), json!(2 * PRICE_FEN + 500)]
    );
    is_sound(&app, &shop).await;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("price_changed"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 1);
    let detail: Value = serde_json::from_str(&rows[0].detail).unwrap();
    assert_eq!(detail["event"]["lines"], price_of_lines(&named)["lines"]);
});

on_both_databases!(
    a_price_of_the_whole_ends_what_lines_had_of_their_own,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Owner).await;
        let skus = put_up(&app, &shop, &[5, 5]).await;
        let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
        let order = seen(&agent, &shop, &order).await;
        let theirs = (&leader.client, &agent.client);
        let mut beside = price_of_lines(&[(0, 900)]);
        beside["discount_fen"] = json!(3_900);
        let order = done(theirs, &shop, &order, "price", beside).await;
        // 12000 and 25800 are left of the lines: the other 3000 fall on them.
        let discounts =
            |order: &Value| [0_usize, 1].map(|no| order["lines"][no]["discount_fen"].clone());
        assert_eq!(discounts(&order), [json!(900 + 952), json!(2_048)]);
        let order = done(theirs, &shop, &order, "price", price(0, 3_900)).await;
        assert_eq!(discounts(&order), [json!(1_300), json!(2_600)]);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(an_order_that_is_not_paid_in_time_closes_itself, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    set_rules(&leader, &shop, |rules| rules["pay_within_min"] = json!(30)).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    assert_eq!(order["pay_by"], app.now() + 30 * MINUTE_MS);
    let paid = other_sent(&app, &shop, &agent, &customer).await;
    app.advance(30 * MINUTE_MS - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    app.advance(1);
    app.fire().await;
    desk.hear(|frame| frame["type"] == "news" && frame["of"] == "trade")
        .await;
    let closed = seen(&agent, &shop, &order).await;
    assert_eq!(
        (&closed["state"], &closed["rev"], &closed["pay_by"]),
        (&json!("TRADE_CLOSED"), &json!(2), &Value::Null)
    );
    let last = closed["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("closed"), &json!("system"))
    );
    assert_eq!(seen(&agent, &shop, &paid).await, paid, "it was paid");
    app.advance(DAY_MS);
    app.fire().await;
    let once = ["placed", "closed"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_receipt_confirms_itself_but_not_while_a_refund_is_open,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Owner).await;
        set_rules(&leader, &shop, |rules| {
            rules["confirm_after_days"] = json!(2);
            // The case itself is not to fall meanwhile.
            rules["after_sale"]["agree_within_h"] = json!(720);
        })
        .await;
        let (first, _) = placed(&app, &shop, &agent, &customer).await;
        let (theirs, ours) = (
            (&customer.client, &agent.client),
            (&agent.client, &agent.client),
        );
        let shipped_at = app.now();
        let order = done(theirs, &shop, &first, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        assert_eq!(order["confirm_by"], shipped_at + 2 * DAY_MS);
        app.advance(DAY_MS);
        let order = done(theirs, &shop, &order, "refunds/0", asked("money_only", 500)).await;
        assert_eq!(order["confirm_by"], Value::Null);
        app.advance(2 * DAY_MS);
        app.fire().await;
        assert_eq!(seen(&agent, &shop, &order).await, order, "it waits");
        let db = app.app.store().shop(shop.id);
        let timers = db.rows::<timer::Entity>();
        let timers = timers.with(timer::Column::Kind.eq("order_confirm"));
        assert_eq!(timers.count().await.unwrap(), 0);
        let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
        assert_eq!(order["confirm_by"], shipped_at + 4 * DAY_MS);
        let order = done(ours, &shop, &order, "extension", json!({ "days": 1 })).await;
        assert_eq!(order["confirm_by"], shipped_at + 5 * DAY_MS);
        app.advance(2 * DAY_MS - 1);
        app.fire().await;
        assert_eq!(seen(&agent, &shop, &order).await, order);
        app.advance(1);
        app.fire().await;
        let finished = seen(&agent, &shop, &order).await;
        assert_eq!(finished["state"], "TRADE_FINISHED");
        let (audited, told) = written(&app, &shop, &order).await;
        assert_eq!(audited, told);
        assert_eq!(
            audited
                .iter()
                .filter(|action| *action == "confirmed")
                .count(),
            1
        );
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_shorter_time_to_pay_is_for_later_orders, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let (order, sku) = placed(&app, &shop, &agent, &customer).await;
    let pay_by = app.now() + DAY_MS;
    set_rules(&leader, &shop, |rules| rules["pay_within_min"] = json!(5)).await;
    let later = place(&customer, &shop, &[(sku, 1)]).await;
    assert_eq!(later["pay_by"], app.now() + 5 * MINUTE_MS);
    app.advance(60 * MINUTE_MS);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &later).await["state"], "TRADE_CLOSED");
    let ours = (&*agent, &*agent);
    assert_eq!(seen(&agent, &shop, &order).await["pay_by"], pay_by);
    let order = done(ours, &shop, &order, "price", price(0, 100)).await;
    assert_eq!(order["pay_by"], pay_by);
    app.advance(pay_by - app.now() - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    app.advance(1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["state"], "TRADE_CLOSED");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_price_that_is_changed_late_leaves_time_to_pay_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let ours = (&*agent, &*agent);
    app.advance(DAY_MS - MINUTE_MS);
    let order = done(ours, &shop, &order, "price", price(0, 100)).await;
    assert_eq!(order["pay_by"], app.now() + 30 * MINUTE_MS);
    // It is over, and no clock has looked yet.
    app.advance(30 * MINUTE_MS);
    let order = done(ours, &shop, &order, "price", price(0, 200)).await;
    assert_eq!(order["pay_by"], app.now() + 30 * MINUTE_MS);
    app.fire().await;
    app.advance(30 * MINUTE_MS - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    app.advance(1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["state"], "TRADE_CLOSED");
    is_sound(&app, &shop).await;
});

on_both_databases!(longer_to_confirm_adds_to_what_was_promised, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    set_rules(&leader, &shop, |rules| {
        rules["confirm_after_days"] = json!(4);
    })
    .await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let ours = (&*agent, &*agent);
    let order = done((&customer, &agent), &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    let shipped_at = app.now();
    set_rules(&leader, &shop, |rules| {
        rules["confirm_after_days"] = json!(1);
    })
    .await;
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(order["confirm_by"], shipped_at + 4 * DAY_MS);
    let order = done(ours, &shop, &order, "extension", json!({ "days": 1 })).await;
    assert_eq!(order["confirm_by"], shipped_at + 5 * DAY_MS);
    app.advance(3 * DAY_MS - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    app.advance(1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["state"], "TRADE_FINISHED");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_timer_that_comes_again_closes_nothing_twice, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, sku) = placed(&app, &shop, &agent, &customer).await;
    app.advance(DAY_MS);
    let effects = app.app.effects();
    let closes = effects
        .iter()
        .find(|effect| effect.kind() == "order_unpaid");
    let closes = closes.expect("it is handed to the timers");
    let key = format!("order_unpaid:{}", id_of(&order));
    let payload = order["id"].to_string();
    // A node may die between the effect and the end of its row.
    let fired = join_all((0..3).map(|_| closes.fire(shop.id, &key, &payload))).await;
    assert!(fired.iter().all(Result::is_ok), "{fired:?}");
    closes.fire(shop.id, &key, &payload).await.unwrap();
    let once = ["placed", "closed"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    assert_eq!(rows.one().await.unwrap().unwrap().reserved, 0);
});

on_both_databases!(the_shop_is_told_what_waits_for_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let trainee = shop.member(Role::Trainee).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    ask(&customer, &shop, &order, "payment", json!({})).await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let notices = at(&shop, "notices");
    let told = agent.get(&notices).await;
    let told = &told.body["notices"];
    assert_eq!(told[0]["zh"]["title"], "新订单待发货", "{told}");
    assert_eq!(
        told[0]["link"],
        json!({ "kind": "order", "order": order["id"] })
    );
    let not_told = trainee.get(&notices).await;
    assert_eq!(not_told.body["notices"], json!([]));
});

on_both_databases!(nobody_can_use_up_the_clocks_turn, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let guessed = client_id_for(&format!("order_unpaid:{}", id_of(&order)));
    let elsewhere = json!({
        "key": guessed, "receiver": "林夏", "phone": "13800138000", "address": "浙江省杭州市西湖区文三路 2 号",
    });
    let moved = ask(&customer, &shop, &order, "address", elsewhere).await;
    assert_eq!(moved.status, 200, "{moved:?}");
    app.advance(DAY_MS);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["state"], "TRADE_CLOSED");
});

on_both_databases!(before_shipping_there_is_nothing_to_send_back, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let order = done((&customer, &agent), &shop, &order, "payment", json!({})).await;
    let wish = |kind| json!({ "kind": kind, "amount_fen": PRICE_FEN });
    let back = ask(&customer, &shop, &order, "refunds/0", wish("goods_back")).await;
    assert_eq!((back.status, back.code()), (409, "wrong_state"));
    let money = ask(&customer, &shop, &order, "refunds/0", wish("money_only")).await;
    assert_eq!(money.status, 200, "{money:?}");
});
