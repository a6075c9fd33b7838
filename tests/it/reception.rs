use std::sync::{Arc, Mutex};

use reqwest::Method;
use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::{
    reception::{
        self, Act, AssignedBy, Committed, Follower, Followers, Key, Lane, Outcome, Over, Row, Said,
        Sender, log,
    },
    storage::{Engine, ShopDb, StorageError},
    vocabulary::{ClientId, ConversationId, MemberId, ShopId, new_id},
};
use yingke_schema::{
    members::member::{self, Role},
    reception::{conversation, desk, entry, follow_mark, head, session},
};

use crate::commands;
use crate::harness::{TestApp, TestCustomer, TestShop, put, told};

fn texts(entries: &[Value]) -> Vec<&str> {
    entries
        .iter()
        .filter_map(|entry| entry["body"]["text"].as_str())
        .collect()
}

fn numbers(entries: &[Value]) -> Vec<i64> {
    entries
        .iter()
        .filter_map(|entry| entry["seq"].as_i64())
        .collect()
}

on_both_databases!(
    a_question_reaches_the_desk_and_its_answer_the_customer,
    |app| {
        let shop = app.shop("qingmu").await;
        let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
        let mut desk = app.member_socket("qingmu", &agent).await;
        desk.say(&json!({ "type": "desk" })).await;
        desk.say(&json!({ "type": "presence", "state": "online" }))
            .await;
        desk.hear_type("desk").await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let ack = widget
            .text(&customer.conversation, "public", "这个桌子能坐几个人？")
            .await;
        assert_eq!((&ack["type"], &ack["seq"]), (&json!("ack"), &json!(2)));
        let row = desk
            .hear(|frame| frame["type"] == "desk" && frame["rows"][0]["status"] == "assigned")
            .await;
        assert_eq!(row["rows"][0]["assignee"], json!(agent.id));
        assert_eq!(row["rows"][0]["last"]["text"], "这个桌子能坐几个人？");
        assert_eq!(row["rows"][0]["first"], true);
        desk.resume(&customer.conversation).await;
        desk.text(&customer.conversation, "public", "您好，能坐四到六人")
            .await;
        let answer = widget
            .hear(|frame| frame["type"] == "entry" && frame["kind"] == "text")
            .await;
        assert_eq!(answer["body"]["text"], "您好，能坐四到六人");
        assert_eq!(
            answer["from"],
            json!({ "kind": "member", "name": "客服小禾" })
        );
        assert!(answer.get("client_id").is_none(), "{answer}");
    }
);

on_both_databases!(a_retry_is_stored_once_and_other_content_is_refused, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let mut send = json!({
        "type": "send", "client_id": new_id(), "conversation": customer.conversation, "kind": "text", "body": { "text": "在吗" },
    });
    let first = widget.act(send.clone()).await;
    let again = widget.act(send.clone()).await;
    assert_eq!(first, again);
    send["body"]["text"] = json!("在不在");
    assert_eq!(widget.act(send).await["code"], "conflict");
    let (entries, _) = widget.resume(&customer.conversation).await;
    assert_eq!(texts(&entries), ["在吗"]);
    assert_eq!(numbers(&entries), [1, 2]);
});

on_both_databases!(
    a_retry_is_answered_though_its_sender_may_not_say_it_now,
    |app| {
        let shop = app.shop("qingmu").await;
        let (owner, agent) = (
            shop.member(Role::Owner).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        let commands = [
            json!({ "type": "send", "kind": "text", "body": { "text": "您好，能坐四到六人" } }),
            json!({ "type": "send", "kind": "text", "body": { "text": "发错了" } }),
            json!({ "type": "recall", "seq": 4 }),
            json!({ "type": "close" }),
        ]
        .map(|mut command| {
            command["client_id"] = json!(new_id());
            command["conversation"] = json!(customer.conversation);
            command
        });
        let mut first = Vec::new();
        for command in &commands {
            first.push(desk.act(command.clone()).await);
        }
        assert!(
            first.iter().all(|answer| answer["type"] == "ack"),
            "{first:?}"
        );
        let place = format!("/api/shops/{}/staff/{}", shop.id, agent.id);
        let change = owner
            .request(Method::PATCH, &place)
            .json(&json!({ "role": "warehouse" }));
        assert_eq!(told(change).await.status, 204);
        desk.closed().await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        for (command, first) in commands.iter().zip(&first) {
            assert_eq!(&desk.act(command.clone()).await, first);
        }
        let mut other = commands[0].clone();
        other["body"]["text"] = json!("能坐八人");
        assert_eq!(desk.act(other.clone()).await["code"], "conflict");
        other["client_id"] = json!(new_id());
        assert_eq!(desk.act(other).await["code"], "forbidden");
    }
);

on_both_databases!(a_whisper_never_reaches_the_customer, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "staff", "老客，注意语气")
        .await;
    desk.text(&customer.conversation, "public", "在的").await;
    let heard = widget
        .hear(|frame| frame["type"] == "entry" && frame["kind"] == "text")
        .await;
    assert_eq!(heard["body"]["text"], "在的");
    let (public, staff) = widget.resume(&customer.conversation).await;
    assert_eq!((texts(&public), staff.len()), (vec!["在吗", "在的"], 0));
    let fetch = json!({ "type": "fetch", "conversation": customer.conversation, "lane": "staff" });
    widget.say(&fetch).await;
    assert_eq!(widget.hear_type("error").await["code"], "forbidden");
    assert_eq!(
        widget.text(&customer.conversation, "staff", "x").await["code"],
        "forbidden"
    );
    let (_, staff) = desk.resume(&customer.conversation).await;
    assert_eq!(staff[0]["follows"], 2);
});

on_both_databases!(a_recall_empties_the_row_for_two_minutes_only, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let recall = |seq: &Value| json!({ "type": "recall", "conversation": customer.conversation, "lane": "public", "seq": seq });
    let first = widget
        .text(&customer.conversation, "public", "发错了")
        .await;
    assert_eq!(widget.act(recall(&first["seq"])).await["type"], "ack");
    let (entries, _) = widget.resume(&customer.conversation).await;
    assert_eq!(
        (&entries[1]["kind"], &entries[1]["body"]),
        (&json!("recalled"), &json!({}))
    );
    let second = widget
        .text(&customer.conversation, "public", "这条太久了")
        .await;
    app.advance(120_001);
    assert_eq!(widget.act(recall(&second["seq"])).await["code"], "too_late");
    assert_eq!(widget.act(recall(&json!(1))).await["code"], "refused");
});

on_both_databases!(a_number_in_an_answer_is_confirmed_before_it_leaves, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    let mut send = json!({
        "type": "send", "client_id": new_id(), "conversation": customer.conversation, "kind": "text",
        "body": { "text": "请打 13800138000" },
    });
    let stopped = desk.act(send.clone()).await;
    assert_eq!(
        (&stopped["code"], &stopped["findings"][0]["id"]),
        (&json!("needs_confirm"), &json!("privacy.phone"))
    );
    assert_eq!(desk.resume(&customer.conversation).await.0.len(), 0);
    send["confirm"] = json!(["privacy.phone"]);
    let stored = desk.act(send.clone()).await;
    assert_eq!(stored["type"], "ack");
    // A retry that forgot the confirmation is of a stored message: never blocked.
    send.as_object_mut().unwrap().remove("confirm");
    assert_eq!(desk.act(send).await, stored);
});

on_both_databases!(a_conversation_of_another_shop_does_not_exist, |app| {
    let (shop, other) = (app.shop("qingmu").await, app.shop("songxi").await);
    let (agent, customer) = (other.member(Role::Owner).await, shop.customer().await);
    let stranger = shop.customer().await;
    let mut desk = app.member_socket("songxi", &agent).await;
    for command in commands::about(&customer.conversation, agent.id) {
        desk.say(&command).await;
        assert_eq!(
            desk.hear_type("error").await["code"],
            "not_found",
            "{command}"
        );
    }
    let mut widget = app.customer_socket("qingmu", &stranger).await;
    for command in commands::about(&customer.conversation, agent.id) {
        widget.say(&command).await;
        assert_eq!(
            widget.hear_type("error").await["code"],
            "not_found",
            "{command}"
        );
    }
});

on_both_databases!(a_conversation_is_handed_on_and_closed, |app| {
    let shop = app.shop("qingmu").await;
    let (first, second) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let conversation = &customer.conversation;
    let mut mine = app.member_socket("qingmu", &first).await;
    let mut theirs = app.member_socket("qingmu", &second).await;
    mine.resume(conversation).await;
    theirs.resume(conversation).await;
    assert_eq!(
        mine.act(json!({ "type": "take", "conversation": conversation }))
            .await["type"],
        "ack"
    );
    assert_eq!(
        theirs
            .act(json!({ "type": "take", "conversation": conversation }))
            .await["code"],
        "refused"
    );
    assert_eq!(
        theirs
            .act(json!({ "type": "close", "conversation": conversation }))
            .await["code"],
        "refused"
    );
    let transfer = json!({ "type": "transfer", "conversation": conversation, "to": second.id, "note": "要发票" });
    assert_eq!(mine.act(transfer).await["lane"], "staff");
    let told = theirs.hear(|frame| frame["kind"] == "transfer").await;
    assert_eq!(told["body"]["note"], "要发票");
    let told = widget
        .hear(|frame| frame["kind"] == "assign" && frame["body"]["by"] == "transfer")
        .await;
    assert!(told["body"].get("member").is_none(), "{told}");
    assert_eq!(
        theirs
            .act(json!({ "type": "close", "conversation": conversation }))
            .await["type"],
        "ack"
    );
    widget.hear(|frame| frame["kind"] == "close").await;
    // The customer comes back: a new reception.
    widget.text(conversation, "public", "还有个问题").await;
    let (entries, _) = widget.resume(conversation).await;
    let opened: Vec<_> = entries
        .iter()
        .filter(|entry| entry["kind"] == "open")
        .collect();
    assert_eq!(opened.last().unwrap()["body"]["session"], 2);
});

on_both_databases!(read_marks_are_stored_and_only_rise, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "您好").await;
    let mark =
        |read: i64| json!({ "type": "mark", "conversation": customer.conversation, "read": read });
    widget.say(&mark(2)).await;
    let seen = desk
        .hear(|frame| frame["type"] == "marks" && frame["marks"]["customer"]["read"] == 2)
        .await;
    assert_eq!(seen["marks"]["customer"]["delivered"], 2);
    widget.say(&mark(1)).await;
    widget.say(&mark(9_000)).await;
    desk.hear(|frame| frame["marks"]["customer"]["read"] == 3)
        .await;
});

on_both_databases!(
    more_than_two_hundred_missed_come_as_the_newest_and_a_hole,
    |app| {
        let shop = app.shop("qingmu").await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        for line in 0..300 {
            widget
            .say(&json!({
                "type": "send", "client_id": new_id(), "conversation": customer.conversation, "kind": "text",
                "body": { "text": format!("{line}") },
            }))
            .await;
            app.advance(50);
            widget.hear_type("ack").await;
        }
        let mut back = app.customer_socket("qingmu", &customer).await;
        back.say(&json!({ "type": "resume", "conversation": customer.conversation, "public": 10 }))
            .await;
        let page = back.hear_type("page").await;
        assert_eq!(page["skipped"], json!({ "from": 11, "to": 251 }));
        assert_eq!(page["entries"].as_array().unwrap().len(), 50);
        assert_eq!(back.hear_type("resumed").await["public"], 301);
    }
);

on_both_databases!(a_sign_out_closes_its_sockets, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    assert_eq!(agent.client.delete("/api/sign-in").await.status, 204);
    assert_eq!(desk.closed().await, 4001);
});

on_both_databases!(frames_that_make_no_sense_are_answered_clearly, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for frame in [
        "",
        "[]",
        "{",
        "null",
        "{\"type\":1}",
        "{\"type\":\"nonsense\"}",
        "{\"type\":\"send\",\"html\":1}",
    ] {
        widget.raw(frame).await;
        assert_eq!(
            widget.hear_type("error").await["code"],
            "bad_frame",
            "{frame}"
        );
    }
    assert_eq!(
        widget.text(&customer.conversation, "public", "还在").await["type"],
        "ack"
    );
});

on_both_databases!(only_a_known_shopper_gets_in, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    app.shop("songxi").await;
    for (shop, token) in [
        ("songxi", customer.device.as_str()),
        ("qingmu", "yk_d_guess"),
        ("none", "x"),
    ] {
        let hello =
            json!({ "type": "hello", "v": 1, "as": "customer", "shop": shop, "token": token });
        let mut refused = app.socket(hello).await;
        assert_eq!(refused.welcome["type"], "error");
        assert_eq!(refused.closed().await, 4002);
    }
});

on_both_databases!(an_idle_reception_closes_once, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "欢迎再来")
        .await;
    assert_eq!(app.fire().await, 0);
    app.advance(2 * 60 * 60 * 1_000 + 1);
    assert_eq!(app.fire().await, 1);
    let closed = desk.hear(|frame| frame["kind"] == "close").await;
    assert_eq!(closed["body"]["by"], "idle");
    assert_eq!(app.fire().await, 0);
});

on_both_databases!(lists_search_and_stars_answer_over_http, |app| {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "白蜡木 100% 实木_真的")
        .await;
    desk.text(&customer.conversation, "public", "别的").await;
    let base = format!("/api/shops/{}/conversations", shop.id);
    let one = format!("{base}/{}", customer.conversation);
    for (words, hits) in [
        ("白蜡木", 1),
        ("100%25", 1),
        ("木_真", 1),
        ("木%25真", 0),
        ("\\", 0),
    ] {
        let found = agent.client.get(&format!("{one}/found?q={words}")).await;
        assert_eq!(
            found.body["entries"].as_array().unwrap().len(),
            hits,
            "{words}"
        );
    }
    assert_eq!(
        agent
            .client
            .put(&format!("{one}/star"), &json!({}))
            .await
            .status,
        204
    );
    assert_eq!(
        agent
            .client
            .put(&format!("{one}/star"), &json!({}))
            .await
            .status,
        204
    );
    let starred = agent.client.get(&format!("{base}?group=starred")).await;
    assert_eq!(starred.body["rows"][0]["starred"], true);
    assert_eq!(
        agent.client.delete(&format!("{one}/star")).await.status,
        204
    );
    let starred = agent.client.get(&format!("{base}?group=starred")).await;
    assert_eq!(starred.body["rows"].as_array().unwrap().len(), 0);
    desk.act(json!({ "type": "close", "conversation": customer.conversation }))
        .await;
    let closed = agent.client.get(&format!("{base}?group=closed")).await;
    assert_eq!(
        closed.body["rows"][0]["conversation"],
        json!(customer.conversation)
    );
});

on_both_databases!(
    a_command_that_came_too_fast_is_named_and_can_be_tried_again,
    |app| {
        let shop = app.shop("qingmu").await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let typing = json!({ "type": "typing", "conversation": customer.conversation, "on": true });
        // The test's clock stands still: the allowance of four seconds runs out.
        for _ in 0..199 {
            widget.say(&typing).await;
        }
        let refused = widget
            .text(&customer.conversation, "public", "太快了")
            .await;
        assert_eq!(refused["code"], "too_fast", "{refused}");
        app.advance(5_000);
        let stored = widget
            .text(&customer.conversation, "public", "太快了")
            .await;
        assert_eq!(stored["type"], "ack", "{stored}");
    }
);

on_both_databases!(faults_of_a_long_day_never_add_up_to_a_flood, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for _ in 0..30 {
        widget.raw("{").await;
        widget.hear_type("error").await;
        app.advance(15_000);
    }
    assert_eq!(
        widget.text(&customer.conversation, "public", "还在").await["type"],
        "ack"
    );
});

on_both_databases!(faults_at_once_are_a_flood, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    for _ in 0..21 {
        widget.raw("{").await;
    }
    assert_eq!(widget.closed().await, 4009);
});

on_both_databases!(a_retry_is_answered_though_the_colleague_has_left, |app| {
    let shop = app.shop("qingmu").await;
    let (first, second) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut desk = app.member_socket("qingmu", &first).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "您好").await;
    let transfer = |id| {
        json!({
            "type": "transfer", "client_id": id, "conversation": customer.conversation, "to": second.id,
        })
    };
    let id = new_id();
    let stored = desk.act(transfer(id)).await;
    assert_eq!(stored["type"], "ack");
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let gone = member::Column::Id.eq(second.id);
    tx.update::<member::Entity>(gone, |row| {
        row.col_expr(member::Column::LeftAt, Expr::value(1_i64))
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(desk.act(transfer(id)).await, stored);
    assert_eq!(desk.act(transfer(new_id())).await["code"], "not_found");
});

on_both_databases!(
    a_retry_is_answered_as_at_first_though_the_rules_would_refuse_it_now,
    |app| {
        let shop = app.shop("qingmu").await;
        let (first, second) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let conversation = &customer.conversation;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let mut desk = app.member_socket("qingmu", &first).await;
        let mut other = app.member_socket("qingmu", &second).await;
        let asked = widget.text(conversation, "public", "在吗").await;
        let command =
            |kind| json!({ "type": kind, "client_id": new_id(), "conversation": conversation });
        let (take, no_reply, close) = (command("take"), command("no_reply"), command("close"));
        let mut transfer = command("transfer");
        transfer["to"] = json!(second.id);
        let mut recall = command("recall");
        recall["seq"] = asked["seq"].clone();
        let mut acks = vec![widget.act(recall.clone()).await];
        for sent in [&take, &no_reply, &transfer] {
            acks.push(desk.act(sent.clone()).await);
        }
        acks.push(other.act(close.clone()).await);
        assert!(acks.iter().all(|ack| ack["type"] == "ack"), "{acks:?}");
        let mut again = vec![widget.act(recall).await];
        for sent in [take, no_reply, transfer] {
            again.push(desk.act(sent).await);
        }
        again.push(other.act(close).await);
        assert_eq!(acks, again);
    }
);

on_both_databases!(
    the_desk_shows_the_last_line_however_often_it_was_handed_on,
    |app| {
        let shop = app.shop("qingmu").await;
        let agents = [
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        ];
        let (customer, quiet) = (shop.customer().await, shop.customer().await);
        for asks in [&customer, &quiet] {
            let mut widget = app.customer_socket("qingmu", asks).await;
            widget.text(&asks.conversation, "public", "在吗").await;
            widget.text(&asks.conversation, "public", "有人吗").await;
        }
        let mut desks = Vec::new();
        for agent in &agents {
            desks.push(app.member_socket("qingmu", agent).await);
        }
        let take = json!({ "type": "take", "conversation": customer.conversation });
        assert_eq!(desks[0].act(take).await["type"], "ack");
        for (from, to) in [(0, 1), (1, 0), (0, 1), (1, 0), (0, 1)] {
            let hand_on = json!({
                "type": "transfer", "conversation": customer.conversation, "to": agents[to].id,
            });
            assert_eq!(desks[from].act(hand_on).await["type"], "ack");
        }
        desks[0].say(&json!({ "type": "desk" })).await;
        let snapshot = desks[0].hear_type("desk").await;
        let rows = snapshot["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert_eq!(row["last"]["text"], "有人吗");
            assert_eq!((&row["unread"], &row["read"]), (&json!(2), &json!(0)));
        }
    }
);

on_both_databases!(numbers_past_all_reason_are_answered_like_others, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    for number in [i64::MIN, -1, 0, 2, 3, i64::MAX - 1, i64::MAX] {
        let conversation = &customer.conversation;
        widget
            .say(&json!({ "type": "resume", "conversation": conversation, "public": number }))
            .await;
        assert_eq!(widget.hear_type("resumed").await["public"], 2);
        widget
            .say(&json!({ "type": "mark", "conversation": conversation, "read": number }))
            .await;
        for bound in ["before", "after"] {
            let mut fetch =
                json!({ "type": "fetch", "conversation": conversation, "lane": "public" });
            fetch[bound] = json!(number);
            widget.say(&fetch).await;
            widget.hear_type("page").await;
        }
        let recall = json!({ "type": "recall", "conversation": conversation, "seq": number });
        if number != 2 {
            assert_eq!(widget.act(recall).await["reason"], "no_message");
        }
    }
});

on_both_databases!(whether_rows_can_be_stored_is_asked_by_storing_one, |app| {
    let shop = app.shop("qingmu").await;
    let desks = || async {
        let db = app.app.store().shop(shop.id);
        db.rows::<desk::Entity>().all().await.unwrap()
    };
    yingke::reception::desk::probe(app.app.store())
        .await
        .unwrap();
    assert!(
        desks().await.is_empty(),
        "a shop without conversations stores none"
    );
    let customer = shop.customer().await;
    yingke::reception::desk::probe(app.app.store())
        .await
        .unwrap();
    assert_eq!(desks().await.len(), 1, "something was written");
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let before = desks().await[0].rev;
    yingke::reception::desk::probe(app.app.store())
        .await
        .unwrap();
    assert_eq!(desks().await[0].rev, before, "and nothing changed by it");
});

/// Room for a small row is left in the pages a database holds, and none for a message.
const FULL_ON_SQLITE: &str = "CREATE TRIGGER is_full BEFORE INSERT ON entry WHEN length(NEW.body) > 8000 \
    BEGIN SELECT RAISE(ABORT, 'full'); END";
const FULL_ON_POSTGRES: &str =
    "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF length(NEW.body) > 8000 THEN
        RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER is_full BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION is_full()";

on_both_databases!(a_store_without_room_for_a_message_is_not_sound, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let probe = async || yingke::reception::desk::probe(app.app.store()).await;
    probe().await.unwrap();
    let db = app.app.store().shop(shop.id);
    let entries = db.rows::<entry::Entity>().all().await.unwrap();
    assert!(entries.is_empty(), "the trial is taken back");
    app.tamper(match app.app.store().engine() {
        Engine::Sqlite(_) => FULL_ON_SQLITE,
        Engine::Postgres(_) => FULL_ON_POSTGRES,
    })
    .await;
    probe().await.unwrap_err();
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let small = widget.text(&customer.conversation, "public", "在吗").await;
    assert_eq!(small["type"], "ack", "which alone would prove nothing");
});

/// Notes what it is given to read.
#[derive(Default)]
struct Listens(Mutex<Vec<i64>>);

#[async_trait::async_trait]
impl Follower for Listens {
    fn name(&self) -> &'static str {
        "listens"
    }

    fn wants(&self, row: &Row) -> bool {
        &*row.kind == "text"
    }

    async fn follow(&self, _: ShopId, said: &[Said<'_>]) -> Result<(), StorageError> {
        let rows = said.iter().flat_map(|said| &said.rows);
        self.0.lock().unwrap().extend(rows.map(|row| row.seq));
        Ok(())
    }
}

impl Listens {
    fn heard(&self) -> Vec<i64> {
        self.0.lock().unwrap().clone()
    }
}

/// A line that one node stores: only that one's followers hear of it.
async fn line_at(
    node: &Followers,
    app: &TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
) -> i64 {
    let key = customer.key(shop);
    let seq = customer.put(&app.app, shop, "在吗").await;
    let db = app.app.store().shop(shop.id);
    let page = log::page(&db, key, Lane::Public, log::Span::After(seq - 1), 10).await;
    node.note(&Arc::new(Committed {
        key,
        rows: page.unwrap().rows,
        head: log::head(app.app.store(), key).await.unwrap().unwrap(),
        desk: None,
        origin: 0,
    }));
    seq
}

/// Until a follower has written down that it took what was said up to there.
async fn until_marked(shop: &ShopDb, seq: i64) {
    let is_kept = |mark: &follow_mark::Model| mark.follower == "listens" && mark.seq >= seq;
    loop {
        let marks = shop.rows::<follow_mark::Entity>().all().await.unwrap();
        if marks.iter().any(is_kept) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

on_both_databases!(what_another_node_took_is_not_taken_again, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let (one, other) = (Arc::new(Listens::default()), Arc::new(Listens::default()));
    let (store, clock) = (app.app.store(), app.app.clock());
    let db = store.shop(shop.id);
    let at_one = Followers::start(store, clock, vec![one.clone()]);
    let at_other = Followers::start(store, clock, vec![other.clone()]);
    let first = line_at(&at_one, &app, &shop, &customer).await;
    // Heard is not enough: it looks once more for what came meanwhile.
    until_marked(&db, first).await;
    let second = line_at(&at_other, &app, &shop, &customer).await;
    until_marked(&db, second).await;
    let third = line_at(&at_one, &app, &shop, &customer).await;
    while one.heard().last() != Some(&third) {
        tokio::task::yield_now().await;
    }
    assert_eq!(one.heard(), [first, third]);
    assert_eq!(other.heard(), [second]);
});

on_both_databases!(
    a_channel_and_what_it_calls_things_are_kept_with_conversation_and_message,
    |app| {
        let shop = app.shop("qingmu").await;
        let customer = shop.customer().await;
        let key = Key {
            shop: shop.id,
            conversation: ConversationId(new_id()),
        };
        let tx = app.app.store().begin(shop.id).await.unwrap();
        tx.insert(conversation::ActiveModel {
            shop_id: Set(shop.id),
            id: Set(key.conversation),
            customer_id: Set(customer.id),
            channel: Set("mail".to_owned()),
            external_id: Set(Some("thread-7".to_owned())),
            created_at: Set(app.now()),
        })
        .await
        .unwrap();
        tx.insert(head::ActiveModel {
            shop_id: Set(shop.id),
            conversation_id: Set(key.conversation),
            public_seq: Set(0),
            staff_seq: Set(0),
            status: Set(0),
            assignee: Set(None),
            session: Set(0),
            opened_at: Set(0),
            waiting_since: Set(None),
            is_answered: Set(false),
            last_at: Set(app.now()),
        })
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let (sender, act) = customer.says("在吗");
        let item = reception::Item {
            key,
            client_id: ClientId(new_id()),
            sender,
            act,
            channel: "mail".into(),
            external_id: Some("message-9".to_owned()),
        };
        let reviewed = app.app.live().guard().admit(item, &[]);
        let reviewed = reviewed.unwrap_or_else(|_| panic!("the guard lets it pass"));
        let stored = app.app.live().ledger().append_and_wait(reviewed).await;
        assert!(matches!(stored, Outcome::Stored { .. }), "{stored:?}");

        let db = app.app.store().shop(shop.id);
        let kept = db.rows::<conversation::Entity>();
        let kept = kept.with(conversation::Column::Id.eq(key.conversation));
        let kept = kept.one().await.unwrap().unwrap();
        assert_eq!(
            (&*kept.channel, kept.external_id.as_deref()),
            ("mail", Some("thread-7"))
        );
        let facts = log::facts(app.app.store(), key).await.unwrap().unwrap();
        assert_eq!(&*facts.channel, "mail");
        let page = log::page(&db, key, Lane::Public, log::Span::After(0), 10).await;
        let rows = page.unwrap().rows;
        let said = rows.iter().find(|row| &*row.kind == "text").unwrap();
        assert_eq!(
            (&*said.channel, said.external_id.as_deref()),
            ("mail", Some("message-9"))
        );
    }
);

on_both_databases!(given_to_another_it_counts_as_given_then, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let (one, other) = (MemberId(new_id()), MemberId(new_id()));
    customer.put(&app.app, &shop, "在吗").await;
    let give = async |to, over| {
        let act = Act::Assign {
            to,
            name: "小禾".into(),
            by: AssignedBy::Dispatch,
            over,
            capacity: None,
        };
        let given = put(&app.app, customer.key(&shop), Sender::system(), act).await;
        assert!(matches!(given, Outcome::Stored { .. }), "{given:?}");
    };
    let lately = async || {
        let db = app.app.store().shop(shop.id);
        let given = reception::given_since(&db, app.now() - 60 * 60 * 1_000).await;
        given.unwrap()
    };
    give(one, Over::Nobody).await;
    assert_eq!(lately().await[&one], (1, app.now()));
    app.advance(70 * 60 * 1_000);
    assert!(lately().await.is_empty());
    give(other, Over::One(one)).await;
    assert_eq!(lately().await[&other], (1, app.now()));
    // An answer gives it to nobody.
    let at = app.now();
    app.advance(60_000);
    let sender = Sender {
        kind: reception::SenderKind::Member,
        id: other.0,
        name: "小禾".into(),
    };
    let (_, answer) = customer.says("在的");
    put(&app.app, customer.key(&shop), sender, answer).await;
    let db = app.app.store().shop(shop.id);
    let sessions = db.rows::<session::Entity>().all().await.unwrap();
    assert_eq!(
        (sessions[0].assigned_at, sessions[0].answered_at),
        (Some(at), Some(app.now()))
    );
});
