//! What one member gives back of an order alone, what a second one agrees to, and who sets that.

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::{audit::record, members::member::Role};

use crate::{
    after_sale::{answer, ask, at, done, is_sound, parcel, seen, wish},
    buying::{people, place, put_up},
    cards::send,
    harness::{Answer, Client, TestShop},
};

const HOUR_MS: i64 = 60 * 60_000;
/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;

/// An order that is on its way.
pub async fn sent(
    shop: &TestShop<'_>,
    lines: &[(SkuId, i64)],
    (agent, customer): (&Client, &Client),
) -> Value {
    let order = place(customer, shop, lines).await;
    let order = done((customer, agent), shop, &order, "payment", json!({})).await;
    done((agent, agent), shop, &order, "shipment", parcel()).await
}

async fn tried(who: &Client, shop: &TestShop<'_>, order: &Value, act: &str, more: Value) -> Answer {
    let now = seen(who, shop, order).await;
    ask(who, shop, (&now, Method::POST, act), more).await
}

pub fn is_above(refused: &Answer) {
    assert_eq!(
        (refused.status, refused.code()),
        (403, "above_refund_limit"),
        "{refused:?}"
    );
}

fn asked(amount_fen: i64, way: &str) -> Value {
    json!({ "line": 0, "amount_fen": amount_fen, "way": way, "words": "已核实，整单破损" })
}

pub async fn answered(who: &Client, shop: &TestShop<'_>, order: &Value, no: &Value) -> Answer {
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("orders/{id}/requests/{no}/answer"));
    who.post(&path, &json!({ "key": new_id(), "approve": true }))
        .await
}

pub async fn set(who: &Client, shop: &TestShop<'_>, field: &str, fen: i64) -> Answer {
    let path = at(shop, "trade-rules");
    let mut rules = who.get(&path).await.body;
    rules["rules"][field] = json!(fen);
    who.put(&path, &rules).await
}

on_both_databases!(above_an_agent_s_limit_somebody_else_agrees, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let whole = 5 * PRICE_FEN;
    let theirs = (&customer.client, &agent.client);
    let order = done(
        theirs,
        &shop,
        &order,
        "refunds/0",
        wish("money_only", whole),
    )
    .await;
    let refused = tried(&agent, &shop, &order, "refunds/0", answer("agree")).await;
    is_above(&refused);
    assert!(refused.text("title").contains("50000"), "{refused:?}");
    let other = asked(whole - 1, "pay");
    let other = tried(&agent, &shop, &order, "refund-requests", other).await;
    assert_eq!((other.status, other.code()), (409, "bad_amount"));
    let wish = asked(whole, "pay");
    let made = tried(&agent, &shop, &order, "refund-requests", wish).await;
    assert_eq!(
        (&made.body["kind"], &made.body["is_possible"]),
        (&json!("refund"), &json!(true)),
        "{made:?}"
    );
    let own = answered(&agent, &shop, &order, &made.body["no"]).await;
    assert_eq!(own.status, 403, "{own:?}");
    assert_eq!(seen(&agent, &shop, &order).await["refunded_fen"], 0);
    let approved = answered(&leader, &shop, &order, &made.body["no"]).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], whole);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_yes_to_all_is_judged_by_the_sum, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let lines = [(skus[0], 3), (skus[1], 3)];
    let order = sent(&shop, &lines, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let all = json!({ "kind": "goods_back", "reason": "damage" });
    let order = done(theirs, &shop, &order, "refunds", all).await;
    assert_eq!(order["waiting_fen"], 6 * PRICE_FEN);
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == "agree_all").unwrap();
    assert_eq!(act["is_allowed"], true, "{act}");
    let refused = tried(&agent, &shop, &order, "agreement", json!({})).await;
    is_above(&refused);
    assert_eq!(refused.text("field"), "lines.1");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["rev"], order["rev"], "not even the first");
    let id = order["id"].as_str().unwrap();
    let path = at(&shop, &format!("orders/{id}/agreement"));
    let yes = json!({ "key": new_id(), "rev": order["rev"] });
    for _ in 0..2 {
        let agreed = leader.post(&path, &yes).await;
        assert_eq!(agreed.status, 200, "{agreed:?}");
        for line in agreed.body["lines"].as_array().unwrap() {
            assert_eq!(line["refund_state"], "WAIT_BUYER_RETURN_GOODS");
        }
    }
    let nothing = tried(&leader, &shop, &order, "agreement", json!({})).await;
    assert_eq!(
        (nothing.code(), nothing.text("field")),
        ("wrong_refund_state", "lines.0")
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(parts_of_a_large_sum_are_no_small_ones, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, &[(skus[0], 3), (skus[1], 3)], (&agent, &customer)).await;
    let half = 3 * PRICE_FEN;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    for line in ["refunds/0", "refunds/1"] {
        done(theirs, &shop, &order, line, wish("goods_back", half)).await;
    }
    done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    is_above(&tried(&agent, &shop, &order, "refunds/1", answer("agree")).await);
    let offer = |fen: i64| json!({ "answer": "propose", "kind": "money_only", "amount_fen": fen });
    let more = offer(50_000 - half + 1);
    is_above(&tried(&agent, &shop, &order, "refunds/1", more).await);
    // What the clock agrees to is the law's, and who carries it out decides nothing.
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["lines"][1]["case"]["state"], "WAIT_BUYER_RETURN_GOODS");
    for line in ["refunds/0", "refunds/1"] {
        done(theirs, &shop, &order, &format!("{line}/parcel"), parcel()).await;
        done(ours, &shop, &order, line, answer("received")).await;
        done(ours, &shop, &order, line, answer("pay")).await;
    }
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 2 * half);
    is_sound(&app, &shop).await;
});

on_both_databases!(
    an_offer_within_the_limit_is_made_and_above_it_asked,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Supervisor).await;
        let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
        let whole = 5 * PRICE_FEN;
        let theirs = (&customer.client, &agent.client);
        done(
            theirs,
            &shop,
            &order,
            "refunds/0",
            wish("goods_back", whole),
        )
        .await;
        let small = asked(50_000, "offer_money");
        let small = tried(&agent, &shop, &order, "refund-requests", small).await;
        assert_eq!((small.status, small.code()), (409, "not_needed"));
        let mut silent = asked(whole, "agree");
        silent["said"] = json!("谁也读不到");
        let silent = tried(&agent, &shop, &order, "refund-requests", silent).await;
        assert_eq!((silent.status, silent.code()), (422, "bad_words"));
        let mut wish = asked(60_000, "offer_money");
        wish["said"] = json!(" 不用寄回 13800138000 ");
        let made = tried(&agent, &shop, &order, "refund-requests", wish).await;
        assert!(made.text("said").starts_with("不用寄回"), "{made:?}");
        assert!(!made.text("said").contains("13800138000"), "{made:?}");
        let approved = answered(&leader, &shop, &order, &made.body["no"]).await;
        assert_eq!(approved.text("state"), "approved", "{approved:?}");
        let now = seen(&agent, &shop, &order).await;
        let steps = now["lines"][0]["case"]["steps"].as_array().unwrap();
        let offered = steps.last().unwrap();
        assert_eq!(offered["kind"], "proposal_made", "{offered}");
        assert_eq!(offered["words"], made.body["said"]);
        let db = app.app.store().shop(shop.id);
        let audited = db.rows::<record::Entity>().all().await.unwrap();
        let tells = |row: &record::Model| row.detail.contains("不用寄回");
        assert!(!audited.iter().any(tells), "words stay with the request");
        let yes = json!({ "accept": true });
        let now = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
        assert_eq!(now["refunded_fen"], 60_000);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(what_was_asked_about_another_wish_is_over, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let whole = 5 * PRICE_FEN;
    done(
        theirs,
        &shop,
        &order,
        "refunds/0",
        wish("goods_back", whole),
    )
    .await;
    let made = asked(whole, "agree");
    let made = tried(&agent, &shop, &order, "refund-requests", made).await;
    assert_eq!(made.status, 200, "{made:?}");
    let path = at(
        &shop,
        &format!("orders/{}/requests", order["id"].as_str().unwrap()),
    );
    let is_possible = async || agent.get(&path).await.body["requests"][0]["is_possible"].clone();
    // More about the same wish leaves it as it was.
    let more = json!({ "words": "还有一处破损" });
    done(theirs, &shop, &order, "refunds/0/evidence", more).await;
    assert_eq!(is_possible().await, true);
    // Another one is another one, also of the same amount and within the same millisecond.
    let now = seen(&agent, &shop, &order).await;
    let changed = (&now, Method::PUT, "refunds/0");
    let mut other = wish("goods_back", whole);
    other["reason"] = json!("quality");
    let changed = ask(&customer, &shop, changed, other).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    assert_eq!(is_possible().await, false);
    let over = answered(&leader, &shop, &order, &made.body["no"]).await;
    assert_eq!(over.text("state"), "over", "{over:?}");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["lines"][0]["case"]["state"], "WAIT_SELLER_AGREE");
});

on_both_databases!(nobody_sets_a_limit_that_binds_themselves, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let (leader, owner) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Owner).await,
    );
    for (field, fen) in [
        ("most_supervisor_refund_fen", 600_000),
        ("most_compensation_fen", 100_000),
    ] {
        let refused = set(&leader, &shop, field, fen).await;
        assert_eq!((refused.status, refused.code()), (403, "owner_sets_it"));
    }
    let own = set(&owner, &shop, "most_supervisor_refund_fen", 60_000).await;
    assert_eq!(own.status, 200, "{own:?}");
    let above = set(&leader, &shop, "most_refund_fen", 60_001).await;
    assert_eq!((above.status, above.code()), (422, "bad_supervisor_refund"));
    let upto = set(&leader, &shop, "most_refund_fen", 60_000).await;
    assert_eq!(upto.status, 200, "{upto:?}");
    let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let whole = 5 * PRICE_FEN;
    let theirs = (&customer.client, &agent.client);
    done(
        theirs,
        &shop,
        &order,
        "refunds/0",
        wish("money_only", whole),
    )
    .await;
    is_above(&tried(&leader, &shop, &order, "refunds/0", answer("agree")).await);
    let made = tried(
        &agent,
        &shop,
        &order,
        "refund-requests",
        asked(whole, "pay"),
    )
    .await;
    is_above(&answered(&leader, &shop, &order, &made.body["no"]).await);
    let approved = answered(&owner, &shop, &order, &made.body["no"]).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
});

on_both_databases!(
    a_console_of_before_the_limits_leaves_them_as_they_are,
    |app| {
        let shop = app.shop("songxi").await;
        let (leader, owner) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let path = at(&shop, "trade-rules");
        for (field, fen) in [
            ("most_supervisor_refund_fen", 600_000),
            ("most_refund_fen", 70_000),
        ] {
            let set = set(&owner, &shop, field, fen).await;
            assert_eq!(set.status, 200, "{set:?}");
        }
        for who in [&owner, &leader] {
            let before = who.get(&path).await.body;
            let mut old = before.clone();
            let rules = old["rules"].as_object_mut().unwrap();
            rules.remove("most_refund_fen");
            rules.remove("most_supervisor_refund_fen");
            let kept = who.put(&path, &old).await;
            assert_eq!((kept.status, &kept.body["rules"]), (200, &before["rules"]));
        }
        let mut lacking = owner.get(&path).await.body;
        let rules = lacking["rules"].as_object_mut().unwrap();
        rules.remove("pay_within_min");
        let refused = owner.put(&path, &lacking).await;
        assert_eq!((refused.status, refused.code()), (400, "bad_request"));
    }
);

on_both_databases!(several_cards_are_no_way_around_the_limit, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let lower = set(&leader, &shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    let order = sent(&shop, &[(skus[0], 1), (skus[1], 1)], (&agent, &customer)).await;
    let offer = |line: i64, fen: i64| {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": line,
            "opens": { "kind": "money_only", "amount_fen": fen, "reason": "damage" },
        })
    };
    is_above(&send(&agent, &shop, &customer, offer(0, 5_001)).await);
    let mut answers = Vec::new();
    for line in [0, 1] {
        let card = send(&agent, &shop, &customer, offer(line, 3_000)).await;
        assert_eq!(card.status, 201, "{card:?}");
        let path = format!("mine/cards/{}/answer", card.text("id"));
        let yes = json!({ "key": new_id(), "act": "accept" });
        answers.push((at(&shop, &path), yes));
    }
    let first = customer.client.post(&answers[0].0, &answers[0].1).await;
    assert_eq!(first.status, 200, "{first:?}");
    let second = customer.client.post(&answers[1].0, &answers[1].1).await;
    assert_eq!((second.status, second.code()), (409, "changed_meanwhile"));
    // After what went back already no number is too large to be refused.
    is_above(&send(&agent, &shop, &customer, offer(0, i64::MAX)).await);
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 3_000);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_lower_limit_takes_no_card_back, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    app.tamper("UPDATE sku SET price_fen = 12000 WHERE code = 'T1-1'")
        .await;
    let order = sent(&shop, &[(skus[0], 1)], (&agent, &customer)).await;
    let offer = json!({
        "kind": "after_sale_offer", "order": order["id"], "line": 0,
        "opens": { "kind": "money_only", "amount_fen": 3_000, "reason": "damage" },
    });
    let unpaid = place(&customer, &shop, &[(skus[0], 1)]).await;
    let id = unpaid["id"].as_str().unwrap();
    let less = json!({
        "key": new_id(), "rev": unpaid["rev"], "freight_fen": unpaid["freight_fen"],
        "discount_fen": 1_000,
    });
    let path = at(&shop, &format!("orders/{id}/price"));
    let repriced = agent.put(&path, &less).await;
    assert_eq!(repriced.status, 200, "{repriced:?}");
    let change = json!({ "kind": "sku_change", "order": id, "line": 0, "sku": skus[1] });
    let mut cards = Vec::new();
    for (card, act) in [(offer, "accept"), (change, "confirm")] {
        let card = send(&agent, &shop, &customer, card).await;
        assert_eq!(card.status, 201, "{card:?}");
        cards.push((card.text("id").to_owned(), act));
    }
    for (field, most) in [("most_refund_fen", 2_999), ("most_discount_bp", 500)] {
        let lower = set(&leader, &shop, field, most).await;
        assert_eq!(lower.status, 200, "{lower:?}");
    }
    for (card, act) in cards {
        let path = at(&shop, &format!("mine/cards/{card}/answer"));
        let yes = json!({ "key": new_id(), "act": act });
        let done = customer.client.post(&path, &yes).await;
        assert_eq!(done.status, 200, "{done:?}");
    }
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 3_000);
    is_sound(&app, &shop).await;
});

on_both_databases!(
    who_refused_decides_no_more_than_they_could_agree_to,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let (agent, customer) = people(&shop).await;
        let (leader, owner) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let own = set(&owner, &shop, "most_supervisor_refund_fen", 60_000).await;
        assert_eq!(own.status, 200, "{own:?}");
        let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
        let whole = 5 * PRICE_FEN;
        let theirs = (&customer.client, &agent.client);
        let ask = wish("money_only", whole);
        done(theirs, &shop, &order, "refunds/0", ask).await;
        let refusing = (&leader.client, &agent.client);
        done(refusing, &shop, &order, "refunds/0", answer("refuse")).await;
        let said = json!({ "words": "整单破损" });
        done(theirs, &shop, &order, "refunds/0/platform", said).await;
        let path = "refunds/0/decision";
        let whole_of_it = json!({ "favour": "customer" });
        is_above(&tried(&leader, &shop, &order, path, whole_of_it.clone()).await);
        let more = json!({ "favour": "customer", "amount_fen": 60_001 });
        is_above(&tried(&leader, &shop, &order, path, more).await);
        let decided = tried(&owner, &shop, &order, path, whole_of_it).await;
        assert_eq!(decided.body["refunded_fen"], whole, "{decided:?}");
        is_sound(&app, &shop).await;
    }
);
