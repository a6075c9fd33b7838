//! The supervisor's board: how the desk stands, a word to everyone, a state set for somebody else.

use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use crate::harness::TestShop;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/board{path}", shop.id)
}

fn shows(member: &Value, state: &'static str) -> impl Fn(&Value) -> bool {
    let member = member.clone();
    move |frame| {
        let members = frame["members"].as_array().into_iter().flatten();
        let mut members = members.clone();
        frame["type"] == "presence"
            && members.any(|one| one["id"] == member && one["state"] == state)
    }
}

on_both_databases!(the_board_shows_load_and_who_waits_and_sets_states, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let board = leader.get(&at(&shop, "")).await.body;
    let waits = &board["waiting"][0];
    assert_eq!(
        (&waits["conversation"], &waits["nobody_there"]),
        (&json!(customer.conversation), &json!(true))
    );
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let is_given = |frame: &Value| {
        let rows = frame["rows"].as_array().into_iter().flatten();
        let mut rows = rows.clone();
        frame["type"] == "desk" && rows.any(|row| row["assignee"] == json!(agent.id))
    };
    desk.hear(is_given).await;
    let board = leader.get(&at(&shop, "")).await.body;
    let members = board["members"].as_array().unwrap();
    let mine = members.iter().find(|one| one["id"] == json!(agent.id));
    let mine = mine.unwrap();
    assert_eq!(
        (
            &mine["open"],
            &mine["capacity"],
            &mine["state"],
            &mine["is_draining"]
        ),
        (&json!(1), &json!(10), &json!("online"), &json!(false))
    );
    assert_eq!(board["waiting"], json!([]));
    let path = at(&shop, &format!("/members/{}/presence", agent.id));
    let set = leader.put(&path, &json!({ "state": "rest" })).await;
    assert_eq!(set.status, 204, "{set:?}");
    desk.hear(shows(&json!(agent.id), "rest")).await;
    let absent = shop.member(Role::Agent).await;
    let path = at(&shop, &format!("/members/{}/presence", absent.id));
    let refused = leader.put(&path, &json!({ "state": "rest" })).await;
    assert_eq!((refused.status, refused.code()), (409, "not_at_desk"));
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<yingke_schema::audit::record::Entity>();
    let rows = rows.all().await.unwrap();
    let set: Vec<_> = rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(set, ["set_presence_of"]);
});

on_both_databases!(a_word_to_everyone_is_seen_at_once_and_kept, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let warehouse = shop.member(Role::Warehouse).await;
    let other = app.shop("songxi").await;
    let stranger = other.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &warehouse).await;
    let mut elsewhere = app.member_socket("songxi", &stranger).await;
    for nonsense in [" ".to_owned(), "很".repeat(201), "a\u{7}b".to_owned()] {
        let refused = leader
            .post(&at(&shop, "/announcements"), &json!({ "text": nonsense }))
            .await;
        assert_eq!((refused.status, refused.code()), (422, "bad_announcement"));
    }
    let told = leader
        .post(
            &at(&shop, "/announcements"),
            &json!({ "text": "今天统一说 48 小时内发货" }),
        )
        .await;
    assert_eq!(told.status, 204, "{told:?}");
    let news = desk.hear_type("news").await;
    assert_eq!(news["of"], "board");
    assert_eq!(
        news["detail"]["announcement"]["text"],
        "今天统一说 48 小时内发货"
    );
    let rows = app.app.store().shop(shop.id);
    let events = rows.rows::<yingke_schema::outbox::event::Entity>();
    let events = events.all().await.unwrap();
    let notices: Vec<_> = events.iter().filter(|row| row.kind == "Notice").collect();
    assert_eq!(notices.len(), 1);
    assert!(notices[0].payload.contains("48 小时内发货"));
    elsewhere.say(&json!({ "type": "desk" })).await;
    let first = elsewhere
        .hear(|frame| frame["type"] == "news" || frame["type"] == "desk")
        .await;
    assert_eq!(first["type"], "desk");
});
