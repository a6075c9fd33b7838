use serde_json::{Value, json};
use yingke::{
    reception::{Act, AssignedBy, ClosedBy, Outcome, Over, Refusal, Sender},
    vocabulary::MemberId,
};
use yingke_schema::members::member::Role;

use super::{at, give, is_assigned, is_with, on_duty, set};
use crate::harness::put;

on_both_databases!(a_customer_who_belongs_to_someone_goes_to_them, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let path = at(&shop, &format!("customers/{}/dedicated", customer.id));
    assert_eq!(
        leader
            .put(&path, &json!({ "member": other.id }))
            .await
            .status,
        204
    );
    assert_eq!(one.get(&path).await.body["member"], json!(other.id));
    let warehouse = shop.member(Role::Warehouse).await;
    let refused = leader.put(&path, &json!({ "member": warehouse.id })).await;
    assert_eq!(refused.code(), "bad_member");
    let mut desks = Vec::new();
    for agent in [&one, &other] {
        let mut desk = app.member_socket("qingmu", agent).await;
        desk.say(&json!({ "type": "desk" })).await;
        desk.say(&json!({ "type": "presence", "state": "online" }))
            .await;
        desk.hear(|frame| {
            let members = frame["members"].as_array().into_iter().flatten();
            frame["type"] == "presence"
                && members
                    .clone()
                    .any(|member| member["id"] == json!(agent.id) && member["state"] == "online")
        })
        .await;
        desks.push(desk);
    }
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget
        .text(&customer.conversation, "public", "我的桌子到哪了")
        .await;
    desks[0].hear(is_assigned(&customer.conversation)).await;
    let row = leader
        .get(&at(
            &shop,
            &format!("conversations/{}", customer.conversation),
        ))
        .await;
    assert_eq!(row.body["row"]["assignee"], json!(other.id));
});

on_both_databases!(
    whoever_waits_is_told_their_place_and_comes_to_another_when_theirs_is_gone,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        set(&leader, &shop, |rules| rules.return_after_s = Some(10)).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut first = app.member_socket("qingmu", &one).await;
        first.say(&json!({ "type": "desk" })).await;
        first
            .say(&json!({ "type": "presence", "state": "online" }))
            .await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        first.hear(is_assigned(&customer.conversation)).await;
        first
            .say(&json!({ "type": "presence", "state": "offline" }))
            .await;
        first.hear_type("presence").await;
        app.advance(10_001);
        let mut second = app.member_socket("qingmu", &other).await;
        second.say(&json!({ "type": "desk" })).await;
        second
            .say(&json!({ "type": "presence", "state": "online" }))
            .await;
        let with_other = |frame: &Value| {
            let rows = frame["rows"].as_array().into_iter().flatten();
            frame["type"] == "desk" && rows.clone().any(|row| row["assignee"] == json!(other.id))
        };
        second.hear(with_other).await;
    }
);

on_both_databases!(
    who_waits_for_someone_whose_line_died_comes_to_another,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        set(&leader, &shop, |rules| rules.return_after_s = Some(10)).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut first = app.member_socket("qingmu", &one).await;
        first.say(&json!({ "type": "desk" })).await;
        first
            .say(&json!({ "type": "presence", "state": "online" }))
            .await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        first.hear(is_assigned(&customer.conversation)).await;
        drop(first);
        // Only the customer's is left: nobody renews the lease of 5 seconds any more.
        while app.app.live().sockets() > 1 {
            tokio::task::yield_now().await;
        }
        app.advance(14_000);
        let mut second = app.member_socket("qingmu", &other).await;
        second.say(&json!({ "type": "desk" })).await;
        second
            .say(&json!({ "type": "presence", "state": "online" }))
            .await;
        let is_there = |frame: &Value| {
            let mut members = frame["members"].as_array().into_iter().flatten();
            frame["type"] == "presence"
                && members
                    .any(|member| member["id"] == json!(other.id) && member["state"] == "online")
        };
        second.hear(is_there).await;
        let holder = async || {
            let path = format!("conversations/{}", customer.conversation);
            leader.get(&at(&shop, &path)).await.body["row"]["assignee"].clone()
        };
        assert_eq!(holder().await, json!(one.id), "she may be back in time");
        app.advance(1_001);
        let with_other = |frame: &Value| {
            let mut rows = frame["rows"].as_array().into_iter().flatten();
            frame["type"] == "desk" && rows.any(|row| row["assignee"] == json!(other.id))
        };
        second.hear(with_other).await;
        assert_eq!(holder().await, json!(other.id));
    }
);

on_both_databases!(whoever_finishes_up_gets_nothing_new, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let path = at(&shop, &format!("dispatch/members/{}/drain", one.id));
    assert_eq!(
        leader
            .put(&path, &json!({ "is_draining": true }))
            .await
            .status,
        204
    );
    let mut first = on_duty(&app, &shop, &one).await;
    let _second = on_duty(&app, &shop, &other).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    first.hear(is_with(&customer.conversation, other.id)).await;
    let warehouse = shop.member(Role::Warehouse).await;
    let path = at(&shop, &format!("dispatch/members/{}/drain", warehouse.id));
    let refused = leader.put(&path, &json!({ "is_draining": true })).await;
    assert_eq!(refused.code(), "bad_member");
});

/// As dispatch gives to somebody who may have one conversation.
fn only_one(to: MemberId) -> Act {
    Act::Assign {
        to,
        name: "客服小禾".into(),
        by: AssignedBy::Dispatch,
        over: Over::Nobody,
        capacity: Some(1),
    }
}

on_both_databases!(
    who_took_one_by_hand_meanwhile_is_given_none_beyond_their_capacity,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let (taken, waits) = (shop.customer().await, shop.customer().await);
        for customer in [&taken, &waits] {
            customer.put(&app.app, &shop, "在吗").await;
        }
        give(&app, &shop, &taken, agent.id).await;
        let given = async || {
            let act = only_one(agent.id);
            put(&app.app, waits.key(&shop), Sender::system(), act).await
        };
        assert_eq!(given().await, Outcome::Refused(Refusal::Full));
        // A place that becomes free in the same breath is free.
        let close = Act::Close {
            by: ClosedBy::Customer,
            over: true,
        };
        let closes = put(&app.app, taken.key(&shop), Sender::system(), close);
        let (closed, given) = tokio::join!(closes, given());
        assert!(matches!(closed, Outcome::Stored { .. }), "{closed:?}");
        assert!(matches!(given, Outcome::Stored { .. }), "{given:?}");
    }
);
