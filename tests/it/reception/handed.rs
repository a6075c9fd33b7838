use serde_json::json;
use yingke::{
    reception::{self, Act, AssignedBy, Outcome, Over, Sender},
    vocabulary::{MemberId, new_id},
};
use yingke_schema::{members::member::Role, reception::session};

use crate::harness::put;

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
