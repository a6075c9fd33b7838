use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{Talk, add, at, automatic, be, change, on_duty, rule, session, timer_is_set};

fn is_close(frame: &Value) -> bool {
    frame["type"] == "entry" && frame["kind"] == "close"
}

on_both_databases!(whoever_waits_is_told_after_so_many_seconds, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let late = json!({ "kind": "unanswered", "after_s": 60 });
    add(&leader, &shop, &rule(&late, &session(), "抱歉，让您久等了")).await;
    let mut talk = Talk::begin(&app, &shop).await;
    timer_is_set(&app, "auto_unanswered").await;
    app.advance(59_000);
    be(&mut talk.desk, "busy").await;
    app.fire().await;
    assert!(talk.all_automatic().await.is_empty());
    app.advance(1_000);
    app.fire().await;
    app.fire().await;
    assert_eq!(automatic(&mut talk.widget).await, "抱歉，让您久等了");
    assert_eq!(talk.all_automatic().await.len(), 1);
});

on_both_databases!(who_falls_silent_is_reminded_and_then_let_go, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let idle = json!({ "kind": "idle", "after_s": 600, "close_after_s": 300 });
    add(&leader, &shop, &rule(&idle, &session(), "还在吗？")).await;
    let mut talk = Talk::answered(&app, &shop).await;
    // The customer spoke again: nobody is silent.
    app.advance(300_000);
    talk.asks("我看看").await;
    app.advance(301_000);
    app.fire().await;
    assert!(talk.all_automatic().await.is_empty());
    talk.answers("好的").await;
    app.advance(601_000);
    app.fire().await;
    assert_eq!(automatic(&mut talk.widget).await, "还在吗？");
    app.advance(301_000);
    app.fire().await;
    assert_eq!(talk.widget.hear(is_close).await["body"]["by"], "idle");
    assert_eq!(talk.all_automatic().await, ["还在吗？"]);
});

on_both_databases!(
    of_two_rules_about_silence_the_one_of_the_day_speaks,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        for (days, text, close_after_s) in [("working", "上班呢", 3_600), ("off", "放假呢", 300)]
        {
            let idle = json!({ "kind": "idle", "after_s": 600, "close_after_s": close_after_s });
            let mut rule = rule(&idle, &session(), text);
            rule["when"]["days"] = json!(days);
            add(&leader, &shop, &rule).await;
        }
        let mut talk = Talk::answered(&app, &shop).await;
        let customer = talk.customer.id;
        let would = async |quiet_s: i64| {
            let asked =
                json!({ "at": app.now(), "text": "", "quiet_s": quiet_s, "customer": customer });
            let told = leader.post(&at(&shop, "/preview"), &asked).await.body;
            let of = |text: &str| {
                let mut verdicts = told["verdicts"].as_array().unwrap().iter();
                let one = verdicts.find(|told| told["text"] == text).unwrap();
                (
                    one["fires"] == true,
                    one["why"]["code"].as_str().unwrap().to_owned(),
                )
            };
            [of("上班呢"), of("放假呢")]
        };
        let [working, off] = [
            (false, "other_time".to_owned()),
            (true, "waited".to_owned()),
        ];
        assert_eq!(would(600).await, [working.clone(), off]);
        // It is a Saturday.
        app.advance(601_000);
        app.fire().await;
        assert_eq!(automatic(&mut talk.widget).await, "放假呢");
        let reminded = (false, "said_in_silence".to_owned());
        app.advance(100_000);
        assert_eq!(would(600).await, [working, reminded]);
        app.advance(201_000);
        app.fire().await;
        assert_eq!(talk.widget.hear(is_close).await["body"]["by"], "idle");
        assert_eq!(talk.all_automatic().await, ["放假呢"]);
    }
);

on_both_databases!(a_timer_that_ended_is_set_again, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let idle = json!({ "kind": "idle", "after_s": 600, "close_after_s": null });
    let idle = rule(&idle, &session(), "还在吗？");
    let mut kept = add(&leader, &shop, &idle).await;
    let mut talk = Talk::answered(&app, &shop).await;
    let mut off = idle.clone();
    off["is_on"] = json!(false);
    change(&leader, &shop, &mut kept, &off).await;
    app.advance(601_000);
    app.fire().await;
    change(&leader, &shop, &mut kept, &idle).await;
    talk.answers("还有什么可以帮您").await;
    let set = timer_is_set(&app, "auto_idle");
    tokio::time::timeout(std::time::Duration::from_secs(10), set)
        .await
        .expect("the timer is set in time");
});

on_both_databases!(who_queues_is_told_how_long, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let queue = rule(
        &json!({ "kind": "queue" }),
        &session(),
        "第{place}位，约{wait}分钟",
    );
    add(&leader, &shop, &queue).await;
    let mut desk = on_duty(&app, &shop).await;
    app.tamper("UPDATE member SET capacity = 1").await;
    for number in 0..7 {
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
        app.app.live().dispatch_soon(shop.id);
        let conversation = customer.conversation.clone();
        desk.hear(|frame| {
            let mut rows = frame["rows"].as_array().into_iter().flatten();
            frame["type"] == "desk"
                && rows
                    .any(|row| row["conversation"] == conversation && row["status"] == "assigned")
        })
        .await;
        if number < 6 {
            app.advance(150_000);
            let close = json!({ "type": "close", "conversation": conversation });
            assert_eq!(desk.act(close).await["type"], "ack");
        }
    }
    let late = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &late).await;
    widget.text(&late.conversation, "public", "在吗").await;
    assert_eq!(automatic(&mut widget).await, "第1位，约3分钟");
});
