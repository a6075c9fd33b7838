use serde_json::json;
use yingke::message_centre::Notice;
use yingke_schema::{members::member::Role, shifts::clocking};

use super::{MINUTE_MS, at, at_desk, clock, is_with, plan, shift, wall};

on_both_databases!(the_clock_is_kept_once_and_rests_follow_presence, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let trainee = shop.member(Role::Trainee).await;
    let (on, path) = (json!({ "act": "on" }), at(&shop, "shifts/own"));
    assert_eq!(trainee.post(&path, &on).await.status, 403);
    // Before the clock says so, or it could not be told when this has been heard.
    let mut desk = at_desk(&app, &agent).await;
    let (one, two) = tokio::join!(agent.post(&path, &on), agent.post(&path, &on));
    assert_eq!((one.status, two.status), (200, 200));
    let rest = |minutes: i64| json!({ "act": "rest", "minutes": minutes });
    let refused = agent.post(&path, &rest(181)).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_minutes"));
    let own = clock(&agent, &shop, rest(10)).await;
    assert_eq!(own["rest"]["due"], json!(app.now() + 10 * MINUTE_MS));
    app.advance(4 * MINUTE_MS);
    // Back by the menu of states, not by the clock.
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let is_back = || async { agent.get(&path).await.body["rest"].is_null() };
    while !is_back().await {
        crate::harness::glance().await;
    }
    app.advance(6 * MINUTE_MS);
    let own = clock(&agent, &shop, json!({ "act": "off" })).await;
    assert!(own["on_since"].is_null());
    clock(&agent, &shop, json!({ "act": "off" })).await;
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<clocking::Entity>().all().await.unwrap();
    let mut spent: Vec<_> = rows
        .iter()
        .map(|row| (row.is_rest, (row.to_at.unwrap() - row.from_at) / MINUTE_MS))
        .collect();
    spent.sort_unstable();
    assert_eq!(spent, [(false, 10), (true, 4)]);
    let (today, _) = wall(&app, &agent, &shop).await;
    let day = format!("metrics/days/{}?profile=taobao", today.as_str().unwrap());
    let duty = agent.get(&at(&shop, &day)).await.body["duty"].clone();
    let mine = json!([{ "member": agent.id, "planned_ms": 0, "clocked_ms": 10 * MINUTE_MS, "rest_ms": 4 * MINUTE_MS }]);
    assert_eq!(duty, mine);
});

on_both_databases!(the_end_of_a_shift_and_of_a_rest_are_told_once, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let (today, minute) = wall(&app, &leader, &shop).await;
    plan(
        &leader,
        &shop,
        json!([shift(agent.id, &today, minute, minute + 60)]),
    )
    .await;
    clock(&agent, &shop, json!({ "act": "on" })).await;
    let mut desk = at_desk(&app, &agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_with(agent.id)).await;
    app.advance(45 * MINUTE_MS);
    app.fire().await;
    app.fire().await;
    let titles = |notices: &[Notice]| {
        let titles = notices.iter().map(|notice| notice.zh.title.clone());
        titles.collect::<Vec<_>>()
    };
    let notices = app.notices(shop.id).await;
    assert_eq!(titles(&notices), ["班次快结束了"]);
    assert!(notices[0].zh.text.contains("1 个会话"), "{notices:?}");
    clock(&agent, &shop, json!({ "act": "rest", "minutes": 5 })).await;
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    let notices = titles(&app.notices(shop.id).await);
    assert_eq!(notices, ["班次快结束了", "小休时间到了", "小休超时"]);
    drop(desk);
    app.advance(35 * MINUTE_MS);
    app.fire().await;
    app.fire().await;
    let notices = titles(&app.notices(shop.id).await);
    assert_eq!(notices.last().unwrap(), "下班未交接");
    assert_eq!(notices.len(), 4);
    let own = agent.get(&at(&shop, "shifts/own")).await.body;
    assert!(own["on_since"].is_null(), "{own}");
});
