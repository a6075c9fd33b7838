//! What a shop says by itself, through HTTP, sockets and timers.

use std::{collections::HashMap, sync::Arc};

use serde_json::{Value, json};
use yingke::{
    app::App,
    auto_replies::Reader,
    demo,
    reception::{
        Follower, Key, Lane, Row, Said, SenderKind,
        log::{self, Span},
    },
    shifts::Serves,
    vocabulary::ConversationId,
};
use yingke_schema::{
    catalogue::product,
    customers::customer,
    members::member::Role,
    reception::{entry, follow_mark},
    timers::timer,
    trade::order,
};

use crate::{
    harness::{Client, On, Socket, TestApp, TestShop},
    phrases::picture,
    shifts::{plan, set, shift, wall},
};

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/auto-replies{path}", shop.id)
}

fn rule(occasion: &Value, once: &Value, text: &str) -> Value {
    json!({
        "name": occasion["kind"], "is_on": true, "occasion": occasion, "once": once, "priority": 50, "text": text,
        "when": { "spans": [], "weekdays": [], "days": "any" },
    })
}

fn session() -> Value {
    json!({ "per": "session" })
}

async fn add(leader: &Client, shop: &TestShop<'_>, rule: &Value) -> Value {
    let added = leader.post(&at(shop, ""), rule).await;
    assert_eq!(added.status, 200, "{added:?}");
    added.body
}

fn says(how: &str, word: &str) -> Value {
    json!({ "kind": "keyword", "how": how, "words": [word], "products": [] })
}

fn is_automatic(frame: &Value) -> bool {
    frame["type"] == "entry" && frame["kind"] == "text" && frame["from"]["kind"] == "system"
}

async fn automatic(widget: &mut Socket) -> String {
    let heard = widget.hear(is_automatic).await;
    assert_eq!(heard["from"]["name"], "自动回复", "{heard}");
    heard["body"]["text"].as_str().unwrap().to_owned()
}

/// The texts of the system in a conversation.
async fn all_automatic(widget: &mut Socket, conversation: &str) -> Vec<String> {
    let (entries, _) = widget.resume(conversation).await;
    let said = entries
        .iter()
        .filter(|entry| entry["from"]["kind"] == "system");
    let texts = said.filter_map(|entry| entry["body"]["text"].as_str());
    texts.map(str::to_owned).collect()
}

async fn be(desk: &mut Socket, state: &str) {
    desk.say(&json!({ "type": "presence", "state": state }))
        .await;
    let is_so = |frame: &Value| {
        let mut members = frame["members"].as_array().into_iter().flatten();
        frame["type"] == "presence" && members.any(|member| member["state"] == state)
    };
    desk.hear(is_so).await;
}

async fn on_duty(app: &TestApp, shop: &TestShop<'_>) -> Socket {
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    be(&mut desk, "online").await;
    desk
}

/// Waits until a node has read a line, and kept that it has.
async fn is_read(app: &TestApp, key: Key, seq: i64) {
    let taken = |mark: &follow_mark::Model| {
        mark.conversation_id == key.conversation
            && mark.follower == "auto_replies"
            && mark.seq >= seq
    };
    loop {
        let db = app.app.store().shop(key.shop);
        let marks = db.rows::<follow_mark::Entity>().all().await.unwrap();
        if marks.iter().any(taken) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

/// How many automatic lines there are in a conversation.
async fn lines(app: &TestApp, key: Key) -> usize {
    let db = app.app.store().shop(key.shop);
    let rows = db.rows::<entry::Entity>().all().await.unwrap();
    let of_system = |row: &&entry::Model| {
        row.conversation_id == key.conversation
            && row.kind == "text"
            && row.sender_kind == SenderKind::System.code()
    };
    rows.iter().filter(of_system).count()
}

async fn change(leader: &Client, shop: &TestShop<'_>, kept: &mut Value, rule: &Value) {
    let path = at(shop, &format!("/{}", kept["id"].as_str().unwrap()));
    let body = json!({ "rule": rule, "rev": kept["rev"] });
    let changed = leader.put(&path, &body).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    *kept = changed.body;
}

async fn timer_is_set(app: &TestApp, kind: &str) {
    loop {
        let rows = app.app.store().across_shops().rows::<timer::Entity>();
        if rows.all().await.unwrap().iter().any(|row| row.kind == kind) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

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
        let customer = shop.customer().await;
        let mut desk = on_duty(&app, &shop).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        desk.hear(|frame| frame["type"] == "desk" && frame["rows"][0]["status"] == "assigned")
            .await;
        be(&mut desk, "busy").await;
        widget
            .text(&customer.conversation, "public", "在不在")
            .await;
        assert_eq!(automatic(&mut widget).await, "客服小禾正忙，亲请稍等");
        widget
            .text(&customer.conversation, "public", "能开发票吗")
            .await;
        assert_eq!(automatic(&mut widget).await, "可以开票");
        let said = all_automatic(&mut widget, &customer.conversation).await;
        assert_eq!(said.len(), 2, "{said:?}");
        desk.say(&json!({ "type": "desk" })).await;
        let row = desk
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

on_both_databases!(a_preview_tells_every_rule_and_its_reason, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let day = json!({ "per": "day" });
    add(
        &leader,
        &shop,
        &rule(&json!({ "kind": "holiday" }), &day, "{holiday}快乐"),
    )
    .await;
    let product = "01900000-0000-7000-8000-000000000001";
    let mut size = says("contains", "尺寸");
    size["products"] = json!([product]);
    add(&leader, &shop, &rule(&size, &session(), "尺寸见详情")).await;
    let preview = async |body: Value| leader.post(&at(&shop, "/preview"), &body).await;
    let told = |answer: &Value, kind: &str| {
        let mut verdicts = answer["verdicts"].as_array().unwrap().iter();
        let verdict = verdicts.find(|told| told["kind"] == kind).unwrap();
        (
            verdict["fires"].clone(),
            verdict["why"]["code"].clone(),
            verdict["text"].clone(),
        )
    };
    // New year's day is a holiday, and the Sunday after it a working day.
    let noon = 1_767_240_000_000_i64;
    let holiday = preview(json!({ "at": noon, "text": "尺寸" })).await.body;
    assert_eq!(
        told(&holiday, "holiday"),
        (json!(true), json!("is_holiday"), json!("元旦快乐"))
    );
    assert_eq!(told(&holiday, "keyword").1, "other_product");
    let make_up = json!({ "at": noon + 3 * 86_400_000, "text": "尺寸多大", "product": product });
    let make_up = preview(make_up).await.body;
    assert_eq!(make_up["day"], "make_up");
    assert_eq!(told(&make_up, "holiday").1, "no_holiday");
    assert_eq!(
        (told(&make_up, "keyword").0, told(&make_up, "keyword").1),
        (json!(true), json!("said"))
    );
    // A rule that is still being written, for a made-up desk and for a customer as things stand.
    let queue = rule(&json!({ "kind": "queue" }), &session(), "第{place}位");
    let desk = json!({ "holder": null, "open": 0, "there": 1, "free": 0 });
    let written =
        json!({ "at": noon, "text": "在吗", "draft": { "id": null, "rule": queue }, "desk": desk });
    assert_eq!(told(&preview(written).await.body, "queue").2, "第1位");
    let customer = shop.customer().await;
    let known = json!({ "at": noon, "text": "在吗", "customer": customer.id });
    assert_eq!(told(&preview(known).await.body, "holiday").0, true);
    let nobody = json!({ "at": noon, "text": "在吗", "customer": product });
    assert_eq!(preview(nobody).await.status, 404);
});

on_both_databases!(whoever_waits_is_told_after_so_many_seconds, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let late = json!({ "kind": "unanswered", "after_s": 60 });
    add(&leader, &shop, &rule(&late, &session(), "抱歉，让您久等了")).await;
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    timer_is_set(&app, "auto_unanswered").await;
    app.advance(59_000);
    be(&mut desk, "busy").await;
    app.fire().await;
    assert!(
        all_automatic(&mut widget, &customer.conversation)
            .await
            .is_empty()
    );
    app.advance(1_000);
    app.fire().await;
    app.fire().await;
    assert_eq!(automatic(&mut widget).await, "抱歉，让您久等了");
    assert_eq!(
        all_automatic(&mut widget, &customer.conversation)
            .await
            .len(),
        1
    );
});

on_both_databases!(who_falls_silent_is_reminded_and_then_let_go, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let idle = json!({ "kind": "idle", "after_s": 600, "close_after_s": 300 });
    add(&leader, &shop, &rule(&idle, &session(), "还在吗？")).await;
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "在的").await;
    timer_is_set(&app, "auto_idle").await;
    // The customer spoke again: nobody is silent.
    app.advance(300_000);
    widget
        .text(&customer.conversation, "public", "我看看")
        .await;
    app.advance(301_000);
    app.fire().await;
    assert!(
        all_automatic(&mut widget, &customer.conversation)
            .await
            .is_empty()
    );
    desk.text(&customer.conversation, "public", "好的").await;
    app.advance(601_000);
    app.fire().await;
    assert_eq!(automatic(&mut widget).await, "还在吗？");
    app.advance(301_000);
    app.fire().await;
    let closed = widget
        .hear(|frame| frame["type"] == "entry" && frame["kind"] == "close")
        .await;
    assert_eq!(closed["body"]["by"], "idle");
    assert_eq!(
        all_automatic(&mut widget, &customer.conversation).await,
        ["还在吗？"]
    );
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
        let customer = shop.customer().await;
        let mut desk = on_duty(&app, &shop).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        desk.resume(&customer.conversation).await;
        desk.text(&customer.conversation, "public", "在的").await;
        timer_is_set(&app, "auto_idle").await;
        let would = async |quiet_s: i64| {
            let asked =
                json!({ "at": app.now(), "text": "", "quiet_s": quiet_s, "customer": customer.id });
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
        assert_eq!(automatic(&mut widget).await, "放假呢");
        let reminded = (false, "said_in_silence".to_owned());
        app.advance(100_000);
        assert_eq!(would(600).await, [working, reminded]);
        app.advance(201_000);
        app.fire().await;
        let is_closed = |frame: &Value| frame["type"] == "entry" && frame["kind"] == "close";
        assert_eq!(widget.hear(is_closed).await["body"]["by"], "idle");
        let said = all_automatic(&mut widget, &customer.conversation).await;
        assert_eq!(said, ["放假呢"]);
    }
);

on_both_databases!(two_nodes_that_read_the_same_line_say_one_thing, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let minutes = json!({ "per": "minutes", "minutes": 5 });
    add(
        &leader,
        &shop,
        &rule(&says("contains", "票"), &minutes, "可以开票"),
    )
    .await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "发票").await;
    automatic(&mut widget).await;
    app.advance(301_000);
    widget.text(&customer.conversation, "public", "开票").await;
    let key = Key {
        shop: shop.id,
        conversation: ConversationId(customer.conversation.parse().unwrap()),
    };
    let db = app.app.store().shop(shop.id);
    let page = log::page(&db, key, Lane::Public, Span::Newest, 50)
        .await
        .unwrap();
    let rows = Arc::new(page.rows);
    let readers = (0..8).map(|_| {
        let (reader, rows) = (Reader(app.app.replies().clone()), rows.clone());
        tokio::spawn(async move { reader.follow(key.shop, &[said(key, &rows)]).await })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap().unwrap();
    }
    automatic(&mut widget).await;
    let said = all_automatic(&mut widget, &customer.conversation).await;
    assert_eq!(said.len(), 2, "{said:?}");
});

on_both_databases!(nonsense_is_refused_with_the_code_of_its_field, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let own = picture(&leader, &shop, "a.png").await;
    let risky = picture(&leader, &shop, "13800138000.png").await;
    let other = app.shop("songxi").await;
    let owner = other.member(Role::Owner).await;
    let elsewhere = picture(&owner, &other, "a.png").await;
    let mut fine = rule(&says("contains", "发票"), &session(), "可以开票");
    fine["pictures"] = json!([]);
    for (field, value, code) in [
        ("/name", json!(""), "bad_rule_name"),
        ("/priority", json!(101), "bad_priority"),
        ("/text", json!(" "), "bad_reply_text"),
        ("/text", json!("{custmer}您好"), "unknown_variable"),
        ("/text", json!("请打 13800138000"), "text_stopped"),
        ("/pictures", json!([uuid::Uuid::nil()]), "bad_pictures"),
        ("/pictures", json!([elsewhere]), "bad_pictures"),
        (
            "/pictures",
            json!([own, own, own, own, own]),
            "bad_pictures",
        ),
        ("/pictures", json!([risky]), "text_stopped"),
        ("/when/weekdays", json!([0]), "bad_schedule"),
        (
            "/when/spans",
            json!([{ "from": 60, "to": 60 }]),
            "bad_schedule",
        ),
        (
            "/once",
            json!({ "per": "minutes", "minutes": 0 }),
            "bad_limit",
        ),
        ("/occasion", says("pattern", "("), "bad_pattern"),
        ("/occasion", says("pattern", "(a{999}){999}"), "bad_pattern"),
        ("/occasion", says("pattern", "发票|"), "bad_pattern"),
        ("/occasion", says("contains", "？"), "bad_words"),
        (
            "/occasion",
            json!({ "kind": "unanswered", "after_s": 9 }),
            "bad_seconds",
        ),
        (
            "/occasion",
            json!({ "kind": "idle", "after_s": 600, "close_after_s": 1 }),
            "bad_seconds",
        ),
        (
            "/occasion",
            json!({ "kind": "busy", "more_than": 0 }),
            "bad_open",
        ),
    ] {
        let mut wrong = fine.clone();
        *wrong.pointer_mut(field).unwrap() = value;
        let refused = leader.post(&at(&shop, ""), &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let added = add(&leader, &shop, &fine).await;
    let path = at(&shop, &format!("/{}", added["id"].as_str().unwrap()));
    let body = json!({ "rule": fine, "rev": 1 });
    assert_eq!(leader.put(&path, &body).await.status, 200);
    let stale = leader.put(&path, &body).await;
    assert_eq!((stale.status, stale.code()), (409, "changed_meanwhile"));
    assert_eq!(leader.delete(&path).await.status, 204);
    let seen = leader.get(&at(&shop, "")).await.body;
    assert_eq!(seen["rules"], json!([]));
    assert!(seen["ready_made"].as_array().unwrap().len() > 10);
});

on_both_databases!(whoever_rests_is_not_there_and_a_full_group_is_full, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let nobody = json!({ "kind": "nobody_there" });
    add(&leader, &shop, &rule(&nobody, &session(), "客服都不在")).await;
    let full = json!({ "kind": "all_full" });
    add(&leader, &shop, &rule(&full, &session(), "客服都满员了")).await;
    let mut resting = on_duty(&app, &shop).await;
    be(&mut resting, "rest").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    assert_eq!(automatic(&mut widget).await, "客服都不在");
    // One of a group is full, and somebody else, whom the group does not ask, has room.
    let one = shop.member(Role::Agent).await;
    app.tamper("UPDATE member SET capacity = 1").await;
    let group = json!({
        "name": "售前", "pages": [], "categories": [], "products": [], "order_states": [], "members": [one.id],
    });
    let path = format!("/api/shops/{}/dispatch", shop.id);
    let mut rules = leader.get(&path).await.body;
    rules["rules"]["groups"] = json!([group]);
    rules["rules"]["beyond_group"] = json!(false);
    assert_eq!(leader.put(&path, &rules).await.status, 200);
    let _other = on_duty(&app, &shop).await;
    let mut desk = app.member_socket("qingmu", &one).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    desk.hear(|frame| frame["type"] == "desk" && frame["rows"][0]["status"] == "assigned")
        .await;
    let late = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &late).await;
    widget.text(&late.conversation, "public", "在吗").await;
    assert_eq!(automatic(&mut widget).await, "客服都满员了");
});

on_both_databases!(
    whoever_was_left_by_their_member_is_told_that_nobody_is_there,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let nobody = json!({ "kind": "nobody_there" });
        add(&leader, &shop, &rule(&nobody, &session(), "客服都不在")).await;
        let customer = shop.customer().await;
        let mut desk = on_duty(&app, &shop).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        desk.hear(is_assigned).await;
        desk.say(&json!({ "type": "presence", "state": "offline" }))
            .await;
        let members = format!("/api/shops/{}/members", shop.id);
        let is_there = |member: &Value| member["state"] == "online";
        loop {
            let seen = leader.get(&members).await.body;
            if !seen.as_array().unwrap().iter().any(is_there) {
                break;
            }
            tokio::task::yield_now().await;
        }
        app.advance(31_000);
        widget
            .text(&customer.conversation, "public", "还在吗")
            .await;
        assert_eq!(automatic(&mut widget).await, "客服都不在");
    }
);

on_both_databases!(whoever_is_off_duty_is_not_there_though_online, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let nobody = json!({ "kind": "nobody_there" });
    let minute = json!({ "per": "minutes", "minutes": 1 });
    add(&leader, &shop, &rule(&nobody, &minute, "客服都不在")).await;
    set(&leader, &shop, |rules| rules.serves = Serves::Planned).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    be(&mut desk, "online").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    assert_eq!(automatic(&mut widget).await, "客服都不在");
    let (today, minute) = wall(&app, &leader, &shop).await;
    let hour = shift(agent.id, &today, minute, minute + 60);
    plan(&leader, &shop, json!([hour])).await;
    app.app.live().dispatch_soon(shop.id);
    desk.hear(is_assigned).await;
    // The shift is over, with its half hour; whoever had it stays at the desk.
    app.advance(91 * 60_000);
    be(&mut desk, "busy").await;
    widget
        .text(&customer.conversation, "public", "还在吗")
        .await;
    assert_eq!(automatic(&mut widget).await, "客服都不在");
});

on_both_databases!(a_line_to_whoever_is_there_asks_nothing_of_dispatch, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let word = rule(&says("contains", "发票"), &session(), "可以开票");
    add(&leader, &shop, &word).await;
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(|frame| frame["type"] == "desk" && frame["rows"][0]["status"] == "assigned")
        .await;
    app.tamper("ALTER TABLE dispatch_rules RENAME TO dispatch_rules_elsewhere")
        .await;
    widget.text(&customer.conversation, "public", "发票").await;
    assert_eq!(automatic(&mut widget).await, "可以开票");
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
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "在的").await;
    timer_is_set(&app, "auto_idle").await;
    app.tamper("UPDATE shop SET name = '请打 13800138000'")
        .await;
    app.advance(601_000);
    app.fire().await;
    let said = all_automatic(&mut widget, &customer.conversation).await;
    assert!(said.is_empty(), "{said:?}");
    app.tamper("UPDATE shop SET name = '青木'").await;
    app.advance(301_000);
    app.fire().await;
    let is_told = |frame: &Value| is_automatic(frame) || frame["kind"] == "close";
    let told = widget.hear(is_told).await;
    assert_eq!(told["body"]["text"], "青木等您回来", "{told}");
});

on_both_databases!(a_timer_that_ended_is_set_again, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let idle = json!({ "kind": "idle", "after_s": 600, "close_after_s": null });
    let idle = rule(&idle, &session(), "还在吗？");
    let mut kept = add(&leader, &shop, &idle).await;
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "在的").await;
    timer_is_set(&app, "auto_idle").await;
    let mut off = idle.clone();
    off["is_on"] = json!(false);
    change(&leader, &shop, &mut kept, &off).await;
    app.advance(601_000);
    app.fire().await;
    change(&leader, &shop, &mut kept, &idle).await;
    desk.text(&customer.conversation, "public", "还有什么可以帮您")
        .await;
    let set = timer_is_set(&app, "auto_idle");
    tokio::time::timeout(std::time::Duration::from_secs(10), set)
        .await
        .expect("the timer is set in time");
});

/// Both nodes read both lines, at once and more than once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_answer_a_customer_with_one_line() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let nodes = [app.app.clone(), other];
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let minutes = json!({ "per": "minutes", "minutes": 5 });
    let word = rule(&says("contains", "票"), &minutes, "可以开票");
    add(&leader, &shop, &word).await;
    let mut customers = Vec::new();
    for _ in 0..12 {
        customers.push(shop.customer().await);
    }
    let talks = customers.iter().enumerate().map(|(at, customer)| {
        let (nodes, shop, app) = (&nodes, &shop, &app);
        async move {
            let key = customer.key(shop);
            let seq = customer.put(&nodes[at % 2], shop, "发票").await;
            tokio::join!(reads(&nodes[0], key), reads(&nodes[1], key));
            is_read(app, key, seq).await;
            assert_eq!(lines(app, key).await, 1);
            let seqs = tokio::join!(
                customer.put(&nodes[0], shop, "开票"),
                customer.put(&nodes[1], shop, "票呢"),
                reads(&nodes[at % 2], key),
            );
            is_read(app, key, seqs.0.max(seqs.1)).await;
            assert_eq!(lines(app, key).await, 1);
        }
    });
    futures_util::future::join_all(talks).await;
}

/// Two rules fit each line, and both nodes read it, at once and more than once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_answer_a_line_by_one_of_two_rules() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let nodes = [app.app.clone(), other];
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    two_about_invoices(&leader, &shop).await;
    let mut customers = Vec::new();
    for _ in 0..12 {
        customers.push(shop.customer().await);
    }
    let talks = customers.iter().enumerate().map(|(at, customer)| {
        let (nodes, shop, app) = (&nodes, &shop, &app);
        async move {
            let key = customer.key(shop);
            let seq = customer.put(&nodes[at % 2], shop, "发票").await;
            tokio::join!(reads(&nodes[0], key), reads(&nodes[1], key));
            is_read(app, key, seq).await;
            reads(&nodes[at % 2], key).await;
            assert_eq!(lines(app, key).await, 1);
        }
    });
    futures_util::future::join_all(talks).await;
}

/// Two rules that fit the same word.
async fn two_about_invoices(leader: &Client, shop: &TestShop<'_>) {
    for (word, text) in [("发票", "可以开票"), ("票", "票随货寄出")] {
        add(
            leader,
            shop,
            &rule(&says("contains", word), &session(), text),
        )
        .await;
    }
}

on_both_databases!(a_line_that_is_heard_again_gets_no_second_word, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    two_about_invoices(&leader, &shop).await;
    let customer = shop.customer().await;
    let key = customer.key(&shop);
    for said in 1..=2 {
        // Another word is another question, and the other rule has not had its say.
        let seq = customer.put(&app.app, &shop, "发票").await;
        is_read(&app, key, seq).await;
        assert_eq!(lines(&app, key).await, said);
        reads(&app.app, key).await;
        assert_eq!(lines(&app, key).await, said);
    }
});

on_both_databases!(
    a_line_that_is_heard_again_in_another_state_gets_no_second_word,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let busy = json!({ "kind": "busy", "more_than": null });
        add(&leader, &shop, &rule(&busy, &session(), "正忙")).await;
        let suspended = json!({ "kind": "suspended" });
        add(&leader, &shop, &rule(&suspended, &session(), "挂起了")).await;
        let customer = shop.customer().await;
        let key = customer.key(&shop);
        let mut desk = on_duty(&app, &shop).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        desk.hear(is_assigned).await;
        // Or being given away would be answered, once its member is busy.
        let given = rows_of(&app.app, key).await;
        let given = given.iter().rfind(|row| row.kind == "assign");
        is_read(&app, key, given.unwrap().seq).await;
        be(&mut desk, "busy").await;
        let asked = widget
            .text(&customer.conversation, "public", "在不在")
            .await;
        assert_eq!(automatic(&mut widget).await, "正忙");
        be(&mut desk, "suspended").await;
        let seq = asked["seq"].as_i64().unwrap();
        is_read(&app, key, seq).await;
        reads_one(&app.app, key, seq).await;
        assert_eq!(lines(&app, key).await, 1);
        reads_one(&app.app, key, customer.put(&app.app, &shop, "还在吗").await).await;
        assert_eq!(automatic(&mut widget).await, "挂起了");
    }
);

/// A node reads one line of a conversation.
async fn reads_one(node: &App, key: Key, seq: i64) {
    let mut rows = rows_of(node, key).await;
    rows.retain(|row| row.seq == seq);
    assert_eq!(rows.len(), 1);
    let reader = Reader(node.replies().clone());
    reader.follow(key.shop, &[said(key, &rows)]).await.unwrap();
}

async fn reads(node: &App, key: Key) {
    let rows = rows_of(node, key).await;
    let reader = Reader(node.replies().clone());
    reader.follow(key.shop, &[said(key, &rows)]).await.unwrap();
}

async fn rows_of(node: &App, key: Key) -> Vec<Row> {
    let db = node.store().shop(key.shop);
    let page = log::page(&db, key, Lane::Public, Span::Newest, 50).await;
    page.unwrap().rows
}

fn said(key: Key, rows: &[Row]) -> Said<'_> {
    let rows = rows.iter().collect();
    Said { key, rows }
}

on_both_databases!(
    pictures_follow_the_text_once_and_are_the_customer_s_to_see,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let mut pictures = Vec::new();
        for name in ["d.png", "c.png", "b.png", "a.png"] {
            pictures.push(picture(&leader, &shop, name).await);
        }
        let minutes = json!({ "per": "minutes", "minutes": 5 });
        let mut size = rule(&says("contains", "尺寸"), &minutes, "{customer}请看尺寸图");
        size["pictures"] = json!(pictures);
        let kept = add(&leader, &shop, &size).await;
        assert_eq!(kept["rule"]["pictures"], json!(pictures));
        let mut alone = rule(&says("contains", "色卡"), &minutes, "");
        alone["pictures"] = json!([pictures[0]]);
        add(&leader, &shop, &alone).await;
        let asked = json!({ "at": app.now(), "text": "尺寸" });
        let foreseen = leader.post(&at(&shop, "/preview"), &asked).await.body;
        assert_eq!(
            foreseen["verdicts"][0]["pictures"],
            json!(pictures),
            "{foreseen}"
        );

        let customer = shop.customer().await;
        let links = format!("/api/shops/{}/file-links", shop.id);
        let wanted = json!({ "files": pictures });
        let shown = async || customer.post(&links, &wanted).await.body["links"].clone();
        assert_eq!(shown().await, json!({}));
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", "尺寸多大")
            .await;
        assert_eq!(automatic(&mut widget).await, "亲请看尺寸图");
        for file in &pictures {
            let image = widget.hear(|frame| frame["kind"] == "image").await;
            assert_eq!(image["body"]["file"], json!(file));
            assert_eq!(
                (&image["from"]["kind"], &image["from"]["name"]),
                (&json!("system"), &json!("自动回复"))
            );
        }
        assert_eq!(shown().await.as_object().unwrap().len(), 4);
        // Five lines were one reply, so there is room for the next; the same one does not come again.
        widget
            .text(&customer.conversation, "public", "尺寸和色卡")
            .await;
        let image = widget.hear(|frame| frame["kind"] == "image").await;
        assert_eq!(image["body"]["file"], json!(pictures[0]));
        let (entries, _) = widget.resume(&customer.conversation).await;
        let said = entries
            .iter()
            .filter(|entry| entry["from"]["name"] == "自动回复");
        let said: Vec<_> = said.map(|entry| entry["kind"].as_str().unwrap()).collect();
        assert_eq!(said, ["text", "image", "image", "image", "image", "image"]);
        let row = leader
            .get(&format!(
                "/api/shops/{}/conversations/{}",
                shop.id, customer.conversation
            ))
            .await;
        assert_eq!(
            row.body["row"]["waiting_since"],
            json!(app.now()),
            "no clock stops"
        );
    }
);

on_both_databases!(whoever_has_the_customer_is_suspended_or_at_rest, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    for (kind, text) in [("suspended", "{member}挂起了"), ("rest", "{member}在小休")] {
        let rule = rule(&json!({ "kind": kind }), &session(), text);
        add(&leader, &shop, &rule).await;
    }
    let customer = shop.customer().await;
    let mut desk = on_duty(&app, &shop).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let asked = widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_assigned).await;
    // Or this line would be answered, once its member is suspended.
    is_read(&app, customer.key(&shop), asked["seq"].as_i64().unwrap()).await;
    for (state, told) in [("suspended", "客服小禾挂起了"), ("rest", "客服小禾在小休")]
    {
        be(&mut desk, state).await;
        widget
            .text(&customer.conversation, "public", "还在吗")
            .await;
        assert_eq!(automatic(&mut widget).await, told);
    }
    let said = all_automatic(&mut widget, &customer.conversation).await;
    assert_eq!(said.len(), 2, "{said:?}");
});

fn is_assigned(frame: &Value) -> bool {
    let mut rows = frame["rows"].as_array().into_iter().flatten();
    frame["type"] == "desk" && rows.any(|row| row["status"] == "assigned")
}

on_both_databases!(a_greeting_is_for_the_first_line_and_no_later_one, |app| {
    for (per, in_next_reception) in [("session", 1), ("day", 0)] {
        let shop = app.shop(&format!("qingmu-{per}")).await;
        let leader = shop.member(Role::Owner).await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let key = customer.key(&shop);
        let says = async || {
            let seq = customer.put(&app.app, &shop, "在吗").await;
            is_read(&app, key, seq).await;
            lines(&app, key).await
        };
        // Said before the shop had a rule: what was sent cannot tell that it was the first.
        assert_eq!(says().await, 0);
        let first = rule(
            &json!({ "kind": "first_contact" }),
            &json!({ "per": per }),
            "欢迎",
        );
        add(&leader, &shop, &first).await;
        assert_eq!(says().await, 0, "the second line is not the first");
        let mut desk = app.member_socket(&shop.slug, &agent).await;
        let order = |kind: &str| json!({ "type": kind, "conversation": customer.conversation });
        assert_eq!(desk.act(order("take")).await["type"], "ack");
        assert_eq!(desk.act(order("close")).await["type"], "ack");
        assert_eq!(says().await, in_next_reception, "{per}");
        app.advance(24 * 3_600_000);
        assert_eq!(says().await, 1, "{per}");
    }
});

on_both_databases!(the_words_of_a_reply_are_filled_with_what_is_known, |app| {
    demo::seed(&app.app).await.unwrap();
    let shop = app.known_shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let db = app.app.store().shop(shop.id);
    let people = db.rows::<customer::Entity>().all().await.unwrap();
    let mut orders = db.rows::<order::Entity>().all().await.unwrap();
    orders.sort_by_key(|order| order.created_at);
    let newest: HashMap<_, _> = orders
        .iter()
        .map(|order| (order.customer_id, order))
        .collect();
    let product = db.rows::<product::Entity>().one().await.unwrap().unwrap();
    let text = "{customer}|{order_no}|{order_state}|{product}";
    let draft = rule(&json!({ "kind": "first_contact" }), &session(), text);
    let mut told = Vec::new();
    for person in people.iter().filter(|person| person.external_id.is_some()) {
        let Some(order) = newest.get(&person.id) else {
            continue;
        };
        let asked = json!({
            "at": app.now(), "text": "在吗", "customer": person.id, "product": product.id,
            "draft": { "id": null, "rule": draft },
        });
        let answer = leader.post(&at(&shop, "/preview"), &asked).await;
        if answer.status != 200 {
            continue;
        }
        let verdicts = answer.body["verdicts"].as_array().unwrap();
        let own = verdicts.iter().find(|told| told["rule"].is_null()).unwrap();
        let state = match order.state.as_str() {
            "WAIT_BUYER_PAY" => "等待付款",
            "WAIT_SELLER_SEND_GOODS" => "等待发货",
            "WAIT_BUYER_CONFIRM_GOODS" => "已发货",
            "TRADE_FINISHED" => "交易成功",
            _ => "交易关闭",
        };
        let expected = format!("{}|{}|{state}|{}", person.name, order.no, product.title);
        assert_eq!(own["text"], expected);
        told.push(state);
    }
    told.sort_unstable();
    told.dedup();
    assert!(told.len() > 1, "{told:?}");
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

on_both_databases!(
    a_member_says_it_in_their_own_words_where_the_shop_lets_them,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Agent).await,
        );
        let minute = json!({ "per": "minutes", "minutes": 1 });
        let busy = json!({ "kind": "busy", "more_than": null });
        let mut of_shop = rule(&busy, &minute, "{member}正忙");
        let mut kept = add(&leader, &shop, &of_shop).await;
        let own = format!("/api/shops/{}/own-replies", shop.id);
        let words = |busy: &str| json!({ "busy": busy, "suspended": "", "rest": "" });
        let mine = words("{member}在打包，{customer}等我一刻钟");
        let told = agent.put(&own, &mine).await;
        assert_eq!(told.status, 200, "{told:?}");
        let state = &told.body["states"][0];
        assert_eq!(
            (&state["shop"], &state["takes_own"], &state["said"]),
            (
                &json!("{member}正忙"),
                &json!(false),
                &json!("客服小禾正忙")
            )
        );

        let customer = shop.customer().await;
        let mut desk = app.member_socket(&shop.slug, &agent).await;
        desk.say(&json!({ "type": "desk" })).await;
        be(&mut desk, "online").await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let asked = widget.text(&customer.conversation, "public", "在吗").await;
        desk.hear(is_assigned).await;
        // Or this line would be answered too, once its member is busy.
        is_read(&app, customer.key(&shop), asked["seq"].as_i64().unwrap()).await;
        let mut hears = async || {
            app.advance(61_000);
            be(&mut desk, "busy").await;
            widget
                .text(&customer.conversation, "public", "在不在")
                .await;
            automatic(&mut widget).await
        };
        assert_eq!(hears().await, "客服小禾正忙");
        of_shop["takes_own_words"] = json!(true);
        change(&leader, &shop, &mut kept, &of_shop).await;
        let of_agent = "客服小禾在打包，亲等我一刻钟";
        assert_eq!(hears().await, of_agent);

        // Whoever leads sees beforehand whose words are sent; a customer of nobody's reads the shop's.
        let foreseen = async |who: Value| {
            let desk = json!({ "holder": "busy", "open": 1, "there": 1, "free": 1 });
            let asked = json!({ "at": app.now(), "text": "在吗", "customer": who, "desk": desk });
            let told = leader.post(&at(&shop, "/preview"), &asked).await.body;
            let verdict = &told["verdicts"][0];
            (verdict["text"].clone(), verdict["is_own"].clone())
        };
        assert_eq!(
            foreseen(json!(customer.id)).await,
            (json!(of_agent), json!(true))
        );
        assert_eq!(foreseen(Value::Null).await.1, json!(false));
        let seen = agent.get(&own).await.body;
        assert_eq!(
            (&seen["own"], &seen["states"][0]["said"]),
            (&mine, &json!(of_agent))
        );

        assert_eq!(agent.put(&own, &words("")).await.status, 200);
        assert_eq!(hears().await, "客服小禾正忙");
    }
);

on_both_databases!(
    own_words_are_refused_like_a_rule_s_and_only_for_a_member_s_state,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent) = (
            shop.member(Role::Owner).await,
            shop.member(Role::Agent).await,
        );
        let own = format!("/api/shops/{}/own-replies", shop.id);
        for (words, code) in [
            ("{membr}在忙", "unknown_variable"),
            ("请打 13812345678", "text_stopped"),
        ] {
            let words = json!({ "busy": "", "suspended": "", "rest": words });
            let refused = agent.put(&own, &words).await;
            assert_eq!((refused.status, refused.code()), (422, code));
            assert_eq!(refused.body["field"], json!("rest"));
        }
        let none = json!({ "busy": "", "suspended": "", "rest": "" });
        assert_eq!(agent.get(&own).await.body["own"], none);
        let mut night = rule(&json!({ "kind": "night" }), &session(), "夜里");
        night["takes_own_words"] = json!(true);
        let refused = leader.post(&at(&shop, ""), &night).await;
        assert_eq!((refused.status, refused.code()), (422, "bad_own_words"));
    }
);
