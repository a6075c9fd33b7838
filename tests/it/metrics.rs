//! How fast the desk answered, as its members read it.

use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::{Value, json};
use yingke::{
    metrics, reception,
    vocabulary::{ConversationId, OrderId, ShopId, new_id},
};
use yingke_reply_metrics::{shipped, shop_own};
use yingke_schema::{dispatch::trace, members::member::Role, reception::session, trade::order};

use crate::{
    dispatch::{is_with, on_duty},
    harness::{Client, Socket, TestApp, TestCustomer, TestShop},
};

/// The test clock begins on this day, in the afternoon of Beijing.
const TODAY: &str = "2025-11-22";
const DAY_MS: i64 = 86_400_000;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/metrics/{path}", shop.id)
}

async fn day(client: &Client, shop: &TestShop<'_>, profile: &str) -> Value {
    let path = at(shop, &format!("days/{TODAY}?profile={profile}"));
    let answer = client.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn sum<'a>(figures: &'a Value, measure: &str) -> &'a Value {
    let sums = figures["sums"].as_array().unwrap();
    sums.iter().find(|sum| sum["measure"] == measure).unwrap()
}

/// Nobody is on duty in these tests, so the shop's own rules would count what is asked as left messages: here they shall not.
async fn count_everything(leader: &Client, shop: &TestShop<'_>) {
    let profiles = leader.get(&at(shop, "profiles")).await.body;
    let mut profiles = profiles.as_array().unwrap().iter();
    let held = profiles.find(|held| held["profile"]["id"] == "shop");
    let mut changed = held.unwrap()["profile"].clone();
    changed["excludes_left_messages"] = json!(false);
    let body = json!({ "profile": changed, "rev": 0 });
    assert_eq!(
        leader.put(&at(shop, "profiles/shop"), &body).await.status,
        200
    );
}

/// One customer asks, the member answers after so long.
async fn round(app: &TestApp, agent: &mut Socket, customer: &TestCustomer, wait_ms: i64) {
    let mut widget = app.customer_socket("qingmu", customer).await;
    let asked = widget.text(&customer.conversation, "public", "在吗").await;
    assert_eq!(asked["type"], "ack", "{asked}");
    let take = json!({ "type": "take", "conversation": customer.conversation });
    assert_eq!(agent.act(take).await["type"], "ack");
    app.advance(wait_ms);
    let answered = agent.text(&customer.conversation, "public", "在的").await;
    assert_eq!(answered["type"], "ack", "{answered}");
}

on_both_databases!(
    a_day_counts_what_was_answered_and_says_why_a_round_failed,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Supervisor).await;
        let agent = shop.member(Role::Agent).await;
        let other = shop.member(Role::Agent).await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        let (quick, slow) = (shop.customer().await, shop.customer().await);
        round(&app, &mut desk, &quick, 8_000).await;
        round(&app, &mut desk, &slow, 200_000).await;

        let seen = day(&leader.client, &shop, "taobao").await;
        let within = sum(&seen["shop"], "within_3_minutes");
        assert_eq!(
            (&within["met"], &within["of"], &within["value"]),
            (&json!(1), &json!(2), &json!(500))
        );
        assert_eq!(sum(&seen["shop"], "mean_first")["value"], json!(104_000));
        assert_eq!(seen["is_over"], json!(false));

        let path = at(
            &shop,
            &format!("days/{TODAY}/rounds?profile=taobao&measure=within_3_minutes&standing=missed"),
        );
        let rounds = leader.get(&path).await.body;
        assert_eq!(rounds.as_array().unwrap().len(), 1, "{rounds}");
        assert_eq!(rounds[0]["round"]["thread"], json!(slow.conversation));
        assert_eq!(
            (&rounds[0]["limit_ms"], &rounds[0]["member"]),
            (&json!(180_000), &json!(agent.id))
        );
        assert_eq!(rounds[0]["customer_name"], json!(slow.name));

        // Whoever leads sees everyone, others themselves.
        assert_eq!(seen["members"][0]["member"], json!(agent.id));
        let own = day(&agent.client, &shop, "taobao").await;
        assert_eq!(own["members"].as_array().unwrap().len(), 1);
        assert_eq!(
            day(&other.client, &shop, "taobao").await["members"],
            json!([])
        );
        assert_eq!(other.get(&path).await.body, json!([]));
    }
);

on_both_databases!(a_day_that_is_over_stays_as_it_was_counted, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    count_everything(&leader, &shop).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    let customer = shop.customer().await;
    round(&app, &mut desk, &customer, 8_000).await;
    app.advance(3 * DAY_MS);
    let over = day(&leader.client, &shop, "shop").await;
    assert_eq!(over["is_over"], json!(true));
    assert_eq!(sum(&over["shop"], "first_in_limit")["value"], json!(1_000));
    app.tamper("DELETE FROM entry").await;
    assert_eq!(day(&leader.client, &shop, "shop").await, over);
    let path = at(&shop, "period?profile=taobao&to=2025-11-23");
    let period = leader.get(&path).await.body;
    assert_eq!(period["days"].as_array().unwrap().len(), 30);
});

on_both_databases!(rules_are_the_shops_to_change_and_come_back, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    count_everything(&leader, &shop).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    let customer = shop.customer().await;
    round(&app, &mut desk, &customer, 25_000).await;
    let rate = async || {
        let seen = day(&leader.client, &shop, "shop").await;
        sum(&seen["shop"], "first_in_limit")["value"].clone()
    };
    assert_eq!(rate().await, json!(0));
    let mut kinder = shop_own(30_000, 60_000);
    kinder.excludes_left_messages = false;
    let path = at(&shop, "profiles/shop");
    let body = json!({ "profile": kinder, "rev": 1 });
    let kept = leader.put(&path, &body).await;
    assert_eq!(
        (kept.status, &kept.body["is_changed"]),
        (200, &json!(true)),
        "{kept:?}"
    );
    assert_eq!(rate().await, json!(1_000));
    assert_eq!(leader.put(&path, &body).await.code(), "changed_meanwhile");
    let mut nonsense = body.clone();
    nonsense["profile"]["hours"]["to_minute"] = json!(1_500);
    nonsense["rev"] = json!(2);
    let refused = leader.put(&path, &nonsense).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_hours"));
    let back = leader.delete(&path).await;
    assert_eq!(back.body["is_changed"], json!(false));
});

on_both_databases!(a_day_that_no_calendar_has_is_refused, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let refused = leader.get(&at(&shop, "days/2025-02-30?profile=shop")).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_date"));
    let unknown = leader
        .get(&at(&shop, &format!("days/{TODAY}?profile=none")))
        .await;
    assert_eq!(unknown.status, 404);
});

on_both_databases!(limits_that_change_count_kept_days_anew, |app| {
    let shop = app.shop("qingmu").await;
    let (owner, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop, &agent).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_with(&customer.conversation, agent.id)).await;
    app.advance(25_000);
    let answered = desk.text(&customer.conversation, "public", "在的").await;
    assert_eq!(answered["type"], "ack", "{answered}");
    app.advance(3 * DAY_MS);
    let rate = async || {
        let seen = day(&owner.client, &shop, "shop").await;
        assert_eq!(seen["is_over"], json!(true));
        sum(&seen["shop"], "first_in_limit")["value"].clone()
    };
    assert_eq!(rate().await, json!(0));
    let limits = |first_ms: i64| json!({ "first_limit_ms": first_ms, "later_limit_ms": 60_000 });
    let wish = json!({ "limits": limits(30_000), "seen": limits(20_000) });
    let path = format!("/api/shops/{}/limits", shop.id);
    assert_eq!(owner.put(&path, &wish).await.status, 204);
    assert_eq!(rate().await, json!(1_000));
});

on_both_databases!(
    what_was_left_is_known_after_dispatch_has_forgotten_why,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        let db = app.app.store().shop(shop.id);
        while db.rows::<trace::Entity>().count().await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
        app.advance(3 * DAY_MS);
        metrics::note_left(app.app.store(), [shop.id], app.now())
            .await
            .unwrap();
        app.tamper("DELETE FROM dispatch_trace").await;
        app.advance(40 * DAY_MS);
        let leader = app.signed_in(leader.person).await;
        let seen = day(&leader, &shop, "shop").await;
        assert_eq!(sum(&seen["shop"], "first_in_limit")["of"], json!(0));
        assert_eq!(seen["shop"]["excluded"], json!({ "left_message": 1 }));

        app.tamper("DELETE FROM metric_left").await;
        // Whose rules leave nothing out need not know it.
        let counted = day(&leader, &shop, "taobao").await;
        assert_eq!(counted["shop"]["excluded"], json!({}));
        let path = at(&shop, &format!("days/{TODAY}?profile=jd"));
        let unknown = leader.get(&path).await;
        assert_eq!((unknown.status, unknown.code()), (410, "day_forgotten"));
        let period = at(&shop, "period?profile=jd&to=2025-11-30");
        let period = leader.get(&period).await.body;
        assert_eq!(period["uncounted"], 0);
        assert!(period["forgotten"].as_i64().unwrap() > 0, "{period}");
        assert_eq!(period["days"].as_array().unwrap().len(), 30);
    }
);

on_both_databases!(at_jd_a_message_is_left_while_all_are_suspended, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "suspended" }))
        .await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(|frame| {
        let mut rows = frame["rows"].as_array().into_iter().flatten();
        frame["type"] == "desk" && rows.any(|row| row["assignee"] == json!(agent.id))
    })
    .await;
    let db = app.app.store().shop(shop.id);
    while db.rows::<trace::Entity>().count().await.unwrap() == 0 {
        tokio::task::yield_now().await;
    }
    app.advance(10_000);
    desk.text(&customer.conversation, "public", "在的").await;
    let counted = async |profile: &str, measure: &str| {
        let seen = day(&leader, &shop, profile).await;
        sum(&seen["shop"], measure).clone()
    };
    let share = counted("jd", "left_share").await;
    assert_eq!((&share["of"], &share["value"]), (&json!(1), &json!(1_000)));
    let first = counted("jd", "first_within_30_seconds").await;
    assert_eq!(first["of"], json!(0));
    let rounds = counted("taobao", "within_3_minutes").await;
    assert_eq!(rounds["of"], json!(1));
    // And so it stays once it is noted, and dispatch has forgotten.
    app.advance(3 * DAY_MS);
    metrics::note_left(app.app.store(), [shop.id], app.now())
        .await
        .unwrap();
    app.tamper("DELETE FROM dispatch_trace").await;
    app.tamper("DELETE FROM metric_day").await;
    assert_eq!(counted("jd", "left_share").await["value"], json!(1_000));
});

on_both_databases!(
    what_customers_say_of_receptions_stands_among_the_figures,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Supervisor).await;
        let agent = shop.member(Role::Agent).await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        let (pleased, silent) = (shop.customer().await, shop.customer().await);
        for customer in [&pleased, &silent] {
            round(&app, &mut desk, customer, 8_000).await;
            let close = json!({ "type": "close", "conversation": customer.conversation });
            assert_eq!(desk.act(close).await["type"], "ack");
        }
        let rating = format!(
            "/api/shops/{}/conversations/{}/rating",
            shop.id, pleased.conversation
        );
        let said = json!({ "session": 1, "score": 4 });
        assert_eq!(pleased.client.put(&rating, &said).await.status, 204);

        let seen = day(&leader.client, &shop, "weixin").await;
        let took_part = sum(&seen["shop"], "participation_rate");
        assert_eq!(
            (&took_part["met"], &took_part["of"], &took_part["value"]),
            (&json!(1), &json!(2), &json!(500))
        );
        assert_eq!(sum(&seen["shop"], "satisfied_rate")["value"], json!(1_000));
        assert_eq!(seen["members"][0]["member"], json!(agent.id));
        let own = &seen["members"][0]["figures"];
        assert_eq!(sum(own, "satisfied_rate")["of"], json!(1));
        let path = at(
            &shop,
            &format!("days/{TODAY}/rounds?profile=weixin&measure=satisfied_rate"),
        );
        assert_eq!(leader.get(&path).await.body, json!([]));

        // The same day by Taobao's own interface: customers, whoever answered them.
        let seen = day(&leader.client, &shop, "wangwang").await;
        assert_eq!(sum(&seen["shop"], "received_cnt")["value"], json!(2));
        assert_eq!(sum(&seen["shop"], "mean_wait")["value"], json!(8_000));
        assert_eq!(sum(&seen["shop"], "rated_cnt")["value"], json!(1));
    }
);

/// An order of a customer, placed then.
fn placed(customer: &TestCustomer, created_at: i64, paid_at: Option<i64>) -> order::Model {
    let id = OrderId(new_id());
    order::Model {
        shop_id: ShopId(new_id()),
        id,
        no: id.to_string(),
        customer_id: customer.id,
        state: "WAIT_BUYER_PAY".into(),
        goods_fen: 100,
        freight_fen: 0,
        discount_fen: 0,
        total_fen: 100,
        paid_fen: 0,
        refunded_fen: 0,
        receiver: String::new(),
        phone: String::new(),
        address: String::new(),
        carrier: None,
        waybill: None,
        buyer_message: String::new(),
        note: String::new(),
        flag: 0,
        created_at,
        paid_at,
        shipped_at: None,
        finished_at: None,
        closed_at: None,
        rev: 1,
        noted: 0,
        extended_days: 0,
        source: String::new(),
        came_at: created_at,
        to_reply: 0,
        reviewed: 0,
        freight_back_fen: 0,
        to_invoice: false,
        ship_by: None,
    }
}

on_both_databases!(inquiries_lead_to_orders_of_the_day_and_payments, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    let (paying, ordering, had, late) = (
        shop.customer().await,
        shop.customer().await,
        shop.customer().await,
        shop.customer().await,
    );
    let before = app.now() - 1;
    for customer in [&paying, &ordering, &had, &late] {
        round(&app, &mut desk, customer, 8_000).await;
    }
    let now = app.now();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for order in [
        placed(&paying, now, Some(now)),
        placed(&ordering, now, None),
        placed(&had, before, Some(before)),
        placed(&late, now, Some(now + 4 * DAY_MS)),
    ] {
        tx.insert(order.into_active_model().reset_all())
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    app.advance(5 * DAY_MS);
    let seen = day(&leader.client, &shop, "inquiry").await;
    let told = |seen: &Value, measure: &str| {
        let sum = sum(&seen["shop"], measure);
        (sum["met"].clone(), sum["of"].clone())
    };
    assert_eq!(told(&seen, "ordered_share"), (json!(3), json!(4)));
    assert_eq!(told(&seen, "paid_share"), (json!(1), json!(4)));
    assert_eq!(seen["is_over"], json!(true));
    // Whoever gives customers a week counts a later payment, and the day is not over before.
    let mut week = shipped().into_iter().find(|one| one.id == "inquiry");
    week.as_mut().unwrap().paid_within_days = 7;
    let change = json!({ "profile": week, "rev": 0 });
    let kept = leader.put(&at(&shop, "profiles/inquiry"), &change).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let seen = day(&leader.client, &shop, "inquiry").await;
    assert_eq!(told(&seen, "paid_share"), (json!(2), json!(4)));
    assert_eq!(seen["is_over"], json!(false));
});

/// Receptions, each of a conversation of its own.
async fn opened(
    app: &TestApp,
    shop: &TestShop<'_>,
    spans: &[(i64, Option<i64>)],
) -> Vec<ConversationId> {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let rows: Vec<_> = spans
        .iter()
        .map(|(opened_at, closed_at)| session::Model {
            shop_id: shop.id,
            conversation_id: ConversationId(new_id()),
            no: 1,
            opened_at: *opened_at,
            assigned_at: None,
            answered_at: None,
            closed_at: *closed_at,
            assignee: None,
        })
        .collect();
    for some in rows.chunks(300) {
        let some = some.iter().cloned();
        let some = some.map(|row| row.into_active_model().reset_all());
        tx.insert_many(some).await.unwrap();
    }
    tx.commit().await.unwrap();
    rows.iter().map(|row| row.conversation_id).collect()
}

on_both_databases!(only_receptions_that_a_span_touches_are_read, |app| {
    let shop = app.shop("qingmu").await;
    let spans = [
        (0, Some(99)),
        (0, Some(100)),
        (0, None),
        (120, Some(150)),
        (0, Some(500)),
        (199, Some(201)),
        (200, None),
        (200, Some(300)),
    ];
    let all = opened(&app, &shop, &spans).await;
    let db = app.app.store().shop(shop.id);
    let mut alive = reception::alive_between(&db, 100, 200).await.unwrap();
    let mut touched = all[1..6].to_vec();
    alive.sort_unstable();
    touched.sort_unstable();
    assert_eq!(alive, touched);
});

on_both_databases!(a_long_period_is_counted_a_few_days_at_a_time, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let then = app.now() - 10 * DAY_MS;
    opened(&app, &shop, &vec![(then, Some(then)); 2_100]).await;
    let path = at(&shop, &format!("period?profile=taobao&to={TODAY}"));
    let mut uncounted = Vec::new();
    while uncounted.last() != Some(&0) {
        let period = leader.get(&path).await.body;
        assert_eq!(period["days"].as_array().unwrap().len(), 30);
        uncounted.push(period["uncounted"].as_i64().unwrap());
    }
    // The days before, of and after that day read it, one a request.
    assert_eq!(uncounted, [20, 19, 18, 0]);
});
