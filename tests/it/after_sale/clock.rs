use std::sync::Arc;

use reqwest::Method;
use serde_json::{Value, json};
use yingke::{
    timers::{self, Effect},
    trade::{ByParts, CaseRules},
};
use yingke_schema::members::member::Role;

use super::{
    DAY_MS, HOUR_MS, ask, at, board, case, done, is_sound, parcel, rows_are_as_seen, seen, sent,
    state, wish,
};
use crate::{
    buying::{people, put_up, written},
    harness::{Answer, Client, On, TestApp, TestShop},
};

on_both_databases!(nobody_answers_and_what_was_said_happens_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.advance(42 * HOUR_MS - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    app.advance(1);
    app.fire().await;
    let notices = app.notices(shop.id).await;
    let warned = notices
        .iter()
        .filter(|notice| notice.zh.title == "售后即将超时");
    assert_eq!(warned.count(), 1, "{notices:?}");
    assert_eq!(seen(&agent, &shop, &order).await, order, "only a word");
    app.advance(6 * HOUR_MS);
    let key = format!("order_case:{}:0", order["id"].as_str().unwrap());
    let payload = json!({ "order": order["id"], "line": 0 }).to_string();
    let timer = (&*key, &*payload);
    app.fire_at_once(shop.id, "order_case", timer).await;
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(500))
    );
    let last = order["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("refunded"), &json!("system"))
    );
    let once = ["placed", "paid", "shipped", "refund_asked", "refunded"];
    let once = once.map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_one_lets_it_fall() {
    let app = TestApp::start(On::Postgres).await;
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.advance(48 * HOUR_MS);
    app.fire_on_two_nodes().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(order["refunded_fen"], 500);
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (5, 5));
    is_sound(&app, &shop).await;
}

on_both_databases!(a_case_falls_from_step_to_step, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let mut asked = wish("goods_back", 9_000);
    asked["reason"] = json!("seven_days");
    let order = done(theirs, &shop, &order, "refunds/0", asked).await;
    assert_eq!(case(&order)["freight"], "customer");
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "WAIT_BUYER_RETURN_GOODS");
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    app.advance(10 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(9_000))
    );
    let kinds = order["events"].as_array().unwrap().iter();
    let kinds: Vec<_> = kinds.map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds[4..],
        [
            "refund_agreed",
            "return_sent",
            "return_received",
            "refunded"
        ]
    );
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (kinds.len(), kinds.len()));
    is_sound(&app, &shop).await;
});

/// The rules of cases with these changes.
async fn with_rules(leader: &Client, shop: &TestShop<'_>, changes: &[(&str, i64)]) -> Answer {
    let path = at(shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    for (name, value) in changes {
        rules["rules"]["after_sale"][*name] = json!(value);
    }
    leader.put(&path, &rules).await
}

on_both_databases!(changed_times_hold_for_the_board_and_the_clock, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    let opened_at = app.now();
    for hours in [24, 96] {
        let kept = with_rules(&leader, &shop, &[("agree_within_h", hours)]).await;
        assert_eq!(kept.status, 200, "{kept:?}");
        app.fire().await;
        let due_at = json!(opened_at + hours * HOUR_MS);
        assert_eq!(board(&agent, &shop, "").await[0]["due_at"], due_at);
        let order = seen(&agent, &shop, &order).await;
        assert_eq!(case(&order)["due_at"], due_at);
        rows_are_as_seen(&app, &shop, &order).await;
    }
    app.advance(95 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "WAIT_SELLER_AGREE", "longer");
    let short = with_rules(&leader, &shop, &[("decide_within_days", 2)]).await;
    assert_eq!(
        (short.status, short.code(), short.text("field")),
        (422, "bad_delay", "rules.after_sale.decide_within_days")
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(a_shorter_time_is_told_of_before_it_falls, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.advance(40 * HOUR_MS);
    let due_at = json!(app.now() + 6 * HOUR_MS);
    // What is longer again takes nothing of it back.
    for hours in [12, 24] {
        let kept = with_rules(&leader, &shop, &[("agree_within_h", hours)]).await;
        assert_eq!(kept.status, 200, "{kept:?}");
        // The first look moves the clocks, the next one acts.
        app.fire().await;
        app.fire().await;
        let order = seen(&agent, &shop, &order).await;
        assert_eq!(state(&order), "WAIT_SELLER_AGREE", "{hours}");
        assert_eq!(case(&order)["due_at"], due_at, "{hours}");
        assert_eq!(board(&agent, &shop, "").await[0]["due_at"], due_at);
        rows_are_as_seen(&app, &shop, &order).await;
        let notices = app.notices(shop.id).await;
        let warned = notices
            .iter()
            .any(|notice| notice.zh.title == "售后即将超时");
        assert!(warned, "{notices:?}");
        app.advance(HOUR_MS);
    }
    app.advance(4 * HOUR_MS - 1);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(state(&order), "WAIT_SELLER_AGREE", "not yet");
    app.advance(1);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(500))
    );
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (5, 5));
    is_sound(&app, &shop).await;
});

on_both_databases!(a_proposal_has_a_time_of_its_own, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let kept = with_rules(&leader, &shop, &[("proposal_within_h", 12)]).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    // A console of before says nothing of it, and changes nothing.
    let path = at(&shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    let delays = rules["rules"]["after_sale"].as_object_mut().unwrap();
    delays.remove("proposal_within_h");
    delays.remove("refund_within_h");
    let kept = leader.put(&path, &rules).await.body;
    let kept = &kept["rules"]["after_sale"];
    assert_eq!(
        [&kept["proposal_within_h"], &kept["refund_within_h"]],
        [12, 48]
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    let offer = json!({ "answer": "propose", "kind": "money_only", "amount_fen": 300, "words": "先退一部分" });
    let order = done(ours, &shop, &order, "refunds/0", offer).await;
    assert_eq!(case(&order)["due_at"], app.now() + 12 * HOUR_MS);
    app.advance(12 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &case(&order)["proposal"]),
        ("WAIT_SELLER_AGREE", &Value::Null)
    );
    assert_eq!(case(&order)["due_at"], app.now() + 48 * HOUR_MS);
    rows_are_as_seen(&app, &shop, &order).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(a_shop_says_what_is_due_soon, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.advance(38 * HOUR_MS);
    let counts = at(&shop, "after-sales/counts");
    for (hours, soon) in [(6, 0), (10, 1), (9, 0)] {
        let kept = with_rules(&leader, &shop, &[("due_soon_h", hours)]).await;
        assert_eq!(kept.status, 200, "{kept:?}");
        assert_eq!(agent.get(&counts).await.body["due_soon"], soon, "{hours}");
    }
});

on_both_databases!(a_case_from_before_gets_its_row_and_its_clock, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    app.tamper("DELETE FROM after_sale").await;
    app.tamper("DELETE FROM timer").await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let timer = timers::Timer {
        key: "order_case_rules".to_owned(),
        kind: "order_case_rules",
        due_at: 0,
        payload: "null".to_owned(),
    };
    timers::set(&tx, timer).await.unwrap();
    tx.commit().await.unwrap();
    app.fire().await;
    rows_are_as_seen(&app, &shop, &order).await;
    assert_eq!(board(&agent, &shop, "").await.len(), 1);
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(order["refunded_fen"], 500);
    is_sound(&app, &shop).await;
});

on_both_databases!(
    without_a_reason_goods_come_back_as_long_as_promised,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Owner).await;
        let theirs = (&customer.client, &agent.client);
        let few = with_rules(&leader, &shop, &[("no_reason_days", 6)]).await;
        assert_eq!((few.status, few.code()), (422, "bad_delay"));
        let mut orders = Vec::new();
        for days in [10, 7] {
            let kept = with_rules(&leader, &shop, &[("no_reason_days", days)]).await;
            assert_eq!(kept.status, 200, "{kept:?}");
            let order = sent(&shop, sku, (&agent, &customer)).await;
            orders.push(done(theirs, &shop, &order, "confirmation", json!({})).await);
        }
        app.advance(10 * DAY_MS);
        let mut regret = wish("goods_back", 9_000);
        regret["reason"] = json!("seven_days");
        done(theirs, &shop, &orders[0], "refunds/0", regret.clone()).await;
        let late = (&orders[1], Method::POST, "refunds/0");
        let late = ask(&customer, &shop, late, regret).await;
        assert_eq!((late.status, late.code()), (409, "seven_days_over"));
        is_sound(&app, &shop).await;
    }
);

/// As a node goes on that has begun just now.
fn rules_by_parts(app: &TestApp, part: u64) -> Arc<dyn Effect> {
    Arc::new(ByParts::<CaseRules>::of(&app.app, part))
}

async fn a_part(app: &TestApp) -> usize {
    let effects = [rules_by_parts(app, 2)];
    timers::fire_due(app.app.store(), app.now(), &effects)
        .await
        .unwrap()
}

on_both_databases!(changed_times_reach_all_cases_part_by_part, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    for _ in 0..5 {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    }
    let opened_at = app.now();
    let due_after = async |hours: i64| {
        let due_at = json!(opened_at + hours * HOUR_MS);
        let cases = board(&agent, &shop, "").await;
        cases.iter().filter(|case| case["due_at"] == due_at).count()
    };
    let kept = with_rules(&leader, &shop, &[("agree_within_h", 96)]).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    for (reached, left) in [(2, 3), (4, 1)] {
        assert_eq!(a_part(&app).await, 1);
        let both = (due_after(96).await, due_after(48).await);
        assert_eq!(both, (reached, left));
    }
    let db = app.app.store().shop(shop.id);
    let kind = "order_case_rules";
    let places = async || timers::payloads_of(&db, kind).await.unwrap();
    let stale = places().await[0].clone();
    // Changed once more meanwhile: those that were reached are so anew.
    let kept = with_rules(&leader, &shop, &[("agree_within_h", 120)]).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let anew = places().await;
    let late = rules_by_parts(&app, 2).fire(shop.id, kind, &stale).await;
    assert_eq!((late.unwrap(), places().await), (None, anew));
    while a_part(&app).await > 0 {}
    assert_eq!(due_after(120).await, 5);
    assert!(places().await.is_empty());
    is_sound(&app, &shop).await;
});
