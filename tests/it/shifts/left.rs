use serde_json::{Value, json};
use yingke::{message_centre::To, vocabulary::MemberId};
use yingke_schema::{members::member::Role, promises::promise};

use super::{MINUTE_MS, at, at_desk, plan, shift, wall};
use crate::promises::suggested;

on_both_databases!(promises_left_behind_are_told_to_leaders, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let (today, minute) = wall(&app, &leader, &shop).await;
    let hour = shift(agent.id, &today, minute, minute + 60);
    plan(&leader, &shop, json!([hour])).await;
    let customer = shop.customer().await;
    suggested(&app, &shop, &customer, agent.id).await;
    app.tamper("UPDATE promise SET state = 'open'").await;
    app.advance(91 * MINUTE_MS);
    app.fire().await;
    let notices = app.notices(shop.id).await;
    let left: Vec<_> = notices
        .iter()
        .filter(|notice| notice.zh.title == "下班未交接")
        .collect();
    assert_eq!(left.len(), 1, "{notices:?}");
    assert!(left[0].zh.text.contains("0 个会话、1 项承诺"), "{left:?}");
});

on_both_databases!(everything_a_member_has_is_handed_over, |app| {
    let shop = app.shop("qingmu").await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let mut desk = at_desk(&app, &one).await;
    for question in ["在吗", "发什么快递"] {
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", question)
            .await;
        let conversation = customer.conversation.clone();
        let is_mine = move |frame: &Value| {
            let rows = frame["rows"].as_array().into_iter().flatten();
            let mut rows = rows.clone();
            frame["type"] == "desk"
                && rows
                    .any(|row| row["conversation"] == conversation && row["status"] == "assigned")
        };
        desk.hear(is_mine).await;
        suggested(&app, &shop, &customer, one.id).await;
    }
    app.tamper("UPDATE promise SET state = 'open'").await;
    let path = at(&shop, "shifts/hand-over");
    let to = |member: MemberId| json!({ "kind": "member", "member": member });
    for (wrong, code) in [
        (json!({ "conversations": to(one.id) }), "bad_member"),
        (
            json!({ "conversations": { "kind": "group", "group": "没有" } }),
            "no_group",
        ),
        (json!({ "promises": one.id }), "bad_member"),
    ] {
        let refused = one.post(&path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let over = json!({ "conversations": to(other.id), "promises": other.id, "note": "急单先回" });
    let done = one.post(&path, &over).await;
    assert_eq!(
        done.body,
        json!({ "conversations": 2, "promises": 2, "left": 0 }),
        "{done:?}"
    );
    let own = other.get(&at(&shop, "shifts/own")).await.body;
    assert_eq!((&own["open"], &own["promises"]), (&json!(2), &json!(2)));
    let again = one.post(&path, &over).await;
    assert_eq!(
        again.body,
        json!({ "conversations": 0, "promises": 0, "left": 0 })
    );
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<promise::Entity>().all().await.unwrap();
    assert!(rows.iter().all(|row| row.owner_id == other.id));
    let notices = app.notices(shop.id).await;
    let told: Vec<_> = notices
        .iter()
        .filter(|notice| notice.zh.title == "交接给你的承诺")
        .collect();
    assert_eq!(told.len(), 1, "{notices:?}");
    assert_eq!(told[0].to, To::Members(vec![other.id]));
    assert!(told[0].zh.text.contains("2 项承诺"), "{told:?}");
});
