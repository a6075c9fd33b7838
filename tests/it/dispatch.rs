//! Who gets a customer, through HTTP and the socket, and what is kept of why.

mod ways;

use std::time::Duration;

use sea_orm::{ActiveValue::Set, ColumnTrait};
use serde_json::{Value, json};
use yingke::{
    dispatch::{Desk, Group, Rules, forget_left, situation},
    live::Dispatcher,
    members,
    reception::{Act, AssignedBy, ClosedBy, Outcome, Over, Refusal, Sender},
    vocabulary::{ConversationId, CustomerId, MemberId, new_id},
};
use yingke_schema::{
    customers::customer,
    dispatch::{left, trace},
    members::{member::Role, presence::State},
    reception::{conversation, head},
};

use crate::harness::{Client, Socket, TestApp, TestCustomer, TestMember, TestShop, put};

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

on_both_databases!(
    whoever_was_served_and_asks_again_at_night_is_told_again,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        assert_eq!(widget.hear_type("queue").await["position"], 0);
        for order in ["take", "close"] {
            let order = json!({ "type": order, "conversation": customer.conversation });
            assert_eq!(desk.act(order).await["type"], "ack");
        }
        widget
            .hear(|frame| frame.to_string().contains("\"kind\":\"close\""))
            .await;
        widget
            .text(&customer.conversation, "public", "还在吗")
            .await;
        assert_eq!(widget.hear_type("queue").await["position"], 0);
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

async fn traces(app: &TestApp, shop: &TestShop<'_>) -> usize {
    let rows = app.app.store().shop(shop.id);
    rows.rows::<trace::Entity>().count().await.unwrap() as usize
}

async fn left(app: &TestApp, shop: &TestShop<'_>) -> Vec<ConversationId> {
    let rows = app.app.store().shop(shop.id);
    let left = rows.rows::<left::Entity>().all().await.unwrap();
    left.into_iter().map(|row| row.conversation_id).collect()
}

on_both_databases!(no_page_of_decisions_cuts_a_look_in_two, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let decided = |at: i64| trace::ActiveModel {
        shop_id: Set(shop.id),
        conversation_id: Set(ConversationId(new_id())),
        at: Set(at),
        session: Set(1),
        body: Set(json!({ "outcome": { "outcome": "pool" }, "steps": [] }).to_string()),
        situation: Set(None),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let (nine, before) = (app.now(), app.now() - 1_000);
    let rows = (0..120).map(|at| decided(if at < 110 { nine } else { before }));
    tx.insert_many(rows).await.unwrap();
    tx.commit().await.unwrap();
    let mut path = at(&shop, "dispatches");
    let mut pages = Vec::new();
    loop {
        let page = leader.get(&path).await.body;
        let page = page.as_array().unwrap();
        let Some(last) = page.last() else { break };
        path = at(&shop, &format!("dispatches?before={}", last["at"]));
        pages.push(page.len());
    }
    assert_eq!(pages, [110, 10]);
});

/// One more than a page takes, all there before anybody else came.
async fn five_hundred(app: &TestApp, shop: &TestShop<'_>) -> Vec<ConversationId> {
    let ids: Vec<_> = (0..501).map(|_| (new_id(), new_id())).collect();
    let at = app.now() - 1_000;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let customers = ids.iter().map(|(customer, _)| customer::ActiveModel {
        id: Set(CustomerId(*customer)),
        name: Set("访客".into()),
        tags: Set("[]".into()),
        value_fen: Set(0),
        created_at: Set(at),
        seen_at: Set(at),
        ..Default::default()
    });
    tx.insert_many(customers).await.unwrap();
    let conversations = ids.iter().map(|(customer, id)| conversation::ActiveModel {
        id: Set(ConversationId(*id)),
        customer_id: Set(CustomerId(*customer)),
        channel: Set("widget".into()),
        created_at: Set(at),
        ..Default::default()
    });
    tx.insert_many(conversations).await.unwrap();
    let heads = ids.iter().map(|(_, id)| head::ActiveModel {
        conversation_id: Set(ConversationId(*id)),
        public_seq: Set(1),
        staff_seq: Set(0),
        status: Set(1),
        session: Set(1),
        opened_at: Set(at),
        waiting_since: Set(Some(at)),
        is_answered: Set(false),
        last_at: Set(at),
        ..Default::default()
    });
    tx.insert_many(heads).await.unwrap();
    tx.commit().await.unwrap();
    ids.into_iter().map(|(_, id)| ConversationId(id)).collect()
}

async fn leave_five_hundred(app: &TestApp, shop: &TestShop<'_>) {
    let ids = five_hundred(app, shop).await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let left = ids.into_iter().map(|id| left::ActiveModel {
        conversation_id: Set(id),
        session: Set(1),
        at: Set(app.now() - 1_000),
        ..Default::default()
    });
    tx.insert_many(left).await.unwrap();
    tx.commit().await.unwrap();
}

/// Groups that do not help out; this one is everybody's.
fn alone(rules: &mut Rules, members: &[MemberId]) {
    rules.beyond_group = false;
    rules.groups = vec![Group {
        pages: vec![],
        ..after_sale(members)
    }];
}

/// At the desk, without a socket.
async fn comes(app: &TestApp, shop: &TestShop<'_>, member: MemberId) {
    let (store, now) = (app.app.store(), app.now());
    let lease = now + 1_000_000_000;
    members::set_presence(store, shop.id, member, State::Online, lease, now)
        .await
        .unwrap();
    app.app.live().dispatch_soon(shop.id);
}

async fn until_with(app: &TestApp, shop: &TestShop<'_>, of: &TestCustomer, member: MemberId) {
    let own = head::Column::ConversationId.eq(of.key(shop).conversation);
    let given = async {
        let db = app.app.store().shop(shop.id);
        loop {
            let head = db.rows::<head::Entity>().with(own.clone());
            if head.one().await.unwrap().unwrap().assignee == Some(member) {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), given)
        .await
        .expect("the customer is given to the member");
}

on_both_databases!(a_page_that_is_stuck_hides_nobody_behind_it, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (away, free) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    set(&leader, &shop, |rules| alone(rules, &[away.id])).await;
    let customer = shop.customer().await;
    let path = at(&shop, &format!("customers/{}/dedicated", customer.id));
    let own = leader.put(&path, &json!({ "member": free.id })).await;
    assert_eq!(own.status, 204);
    // Somebody is there, whom the group does not ask: nobody leaves a message.
    comes(&app, &shop, free.id).await;
    five_hundred(&app, &shop).await;
    customer.put(&app.app, &shop, "在吗").await;
    until_with(&app, &shop, &customer, free.id).await;
});

on_both_databases!(a_full_page_hides_nobody_of_the_vip_lane, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (keeper, late) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    app.tamper("UPDATE member SET capacity = 1").await;
    set(&leader, &shop, |rules| {
        alone(rules, &[late.id]);
        rules.vip_from_fen = Some(100);
    })
    .await;
    comes(&app, &shop, keeper.id).await;
    let customer = shop.customer().await;
    app.tamper("UPDATE customer SET value_fen = 100").await;
    five_hundred(&app, &shop).await;
    customer.put(&app.app, &shop, "在吗").await;
    comes(&app, &shop, late.id).await;
    until_with(&app, &shop, &customer, late.id).await;
});

on_both_databases!(a_holidays_messages_do_not_hide_who_waits_now, |app| {
    let shop = app.shop("qingmu").await;
    leave_five_hundred(&app, &shop).await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    let waits = situation_of(&app, &shop, &customer.conversation).await;
    assert!(
        waits.queued && waits.nobody_there && !waits.is_left,
        "{waits:?}"
    );
});

on_both_databases!(after_a_start_what_was_said_is_no_news, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    while traces(&app, &shop).await != 1 {
        tokio::task::yield_now().await;
    }
    app.advance(1_000);
    let started = Desk::new(app.app.store().clone());
    let decided = started.decide(shop.id, app.now()).await.unwrap();
    assert_eq!(decided.len(), 1);
    started.keep(shop.id, decided, app.now()).await.unwrap();
    assert_eq!(traces(&app, &shop).await, 1);
});

on_both_databases!(what_could_not_be_kept_is_kept_by_a_later_look, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    while traces(&app, &shop).await != 1 {
        tokio::task::yield_now().await;
    }
    app.tamper("DELETE FROM dispatch_trace").await;
    let (then, desk) = (app.now(), Desk::new(app.app.store().clone()));
    let first = desk.decide(shop.id, then).await.unwrap();
    app.tamper("ALTER TABLE dispatch_trace RENAME TO dispatch_trace_elsewhere")
        .await;
    assert!(desk.keep(shop.id, first, then).await.is_err());
    // It is no news any more, and still owed.
    app.advance(1_000);
    let again = desk.decide(shop.id, app.now()).await.unwrap();
    assert!(desk.keep(shop.id, again, app.now()).await.is_err());
    app.tamper("ALTER TABLE dispatch_trace_elsewhere RENAME TO dispatch_trace")
        .await;
    desk.keep(shop.id, Vec::new(), app.now()).await.unwrap();
    let rows = app.app.store().shop(shop.id);
    let kept = rows.rows::<trace::Entity>().all().await.unwrap();
    let kept: Vec<_> = kept.iter().map(|trace| trace.at).collect();
    assert_eq!(kept, [then], "once, and of the time it came about");
});

on_both_databases!(messages_left_are_forgotten_when_they_are_over, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let mut customers = Vec::new();
    for _ in 0..3 {
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
        customers.push(customer);
    }
    while left(&app, &shop).await.len() != 3 {
        tokio::task::yield_now().await;
    }
    give(&app, &shop, &customers[0], agent.id).await;
    let close = Act::Close {
        by: ClosedBy::Customer,
        over: true,
    };
    let closed = put(&app.app, customers[1].key(&shop), Sender::system(), close).await;
    assert!(matches!(closed, Outcome::Stored { .. }));
    forget_left(app.app.store(), shop.id).await.unwrap();
    assert_eq!(
        left(&app, &shop).await,
        [customers[2].key(&shop).conversation]
    );
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

async fn give(app: &TestApp, shop: &TestShop<'_>, customer: &TestCustomer, to: MemberId) {
    let act = Act::Assign {
        to,
        name: "客服小禾".into(),
        by: AssignedBy::Take,
        over: Over::Nobody,
        capacity: None,
    };
    let given = put(&app.app, customer.key(shop), Sender::system(), act).await;
    assert!(matches!(given, Outcome::Stored { .. }), "{given:?}");
}

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

on_both_databases!(
    stepping_in_is_written_down_where_it_happens_and_once,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent, other) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
        give(&app, &shop, &customer, agent.id).await;
        let stepped = async || {
            let rows = app.app.store().shop(shop.id);
            let rows = rows.rows::<yingke_schema::audit::record::Entity>();
            let rows = rows.all().await.unwrap();
            rows.iter().filter(|row| row.action == "step_in").count()
        };
        // A colleague who may not is refused: nobody stepped in.
        let mut desk = app.member_socket("qingmu", &other).await;
        let take = json!({ "type": "take", "conversation": customer.conversation });
        assert_eq!(desk.act(take).await["reason"], "taken");
        assert_eq!(stepped().await, 0);
        let mut board = app.member_socket("qingmu", &leader).await;
        let to_other = hand(&customer.conversation, &json!({ "to": other.id }));
        for _ in 0..2 {
            let handed = board.act(to_other.clone()).await;
            assert_eq!(handed["type"], "ack", "{handed}");
        }
        assert_eq!(stepped().await, 1);
    }
);
