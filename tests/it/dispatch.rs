//! Who gets a customer, through HTTP and the socket, and what is kept of why.

use serde_json::{Value, json};
use yingke::{
    dispatch::{Group, Rules, situation},
    vocabulary::{ConversationId, MemberId, new_id},
};
use yingke_schema::members::member::Role;

use crate::harness::{Client, Socket, TestApp, TestMember, TestShop};

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

/// A member at the desk who hears what happens there, from the first frame on.
pub async fn on_duty(app: &TestApp, shop: &TestShop<'_>, member: &TestMember) -> Socket {
    let mut desk = app.member_socket(&shop.slug, member).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let id = json!(member.id);
    loop {
        let members = member.get(&at(shop, "members")).await.body;
        let mut members = members.as_array().unwrap().iter();
        if members.any(|one| one["id"] == id && one["state"] == "online") {
            return desk;
        }
        tokio::task::yield_now().await;
    }
}

pub fn is_with(conversation: &str, member: MemberId) -> impl Fn(&Value) -> bool {
    let (conversation, member) = (conversation.to_owned(), json!(member));
    move |frame| {
        let rows = frame["rows"].as_array().into_iter().flatten();
        let mut rows = rows.clone();
        frame["type"] == "desk"
            && rows.any(|row| row["conversation"] == conversation && row["assignee"] == member)
    }
}

fn hand(conversation: &str, more: &Value) -> Value {
    let mut frame =
        json!({ "type": "transfer", "client_id": new_id(), "conversation": conversation });
    frame
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    frame
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

fn after_sale(members: &[MemberId]) -> Group {
    Group {
        name: "售后".into(),
        pages: vec!["/nowhere".into()],
        categories: vec![],
        products: vec![],
        order_states: vec![],
        members: members.to_vec(),
    }
}

on_both_databases!(
    handed_to_a_group_it_goes_to_somebody_there_with_the_reason,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        set(&leader, &shop, |rules| {
            rules.groups = vec![after_sale(&[other.id])];
            rules.needs_reason = true;
        })
        .await;
        let customer = shop.customer().await;
        let mut first = on_duty(&app, &shop, &one).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", "要退货")
            .await;
        first.hear(is_with(&customer.conversation, one.id)).await;
        let mut second = on_duty(&app, &shop, &other).await;
        for (more, code) in [
            (json!({ "group": "售中", "reason": "售后问题" }), "no_group"),
            (json!({ "group": "售后" }), "needs_reason"),
            (json!({ "group": "售后", "to": other.id }), "bad_frame"),
        ] {
            first.say(&hand(&customer.conversation, &more)).await;
            let refused = first.hear_type("error").await;
            assert_eq!(refused["code"], code);
        }
        let hands = one.get(&at(&shop, "dispatch/hands")).await.body;
        assert_eq!(
            hands["groups"],
            json!([{ "name": "售后", "members": 1, "free": 1 }])
        );
        let order = hand(
            &customer.conversation,
            &json!({ "group": "售后", "reason": "售后问题", "note": "已核对订单" }),
        );
        first.say(&order).await;
        first.hear_type("ack").await;
        second.hear(is_with(&customer.conversation, other.id)).await;
        let (_, staff) = second.resume(&customer.conversation).await;
        let told = &staff[0]["body"];
        assert_eq!(
            (
                &told["group"],
                &told["reason"],
                &told["note"],
                &told["from"]
            ),
            (
                &json!("售后"),
                &json!("售后问题"),
                &json!("已核对订单"),
                &json!(one.id)
            )
        );
        let decisions = loop {
            let decisions = leader.get(&at(&shop, "dispatches")).await.body;
            if decisions[0]["decision"]["outcome"]["member"] == json!(other.id) {
                break decisions;
            }
            tokio::task::yield_now().await;
        };
        assert_eq!(decisions[0]["customer"], json!(customer.name));
        let steps = decisions[0]["decision"]["steps"].as_array().unwrap();
        let handed = steps.iter().find(|step| step["step"] == "handed").unwrap();
        assert_eq!(handed["group"], "售后");
    }
);

on_both_databases!(
    back_in_the_queue_it_never_returns_to_whoever_handed_it_back,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Supervisor).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut first = on_duty(&app, &shop, &one).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        first.hear(is_with(&customer.conversation, one.id)).await;
        let mut board = app.member_socket("qingmu", &leader).await;
        board
            .say(&hand(
                &customer.conversation,
                &json!({ "reason": "需要主管决定" }),
            ))
            .await;
        board.hear_type("ack").await;
        let waits = situation_of(&app, &shop, &customer.conversation).await;
        assert!(
            waits.queued && waits.nobody_there && !waits.all_full,
            "{waits:?}"
        );
        let mut second = on_duty(&app, &shop, &other).await;
        second.hear(is_with(&customer.conversation, other.id)).await;
        let rows = app.app.store().shop(shop.id);
        let audited = rows.rows::<yingke_schema::audit::record::Entity>();
        let audited = audited.all().await.unwrap();
        let stepped: Vec<_> = audited
            .iter()
            .filter(|row| row.action == "step_in")
            .collect();
        assert_eq!((stepped.len(), stepped[0].actor_id), (1, leader.id.0));
        assert!(stepped[0].detail.contains(&one.id.to_string()));
    }
);

async fn situation_of(
    app: &TestApp,
    shop: &TestShop<'_>,
    conversation: &str,
) -> yingke::dispatch::Standing {
    let conversation = ConversationId(conversation.parse().unwrap());
    situation(app.app.store(), shop.id, conversation, app.now())
        .await
        .unwrap()
}

on_both_databases!(
    a_message_left_at_night_is_shared_out_behind_those_who_wait_now,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        app.tamper("UPDATE member SET capacity = 1").await;
        let (left, live) = (shop.customer().await, shop.customer().await);
        let mut asleep = app.customer_socket("qingmu", &left).await;
        asleep.text(&left.conversation, "public", "还有人吗").await;
        let told = asleep.hear_type("queue").await;
        assert_eq!(
            (&told["position"], &told["wait_ms"]),
            (&json!(0), &Value::Null)
        );
        let pooled = || async {
            let rows = app.app.store().shop(shop.id);
            let left = rows.rows::<yingke_schema::dispatch::left::Entity>();
            left.count().await.unwrap()
        };
        while pooled().await != 1 {
            tokio::task::yield_now().await;
        }
        let mut awake = app.customer_socket("qingmu", &live).await;
        let mut desk = on_duty(&app, &shop, &agent).await;
        desk.hear(is_with(&left.conversation, agent.id)).await;
        while pooled().await != 0 {
            tokio::task::yield_now().await;
        }
        awake.text(&live.conversation, "public", "在吗").await;
        let full = awake.hear_type("queue").await;
        assert_eq!(full["position"], 1);
        let waits = situation_of(&app, &shop, &live.conversation).await;
        assert!(waits.all_full && waits.position == 1 && !waits.nobody_there);
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

on_both_databases!(
    where_the_shop_says_so_messages_are_left_to_one_member,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let keeper = shop.member(Role::Agent).await;
        set(&leader, &shop, |rules| rules.leave_to = Some(keeper.id)).await;
        let customer = shop.customer().await;
        let mut board = app.member_socket("qingmu", &leader).await;
        board.say(&json!({ "type": "desk" })).await;
        board.hear_type("desk").await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        board.hear(is_with(&customer.conversation, keeper.id)).await;
    }
);
