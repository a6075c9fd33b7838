//! Money that does not come, and money that does not go back: nothing moves on without it, and nothing moves twice.

use std::{collections::BTreeSet, sync::Arc};

use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel};
use serde_json::{Value, json};
use yingke::{app::App, storage::StorageError, vocabulary::new_id};
use yingke_schema::{
    audit::record, catalogue::sku, members::member::Role, timers::timer, trade::payout,
};

use crate::{
    buying::{people, place, put_up, written},
    harness::{
        Answer, Client, Mood, On, TestApp, TestCustomer, TestMember, TestPayment, TestShop, told,
    },
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

pub fn paying(app: &TestApp, mood: Mood) -> Arc<TestPayment> {
    let payment = Arc::new(TestPayment::new(mood));
    app.app.trade().pay_by(payment.clone());
    payment
}

/// Something done to the order as it is now.
pub async fn ask(
    (who, seer): (&Client, &Client),
    shop: &TestShop<'_>,
    (whose, order, act): (&str, &Value, &str),
    mut more: Value,
) -> Answer {
    let id = order["id"].as_str().unwrap();
    let now = seer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    more["key"] = json!(new_id());
    more["rev"] = now.body["rev"].clone();
    let path = at(shop, &format!("{whose}orders/{id}/{act}"));
    told(who.request(Method::POST, &path).json(&more)).await
}

/// What the shop's members see of it.
async fn seen(member: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let id = order["id"].as_str().unwrap();
    let answer = member.get(&at(shop, &format!("orders/{id}"))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// What the customer is told is still on its way, of the order and of it in their list.
async fn on_its_way(customer: &TestCustomer, shop: &TestShop<'_>, order: &Value) -> (Value, Value) {
    let id = order["id"].as_str().unwrap();
    let one = customer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    let all = customer.get(&at(shop, "mine/orders")).await;
    let (one, all) = (one.body, all.body);
    (
        one["payouts_due_fen"].clone(),
        all["orders"][0]["payouts_due_fen"].clone(),
    )
}

/// The same of the case of its first line, as its customer and the shop's members see it.
async fn of_its_case(
    (member, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
) -> (Value, Value) {
    let id = order["id"].as_str().unwrap();
    let theirs = customer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    let ours = seen(member, shop, order).await;
    let due = |order: &Value| order["lines"][0]["case"]["payouts_due_fen"].clone();
    (due(&theirs.body), due(&ours))
}

/// By what members were told of money that did not go: the same is told once.
async fn told_of(app: &TestApp, shop: &TestShop<'_>) -> BTreeSet<String> {
    let notices = app.notices(shop.id).await.into_iter();
    let keys = notices.map(|notice| notice.key);
    keys.filter(|key| key.starts_with("payout/")).collect()
}

async fn audited(app: &TestApp, shop: &TestShop<'_>, action: &str) -> Vec<record::Model> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq(action));
    rows.all().await.unwrap()
}

async fn rows(app: &TestApp, shop: &TestShop<'_>) -> Vec<payout::Model> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<payout::Entity>();
    rows.ascending(payout::Column::EventNo).all().await.unwrap()
}

async fn write(app: &TestApp, shop: &TestShop<'_>, row: payout::Model) -> Result<(), StorageError> {
    let tx = app.app.store().begin(shop.id).await?;
    tx.insert(row.into_active_model().reset_all()).await?;
    tx.commit().await
}

pub fn is_not_sure(refused: &Answer) {
    let told = (refused.status, refused.text("code"));
    assert_eq!(told, (409, "not_sure"), "{refused:?}");
}

/// Stock and what of it is set aside, of the only SKU.
async fn kept(app: &TestApp, shop: &TestShop<'_>) -> (i64, i64) {
    let db = app.app.store().shop(shop.id);
    let row = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

pub async fn fired(node: App) -> usize {
    let effects = node.effects();
    let fired = yingke::timers::fire_due(node.store(), node.clock().now(), &effects);
    fired.await.unwrap()
}

/// A paid order of two, and a case about one of its pieces that the shop has said yes to.
async fn refunded(
    (agent, customer): (&TestMember, &TestCustomer),
    shop: &TestShop<'_>,
    order: &Value,
) -> Value {
    let both = (&customer.client, &customer.client);
    let paid = ask(both, shop, ("mine/", order, "payment"), json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let wish = json!({ "kind": "money_only", "amount_fen": PRICE_FEN, "quantity": 1 });
    let asked = ask(both, shop, ("mine/", order, "refunds/0"), wish).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let theirs = (&agent.client, &customer.client);
    let pay = json!({ "answer": "pay" });
    let done = ask(theirs, shop, ("", order, "refunds/0"), pay).await;
    assert_eq!(done.status, 200, "{done:?}");
    done.body
}

/// The port of a shop that has just said yes to giving a piece's price back.
async fn owing(app: &TestApp, shop: &TestShop<'_>) -> Arc<TestPayment> {
    let sku_id = put_up(app, shop, &[5]).await[0];
    let (agent, customer) = people(shop).await;
    let payment = paying(app, Mood::Fine);
    let order = place(&customer, shop, &[(sku_id, 2)]).await;
    refunded((&agent, &customer), shop, &order).await;
    payment
}

on_both_databases!(no_order_is_paid_without_money, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let customer = shop.customer().await;
    let payment = paying(&app, Mood::Declines);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let both = (&customer.client, &customer.client);
    for (mood, status, code) in [
        (Mood::Declines, 402, "payment_declined"),
        (Mood::IsAway, 502, "payment_unreachable"),
        (Mood::LosesAnswers, 502, "payment_unreachable"),
    ] {
        payment.becomes(mood);
        let refused = ask(both, &shop, ("mine/", &order, "payment"), json!({})).await;
        assert_eq!((refused.status, refused.text("code")), (status, code));
        if mood == Mood::Declines {
            assert!(refused.text("title").contains("余额不足"), "{refused:?}");
        }
        let id = order["id"].as_str().unwrap();
        let now = customer.get(&at(&shop, &format!("mine/orders/{id}"))).await;
        assert_eq!(now.text("state"), "WAIT_BUYER_PAY");
        assert_eq!(now.body["paid_fen"], 0);
        assert_eq!(kept(&app, &shop).await, (5, 2));
        assert_eq!(written(&app, &shop, &order).await.0, ["placed"]);
    }
    // The answer was lost, the money was not: it is not collected again.
    payment.becomes(Mood::Fine);
    let paid = ask(both, &shop, ("mine/", &order, "payment"), json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(paid.text("state"), "WAIT_SELLER_SEND_GOODS");
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(kept(&app, &shop).await, (5, 2));
});

on_both_databases!(an_order_says_where_no_money_moved, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let unpaid = seen(&agent, &shop, &order).await;
    assert_eq!(unpaid["is_payment_simulated"], false);
    let both = (&customer.client, &customer.client);
    let paid = ask(both, &shop, ("mine/", &order, "payment"), json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["is_payment_simulated"], true);
    paying(&app, Mood::Fine);
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["is_payment_simulated"], false);
});

on_both_databases!(money_goes_back_after_the_decision_and_once, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    assert_eq!(done["refunded_fen"], PRICE_FEN);
    assert_eq!(payment.given_fen(), 0);
    let due = &done["payouts"][0];
    assert_eq!(due["amount_fen"], PRICE_FEN);
    assert_eq!(due["reason"], Value::Null);
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(PRICE_FEN), json!(PRICE_FEN)));
    // A compensation is money back like any other.
    let give = json!({ "line": 0, "amount_fen": 300, "reason": "delay" });
    let theirs = (&agent.client, &customer.client);
    let given = ask(theirs, &shop, ("", &order, "compensations"), give).await;
    assert_eq!(given.status, 200, "{given:?}");
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(PRICE_FEN + 300), json!(PRICE_FEN + 300)));
    // And none of the case's.
    let both = (&*agent, &*customer);
    let told = of_its_case(both, &shop, &order).await;
    assert_eq!(told, (json!(PRICE_FEN), json!(PRICE_FEN)));
    app.fire().await;
    app.fire().await;
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(0), json!(0)), "the money is there");
    let told = of_its_case(both, &shop, &order).await;
    assert_eq!(told, (json!(0), json!(0)));
    assert_eq!(payment.given_fen(), PRICE_FEN + 300);
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["payouts"], json!([]));
    assert_eq!(now["refunded_fen"], PRICE_FEN + 300);
    for row in rows(&app, &shop).await {
        assert!(row.done_at.is_some() && row.tries == 1, "{row:?}");
    }
});

on_both_databases!(what_cannot_go_back_changes_no_case_and_says_why, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    let no = done["payouts"][0]["no"].as_i64().unwrap();
    for (mood, code, words) in [
        (Mood::Declines, "declined", "余额不足"),
        (Mood::IsAway, "unreachable", "HTTP 503"),
    ] {
        payment.becomes(mood);
        app.fire().await;
        let now = seen(&agent, &shop, &order).await;
        for same in ["state", "rev", "refunded_fen", "lines", "events"] {
            assert_eq!(now[same], done[same], "{same}");
        }
        let due = &now["payouts"][0];
        assert_eq!(
            (&due["reason"], &due["words"]),
            (&json!(code), &json!(words))
        );
        // By itself it comes again, and not before.
        assert!(due["next_at"].as_i64().unwrap() > app.now());
        let asked = payment.asked();
        app.fire().await;
        assert_eq!(payment.asked(), asked);
        app.advance(2 * MINUTE_MS);
    }
    let told = told_of(&app, &shop).await;
    assert_eq!(told.len(), 1, "once a day, however often it fails");
    payment.becomes(Mood::Fine);
    let id = order["id"].as_str().unwrap();
    let tries = at(&shop, &format!("orders/{id}/payouts/{no}/tries"));
    let warehouse = shop.member(Role::Warehouse).await;
    assert_eq!(warehouse.post(&tries, &json!({})).await.status, 403);
    let tried = agent.post(&tries, &json!({})).await;
    assert_eq!(tried.status, 200, "{tried:?}");
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["payouts"], json!([]));
    // What has gone is left alone, and nobody writes down that it was tried.
    assert_eq!(agent.post(&tries, &json!({})).await.status, 200);
    app.fire().await;
    let asked = payment.asked();
    app.advance(90 * MINUTE_MS);
    app.fire().await;
    assert_eq!((payment.asked(), payment.given_fen()), (asked, PRICE_FEN));
    assert_eq!(audited(&app, &shop, "try_payout").await.len(), 1);
    let nothing = at(&shop, &format!("orders/{id}/payouts/99/tries"));
    assert_eq!(agent.post(&nothing, &json!({})).await.status, 404);
});

/// Numbers of the orders with money that did not go back, in the list; home counts them anew after a second.
async fn stuck(app: &TestApp, member: &Client, shop: &TestShop<'_>) -> Vec<Value> {
    let mut found = Vec::new();
    for query in ["refund_stuck=true", "refund_stuck=true&q=茶壶&min_fen=1"] {
        let page = member.get(&at(shop, &format!("orders?{query}"))).await.body;
        let rows = page["orders"].as_array().unwrap().iter();
        found.push(rows.map(|row| row["no"].clone()).collect::<Vec<_>>());
    }
    assert_eq!(found[0], found[1]);
    app.advance(1_000);
    let home = member.get(&at(shop, "home")).await.body;
    assert_eq!(home["orders"]["refund_stuck"], json!(found[0].len()));
    found.swap_remove(0)
}

on_both_databases!(what_did_not_go_back_waits_in_the_list, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let payment = paying(&app, Mood::Fine);
    let mut orders = Vec::new();
    for _ in 0..2 {
        app.advance(1_000);
        let order = place(&customer, &shop, &[(sku_id, 2)]).await;
        refunded((&agent, &customer), &shop, &order).await;
        orders.push(order);
    }
    assert!(stuck(&app, &agent, &shop).await.is_empty(), "on its way");
    payment.becomes(Mood::Declines);
    while app.fire().await > 0 {}
    let both = [orders[1]["no"].clone(), orders[0]["no"].clone()];
    assert_eq!(stuck(&app, &agent, &shop).await, both);
    // More of the same order is not another order.
    let give = json!({ "line": 0, "amount_fen": 300, "reason": "delay" });
    let theirs = (&agent.client, &customer.client);
    let given = ask(theirs, &shop, ("", &orders[1], "compensations"), give).await;
    assert_eq!(given.status, 200, "{given:?}");
    while app.fire().await > 0 {}
    assert_eq!(stuck(&app, &agent, &shop).await, both);
    let now = seen(&leader, &shop, &orders[0]).await;
    let (id, no) = (now["id"].as_str().unwrap(), &now["payouts"][0]["no"]);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let settled = leader.post(&path, &json!({ "words": "转账" })).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(stuck(&app, &agent, &shop).await, both[..1]);
    payment.becomes(Mood::Fine);
    app.advance(4 * MINUTE_MS);
    while app.fire().await > 0 {}
    assert!(stuck(&app, &agent, &shop).await.is_empty());
});

on_both_databases!(who_leads_says_that_money_went_another_way, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    payment.becomes(Mood::Declines);
    app.fire().await;
    let (id, no) = (order["id"].as_str().unwrap(), &done["payouts"][0]["no"]);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let said = json!({ "words": "  转账到 6222020200112230612 " });
    assert_eq!(agent.post(&path, &said).await.status, 403);
    for words in [" ".to_owned(), "字".repeat(201)] {
        let refused = leader.post(&path, &json!({ "words": words })).await;
        assert_eq!((refused.status, refused.text("code")), (422, "bad_words"));
    }
    // Whoever is just trying it may have given it.
    let until = app.now() + 30_000;
    app.tamper(&format!("UPDATE payout SET claimed_until = {until}"))
        .await;
    let refused = leader.post(&path, &said).await;
    assert_eq!((refused.status, refused.text("code")), (409, "being_tried"));
    // Whoever died while trying it may have given it too.
    app.advance(31_000);
    is_not_sure(&leader.post(&path, &said).await);
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 0);
    app.tamper("UPDATE payout SET claimed_until = 0").await;
    let settled = leader.post(&path, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["payouts"], json!([]));
    let row = rows(&app, &shop).await.remove(0);
    assert_eq!(row.done_at, Some(app.now()));
    assert_eq!(row.reason.as_deref(), Some("settled_by_hand"));
    assert_eq!(row.words, "转账到 6222020200112230612");
    let told = audited(&app, &shop, "settle_payouts")
        .await
        .remove(0)
        .detail;
    assert!(told.contains("转账到"), "{told}");
    assert!(!told.contains("6222020200112230612"), "{told}");
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(0), json!(0)));
    // It stays as it is, and no port is asked for it again.
    app.advance(90 * MINUTE_MS);
    payment.becomes(Mood::Fine);
    let again = leader.post(&path, &json!({ "words": "再说一次" })).await;
    assert_eq!(again.status, 200, "{again:?}");
    app.fire().await;
    assert_eq!(rows(&app, &shop).await, [row]);
    assert_eq!(payment.given_fen(), 0);
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 1);
    let nothing = at(&shop, &format!("orders/{id}/payouts/99/settlement"));
    assert_eq!(leader.post(&nothing, &said).await.status, 404);
});

on_both_databases!(what_may_have_gone_is_not_given_by_hand_as_well, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let owner = shop.member(Role::Owner).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    let (id, no) = (order["id"].as_str().unwrap(), &done["payouts"][0]["no"]);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let said = json!({ "words": "银行转账，流水号 0612" });
    // Not tried yet, it goes by itself.
    is_not_sure(&owner.post(&path, &said).await);
    payment.becomes(Mood::LosesAnswers);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN, "it went, and nobody knows");
    is_not_sure(&leader.post(&path, &said).await);
    is_not_sure(&owner.post(&path, &said).await);
    let due = seen(&agent, &shop, &order).await["payouts"][0].clone();
    let since = due["since"].as_i64().unwrap();
    assert_eq!(due["unsure_until"], json!(since + 7 * DAY_MS));
    // The service is gone for good.
    payment.becomes(Mood::IsAway);
    app.advance(since + 7 * DAY_MS - 1 - app.now());
    app.fire().await;
    is_not_sure(&owner.post(&path, &said).await);
    app.advance(1);
    is_not_sure(&leader.post(&path, &said).await);
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 0);
    let settled = owner.post(&path, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["payouts"], json!([]));
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 1);
});

on_both_databases!(a_refusal_says_that_it_had_not_gone, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    let owner = shop.member(Role::Owner).await;
    let row = rows(&app, &shop).await.remove(0);
    let (id, no) = (row.order_id, row.event_no);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let said = json!({ "words": "银行转账，流水号 0612" });
    payment.becomes(Mood::Declines);
    app.advance(8 * DAY_MS);
    app.fire().await;
    // For a week from then on what is lost is not known again.
    payment.becomes(Mood::LosesAnswers);
    app.advance(2 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN);
    is_not_sure(&owner.post(&path, &said).await);
    let since = rows(&app, &shop).await[0].since;
    assert_eq!(since, app.now() - 2 * MINUTE_MS);
});

on_both_databases!(what_is_still_due_is_told_again_another_day, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    payment.becomes(Mood::Declines);
    app.fire().await;
    app.advance(2 * MINUTE_MS);
    app.fire().await;
    assert_eq!(told_of(&app, &shop).await.len(), 1);
    app.advance(DAY_MS);
    app.fire().await;
    assert_eq!(told_of(&app, &shop).await.len(), 2);
});

on_both_databases!(no_node_tries_before_the_time_that_another_has_set, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    payment.becomes(Mood::Declines);
    app.fire().await;
    let asked = payment.asked();
    // A node that waited at the claim puts the timer where the claim ended.
    let now = app.now();
    let early = format!("UPDATE timer SET due_at = {now} WHERE kind = 'payout'");
    app.tamper(&early).await;
    app.advance(1_000);
    app.fire().await;
    assert_eq!(payment.asked(), asked, "too early");
    let next_at = rows(&app, &shop).await[0].next_at;
    let db = app.app.store().shop(shop.id);
    let timers = db.rows::<timer::Entity>();
    let timers = timers.with(timer::Column::Kind.eq("payout"));
    assert_eq!(timers.one().await.unwrap().unwrap().due_at, next_at);
    app.advance(next_at - app.now());
    app.fire().await;
    assert_eq!(payment.asked(), asked + 1);
});

/// The first of two programs never hears that the money went.
async fn gives_once(app: &TestApp, other: App) {
    let shop = app.shop("songxi").await;
    let payment = owing(app, &shop).await;
    other.trade().pay_by(payment.clone());
    payment.becomes(Mood::LosesAnswers);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN, "it went");
    let row = rows(app, &shop).await.remove(0);
    assert!(row.done_at.is_none(), "and nobody knows");
    // Whoever comes next finds the row, and asks under its key.
    payment.becomes(Mood::Fine);
    app.advance(2 * MINUTE_MS);
    let programs = [other.clone(), app.app.clone(), other, app.app.clone()];
    join_all(programs.map(fired)).await;
    assert_eq!(payment.given_fen(), PRICE_FEN);
    let row = rows(app, &shop).await.remove(0);
    assert!(row.done_at.is_some(), "{row:?}");
    assert_eq!((row.tries, row.reason), (2, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_no_second_payment_on_another_node() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    gives_once(&app, other).await;
}

/// A SQLite file has one node, but one look may begin before the last has ended.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_no_second_payment_in_another_look() {
    let app = TestApp::start(On::Sqlite).await;
    gives_once(&app, app.app.clone()).await;
}

on_both_databases!(one_at_a_time_tries_and_a_dead_one_is_followed, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    let asked = payment.asked();
    let until = app.now() + 30_000;
    app.tamper(&format!("UPDATE payout SET claimed_until = {until}"))
        .await;
    app.fire().await;
    assert_eq!(payment.asked(), asked, "somebody is at it");
    app.advance(31_000);
    app.fire().await;
    assert_eq!(
        (payment.asked(), payment.given_fen()),
        (asked + 1, PRICE_FEN)
    );
});

on_both_databases!(one_event_is_one_row, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    refunded((&agent, &customer), &shop, &order).await;
    let row = rows(&app, &shop).await.remove(0);
    let other_key = payout::Model {
        key: new_id(),
        ..row.clone()
    };
    let twice = write(&app, &shop, other_key).await;
    assert!(twice.is_err_and(|error| error.is_double()));
    let of_nothing = payout::Model {
        key: new_id(),
        event_no: 99,
        ..row
    };
    assert!(
        write(&app, &shop, of_nothing).await.is_err(),
        "no such event"
    );
    assert_eq!(rows(&app, &shop).await.len(), 1);
});
