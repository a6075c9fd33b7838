//! Who gets a customer, through HTTP and the socket, and what is kept of why.

use serde_json::{Value, json};
use yingke::dispatch::Rules;
use yingke_schema::members::member::Role;

use crate::harness::{Client, TestShop};

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

async fn set(leader: &Client, shop: &TestShop<'_>, change: impl Fn(&mut Rules)) {
    let now = leader.get(&at(shop, "dispatch")).await;
    let mut rules: Rules = serde_json::from_value(now.body["rules"].clone()).unwrap();
    change(&mut rules);
    let body = json!({ "rules": rules, "rev": now.body["rev"] });
    let kept = leader.put(&at(shop, "dispatch"), &body).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

fn is_assigned(conversation: &str) -> impl Fn(&Value) -> bool {
    let conversation = conversation.to_owned();
    move |frame| {
        let rows = frame["rows"].as_array().into_iter().flatten();
        frame["type"] == "desk"
            && rows
                .clone()
                .any(|row| row["conversation"] == conversation && row["status"] == "assigned")
    }
}

on_both_databases!(a_trace_says_why_and_only_leaders_read_it, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Supervisor).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_assigned(&customer.conversation)).await;
    let path = at(
        &shop,
        &format!("conversations/{}/dispatches", customer.conversation),
    );
    let traces = loop {
        let traces = leader.get(&path).await.body;
        if traces[0]["decision"]["outcome"]["outcome"] == "given" {
            break traces;
        }
        tokio::task::yield_now().await;
    };
    let decision = &traces[0]["decision"];
    assert_eq!(decision["outcome"]["member"], json!(agent.id));
    let chosen = decision["steps"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&chosen["step"], &chosen["free"], &chosen["open"]),
        (&json!("chosen"), &json!(1), &json!(0))
    );
    assert_eq!(agent.get(&path).await.status, 403);
});

on_both_databases!(rules_are_kept_once_and_never_over_somebody_elses, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    set(&leader, &shop, |rules| rules.recent_days = 7).await;
    let stale = json!({ "rules": Rules::default(), "rev": 0 });
    let refused = leader.put(&at(&shop, "dispatch"), &stale).await;
    assert_eq!((refused.status, refused.code()), (409, "changed_meanwhile"));
    let seen = leader.get(&at(&shop, "dispatch")).await;
    assert_eq!(
        (&seen.body["rules"]["recent_days"], &seen.body["rev"]),
        (&json!(7), &json!(1))
    );
    let other = app.shop("songxi").await;
    let elsewhere = other.member(Role::Owner).await;
    let theirs = elsewhere.get(&at(&other, "dispatch")).await;
    assert_eq!(theirs.body["rules"]["recent_days"], 3);
});

on_both_databases!(
    nonsense_rules_are_refused_with_the_code_of_their_field,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let group = |name: &str, page: &str| json!({ "name": name, "pages": [page], "categories": [], "products": [], "order_states": [], "members": [] });
        for (field, value, code) in [
            ("recent_days", json!(31), "bad_recent_days"),
            ("wait_for_known_s", json!(-1), "bad_wait"),
            ("vip_from_fen", json!(0), "bad_vip"),
            ("return_after_s", json!(4), "bad_return"),
            ("groups", json!([group("", "/a")]), "bad_group_name"),
            ("groups", json!([group("售前", "a")]), "bad_condition"),
            (
                "groups",
                json!([group("售前", "/a"), group("售前", "/b")]),
                "same_group_name",
            ),
            (
                "members",
                json!([{ "member": leader.id, "weight": 0, "is_draining": false }]),
                "bad_weight",
            ),
        ] {
            let mut rules = serde_json::to_value(Rules::default()).unwrap();
            rules[field] = value;
            let refused = leader
                .put(&at(&shop, "dispatch"), &json!({ "rules": rules, "rev": 0 }))
                .await;
            assert_eq!((refused.status, refused.code()), (422, code));
            let refused = leader
                .post(&at(&shop, "dispatch/trials"), &json!({ "rules": rules }))
                .await;
            assert_eq!(refused.code(), code);
        }
    }
);

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

on_both_databases!(a_changed_rule_is_tried_on_the_last_day, |app| {
    let shop = app.shop("qingmu").await;
    let (leader, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_assigned(&customer.conversation)).await;
    let draining = Rules {
        members: vec![yingke::dispatch::MemberRule {
            member: agent.id,
            weight: 100,
            is_draining: true,
        }],
        ..Rules::default()
    };
    let trial = loop {
        let trial = leader
            .post(&at(&shop, "dispatch/trials"), &json!({ "rules": draining }))
            .await
            .body;
        if trial["decisions"] != 0 && trial["members"] != json!([]) {
            break trial;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(
        (&trial["changed"], &trial["left_after"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        (
            &trial["members"][0]["before"],
            &trial["members"][0]["after"]
        ),
        (&json!(1), &json!(0))
    );
    app.advance(24 * 60 * 60 * 1000 + 1);
    let later = leader
        .post(&at(&shop, "dispatch/trials"), &json!({ "rules": draining }))
        .await;
    assert_eq!(later.body["decisions"], 0);
});
