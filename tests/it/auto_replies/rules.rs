use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{
    Talk, add, all_automatic, at, automatic, be, is_automatic, is_read, lines, rule, says, session,
};

on_both_databases!(
    a_busy_reply_comes_once_is_marked_and_stops_no_clock,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Supervisor).await;
        let busy = json!({ "kind": "busy", "more_than": null });
        let text = "{member}正忙，{customer}请稍等";
        add(&leader, &shop, &rule(&busy, &session(), text)).await;
        add(
            &leader,
            &shop,
            &rule(&says("contains", "发票"), &session(), "可以开票"),
        )
        .await;
        let mut talk = Talk::begin(&app, &shop).await;
        talk.desk
            .hear(|frame| frame["type"] == "desk" && frame["rows"][0]["status"] == "assigned")
            .await;
        be(&mut talk.desk, "busy").await;
        talk.asks("在不在").await;
        let told = automatic(&mut talk.widget).await;
        assert_eq!(told, "客服小禾正忙，亲请稍等");
        talk.asks("能开发票吗").await;
        assert_eq!(automatic(&mut talk.widget).await, "可以开票");
        let said = talk.all_automatic().await;
        assert_eq!(said.len(), 2, "{said:?}");
        talk.desk.say(&json!({ "type": "desk" })).await;
        let row = talk
            .desk
            .hear(|frame| frame["type"] == "desk" && frame["snapshot"] == true)
            .await;
        let row = &row["rows"][0];
        assert_eq!(row["waiting_since"], json!(app.now()));
        assert_eq!(
            (&row["first"], &row["last"]["text"]),
            (&json!(true), &json!("能开发票吗"))
        );
    }
);

on_both_databases!(a_schedule_crosses_midnight, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    // The test begins on Saturday the 22nd of November 2025 at 16:26.
    let duty = json!([{ "from": 540, "to": 960 }]);
    let week = json!([duty, duty, duty, duty, duty, duty, duty]);
    let duty = json!({ "week": week, "holidays": null, "make_up": null });
    let path = format!("/api/shops/{}/calendar/duty-times", shop.id);
    let kept = leader.put(&path, &json!({ "duty": duty, "rev": 0 })).await;
    assert_eq!(kept.status, 200);
    let text = "值班时间{duty}，{next_duty}见";
    add(
        &leader,
        &shop,
        &rule(&json!({ "kind": "night" }), &session(), text),
    )
    .await;
    let minutes = json!({ "per": "minutes", "minutes": 1 });
    let mut late = rule(&says("exact", "夜里"), &minutes, "夜里也在");
    late["when"]["spans"] = json!([{ "from": 1_320, "to": 480 }]);
    late["when"]["weekdays"] = json!([6]);
    add(&leader, &shop, &late).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "夜里").await;
    assert_eq!(
        automatic(&mut widget).await,
        "值班时间09:00–16:00，明天 09:00见"
    );
    for hours in [7, 8] {
        app.advance(hours * 3_600_000);
        widget
            .text(&customer.conversation, "public", "夜里？")
            .await;
        assert_eq!(automatic(&mut widget).await, "夜里也在");
    }
    // Sunday evening is no Saturday's night.
    app.advance(16 * 3_600_000);
    let foreseen = json!({ "at": app.now(), "text": "夜里" });
    let foreseen = leader.post(&at(&shop, "/preview"), &foreseen).await;
    let verdicts = foreseen.body["verdicts"].as_array().unwrap();
    let late = verdicts
        .iter()
        .find(|told| told["kind"] == "keyword")
        .unwrap();
    assert_eq!(
        (&late["fires"], &late["why"]["code"]),
        (&json!(false), &json!("other_time"))
    );
    assert_eq!(
        all_automatic(&mut widget, &customer.conversation)
            .await
            .len(),
        3
    );
});

on_both_databases!(a_program_that_writes_many_lines_hears_five_of_ours, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let minute = json!({ "per": "minutes", "minutes": 1 });
    let word = rule(&says("contains", "发票"), &minute, "可以开票");
    add(&leader, &shop, &word).await;
    let customer = shop.customer().await;
    let key = customer.key(&shop);
    for round in 1..=6 {
        app.advance(61_000);
        for _ in 0..14 {
            customer.put(&app.app, &shop, "嗯").await;
        }
        let seq = customer.put(&app.app, &shop, "发票").await;
        is_read(&app, key, seq).await;
        assert_eq!(lines(&app, key).await, round.min(5));
    }
});

on_both_databases!(what_the_guard_stopped_is_no_reminder, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let idle = json!({ "kind": "idle", "after_s": 600, "close_after_s": 300 });
    add(&leader, &shop, &rule(&idle, &session(), "{shop}等您回来")).await;
    let mut talk = Talk::answered(&app, &shop).await;
    app.tamper("UPDATE shop SET name = '请打 13800138000'")
        .await;
    app.advance(601_000);
    app.fire().await;
    let said = talk.all_automatic().await;
    assert!(said.is_empty(), "{said:?}");
    app.tamper("UPDATE shop SET name = '青木'").await;
    app.advance(301_000);
    app.fire().await;
    let is_told = |frame: &Value| is_automatic(frame) || frame["kind"] == "close";
    let told = talk.widget.hear(is_told).await;
    assert_eq!(told["body"]["text"], "青木等您回来", "{told}");
});
