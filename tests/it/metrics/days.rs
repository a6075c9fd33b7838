use serde_json::json;
use yingke_schema::members::member::Role;

use super::{DAY_MS, TODAY, at, count_everything, day, round, sum};

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
