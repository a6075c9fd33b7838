use serde_json::{Value, json};
use yingke::shifts::Serves;
use yingke_schema::members::member::Role;

use super::{add, all_automatic, automatic, be, is_read, on_duty, rule, says, session};
use crate::shifts::{plan, set, shift, wall};

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
            crate::harness::glance().await;
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

pub fn is_assigned(frame: &Value) -> bool {
    let mut rows = frame["rows"].as_array().into_iter().flatten();
    frame["type"] == "desk" && rows.any(|row| row["status"] == "assigned")
}
