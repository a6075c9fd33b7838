use serde_json::json;
use yingke::dispatch::{Group, Rules};
use yingke_schema::members::member::Role;

use super::{after_sale, at, give, hand, is_assigned, set};

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
        crate::harness::glance().await;
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
            ("reasons", json!(["", "x"]), "bad_reason"),
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
        crate::harness::glance().await;
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
    assert_eq!(trial["not_tried"], json!([]));
    let beyond = Rules {
        after_transfer: yingke::dispatch::Sticky::First,
        leave_to: Some(agent.id),
        return_after_s: None,
        ..draining.clone()
    };
    let told = leader
        .post(&at(&shop, "dispatch/trials"), &json!({ "rules": beyond }))
        .await;
    assert_eq!(
        told.body["not_tried"],
        json!(["after_transfer", "leave_to", "return_after_s"])
    );
    app.advance(24 * 60 * 60 * 1000 + 1);
    let later = leader
        .post(&at(&shop, "dispatch/trials"), &json!({ "rules": draining }))
        .await;
    assert_eq!(later.body["decisions"], 0);
});

on_both_databases!(a_group_is_kept_by_its_name_without_blanks, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    set(&leader, &shop, |rules| {
        let name = " 售后 ".into();
        rules.groups = vec![Group {
            name,
            ..after_sale(&[agent.id])
        }];
        rules.reasons = vec!["要下班 ".into()];
    })
    .await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    give(&app, &shop, &customer, agent.id).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    let to_group = hand(
        &customer.conversation,
        &json!({ "group": "售后", "reason": "要下班" }),
    );
    let handed = desk.act(to_group).await;
    assert_eq!(handed["type"], "ack", "{handed}");
    let kept = leader.get(&at(&shop, "dispatch")).await.body;
    assert_eq!(kept["rules"]["reasons"], json!(["要下班"]));
});
