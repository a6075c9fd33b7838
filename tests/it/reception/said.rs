use serde_json::{Value, json};
use yingke::{storage::Engine, vocabulary::new_id};
use yingke_schema::{
    members::member::Role,
    reception::{desk, entry},
};

use super::texts;

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
