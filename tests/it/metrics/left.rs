use serde_json::json;
use yingke::metrics;
use yingke_schema::{dispatch::trace, members::member::Role};

use super::{DAY_MS, TODAY, at, day, sum};

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
            crate::harness::glance().await;
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
        crate::harness::glance().await;
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
