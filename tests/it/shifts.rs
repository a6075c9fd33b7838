//! Shifts: planned, clocked, gone by, handed over.

use serde_json::{Value, json};
use yingke::{
    message_centre::{Notice, To},
    shifts::{LeastOf, Rules, Serves},
    vocabulary::MemberId,
};
use yingke_schema::{audit::record, members::member::Role, promises::promise, shifts::clocking};

use crate::{
    harness::{Client, Socket, TestApp, TestMember, TestShop},
    promises::suggested,
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

pub fn shift(member: MemberId, date: &Value, from: i64, to: i64) -> Value {
    json!({ "member": member, "date": date, "span": { "from": from, "to": to } })
}

/// Now, as the shop's clock shows it: the day and the minute.
pub async fn wall(app: &TestApp, who: &Client, shop: &TestShop<'_>) -> (Value, i64) {
    let plan = who.get(&at(shop, "shifts")).await.body;
    let minute = (app.now() + 8 * 60 * MINUTE_MS).rem_euclid(DAY_MS) / MINUTE_MS;
    (plan["today"].clone(), minute)
}

pub async fn plan(leader: &Client, shop: &TestShop<'_>, add: Value) {
    let change = json!({ "add": add, "remove": [] });
    let planned = leader.post(&at(shop, "shifts"), &change).await;
    assert_eq!(planned.status, 200, "{planned:?}");
}

pub async fn set(leader: &Client, shop: &TestShop<'_>, change: impl Fn(&mut Rules)) {
    let now = leader.get(&at(shop, "shifts")).await.body;
    let mut rules: Rules = serde_json::from_value(now["rules"].clone()).unwrap();
    change(&mut rules);
    let body = json!({ "rules": rules, "rev": now["rev"] });
    let kept = leader.put(&at(shop, "shift-rules"), &body).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

async fn clock(who: &Client, shop: &TestShop<'_>, act: Value) -> Value {
    let answer = who.post(&at(shop, "shifts/own"), &act).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

async fn at_desk(app: &TestApp, member: &TestMember) -> Socket {
    let mut desk = app.member_socket("qingmu", member).await;
    be_there(&mut desk, member.id).await;
    desk
}

async fn be_there(desk: &mut Socket, member: MemberId) {
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    // The presence of others is told too.
    let is_me = |one: &Value| one["id"] == json!(member) && one["state"] == "online";
    let is_told = |frame: &Value| {
        let mut members = frame["members"].as_array().into_iter().flatten();
        frame["type"] == "presence" && members.any(is_me)
    };
    desk.hear(is_told).await;
}

fn is_with(member: MemberId) -> impl Fn(&Value) -> bool {
    move |frame| {
        let rows = frame["rows"].as_array().into_iter().flatten();
        frame["type"] == "desk" && rows.clone().any(|row| row["assignee"] == json!(member))
    }
}

on_both_databases!(a_plan_is_changed_whole_or_not_at_all, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (agent, trainee) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Trainee).await,
    );
    let (today, _) = wall(&app, &leader, &shop).await;
    let early = shift(agent.id, &today, 480, 960);
    let one = json!({ "add": [early], "remove": [] });
    assert_eq!(agent.post(&at(&shop, "shifts"), &one).await.status, 403);
    plan(&leader, &shop, json!([early])).await;
    for (wrong, status, code) in [
        (shift(trainee.id, &today, 0, 60), 422, "bad_member"),
        (shift(agent.id, &today, 1200, 1200), 422, "bad_span"),
        (
            shift(agent.id, &json!("2199-01-01"), 0, 60),
            422,
            "bad_date",
        ),
        // Past midnight into the next day's, and into one that is there.
        (shift(agent.id, &today, 900, 1000), 409, "shift_overlaps"),
    ] {
        let change = json!({ "add": [shift(leader.id, &today, 0, 60), wrong], "remove": [] });
        let refused = leader.post(&at(&shop, "shifts"), &change).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    let seen = agent.get(&at(&shop, "shifts?days=14")).await.body;
    let shifts = seen["shifts"].as_array().unwrap();
    assert_eq!(shifts.len(), 1, "{seen}");
    assert_eq!(shifts[0]["member"], json!(agent.id));
    // Taken off and planned otherwise in one go.
    let change = json!({ "add": [shift(agent.id, &today, 900, 60)], "remove": [shifts[0]["id"]] });
    let changed = leader.post(&at(&shop, "shifts"), &change).await;
    assert_eq!(changed.body, json!({ "added": 1, "removed": 1 }));
    let seen = leader.get(&at(&shop, "shifts")).await.body;
    let long = seen["shifts"][0]["ends_at"].as_i64().unwrap()
        - seen["shifts"][0]["starts_at"].as_i64().unwrap();
    assert_eq!(long, 600 * MINUTE_MS);
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<record::Entity>().all().await.unwrap();
    assert!(rows.iter().all(|row| row.action == "set_shifts"));
    assert_eq!(rows.len(), 2);
});

on_both_databases!(the_clock_is_kept_once_and_rests_follow_presence, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let trainee = shop.member(Role::Trainee).await;
    let (on, path) = (json!({ "act": "on" }), at(&shop, "shifts/own"));
    assert_eq!(trainee.post(&path, &on).await.status, 403);
    // Before the clock says so, or it could not be told when this has been heard.
    let mut desk = at_desk(&app, &agent).await;
    let (one, two) = tokio::join!(agent.post(&path, &on), agent.post(&path, &on));
    assert_eq!((one.status, two.status), (200, 200));
    let rest = |minutes: i64| json!({ "act": "rest", "minutes": minutes });
    let refused = agent.post(&path, &rest(181)).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_minutes"));
    let own = clock(&agent, &shop, rest(10)).await;
    assert_eq!(own["rest"]["due"], json!(app.now() + 10 * MINUTE_MS));
    app.advance(4 * MINUTE_MS);
    // Back by the menu of states, not by the clock.
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let is_back = || async { agent.get(&path).await.body["rest"].is_null() };
    while !is_back().await {
        tokio::task::yield_now().await;
    }
    app.advance(6 * MINUTE_MS);
    let own = clock(&agent, &shop, json!({ "act": "off" })).await;
    assert!(own["on_since"].is_null());
    clock(&agent, &shop, json!({ "act": "off" })).await;
    let rows = app.app.store().shop(shop.id);
    let rows = rows.rows::<clocking::Entity>().all().await.unwrap();
    let mut spent: Vec<_> = rows
        .iter()
        .map(|row| (row.is_rest, (row.to_at.unwrap() - row.from_at) / MINUTE_MS))
        .collect();
    spent.sort_unstable();
    assert_eq!(spent, [(false, 10), (true, 4)]);
    let (today, _) = wall(&app, &agent, &shop).await;
    let day = format!("metrics/days/{}?profile=taobao", today.as_str().unwrap());
    let duty = agent.get(&at(&shop, &day)).await.body["duty"].clone();
    let mine = json!([{ "member": agent.id, "planned_ms": 0, "clocked_ms": 10 * MINUTE_MS, "rest_ms": 4 * MINUTE_MS }]);
    assert_eq!(duty, mine);
});

on_both_databases!(
    only_those_on_shift_get_customers_where_the_shop_wants_it,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        set(&leader, &shop, |rules| rules.serves = Serves::Planned).await;
        let (today, minute) = wall(&app, &leader, &shop).await;
        plan(
            &leader,
            &shop,
            json!([shift(other.id, &today, minute, minute + 60)]),
        )
        .await;
        let mut first = at_desk(&app, &one).await;
        let mut second = at_desk(&app, &other).await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        second.hear(is_with(other.id)).await;
        // The shift is over, with its half hour: who still waits is given to whom the shop has now.
        app.advance(91 * MINUTE_MS);
        let (today, minute) = wall(&app, &leader, &shop).await;
        plan(
            &leader,
            &shop,
            json!([shift(one.id, &today, minute, minute + 60)]),
        )
        .await;
        let rules = leader.get(&at(&shop, "dispatch")).await.body;
        let mut wanted = rules["rules"].clone();
        wanted["return_after_s"] = json!(10);
        let body = json!({ "rules": wanted, "rev": rules["rev"] });
        assert_eq!(leader.put(&at(&shop, "dispatch"), &body).await.status, 200);
        first.hear(is_with(one.id)).await;
    }
);

on_both_databases!(
    who_waits_for_someone_long_off_duty_is_given_to_another,
    |app| {
        for serves in [Serves::Planned, Serves::ClockedOn] {
            let shop = app.shop(&format!("qingmu-{serves:?}").to_lowercase()).await;
            let leader = shop.member(Role::Owner).await;
            let (one, other) = (
                shop.member(Role::Agent).await,
                shop.member(Role::Agent).await,
            );
            set(&leader, &shop, |rules| rules.serves = serves).await;
            let begins = async |member: &TestMember| {
                let (today, minute) = wall(&app, &leader, &shop).await;
                let add = json!([shift(member.id, &today, minute, minute + 10)]);
                plan(&leader, &shop, add).await;
                clock(member, &shop, json!({ "act": "on" })).await;
            };
            begins(&other).await;
            let mut second = app.member_socket(&shop.slug, &other).await;
            be_there(&mut second, other.id).await;
            let customer = shop.customer().await;
            let mut widget = app.customer_socket(&shop.slug, &customer).await;
            widget.text(&customer.conversation, "public", "在吗").await;
            second.hear(is_with(other.id)).await;
            second.resume(&customer.conversation).await;
            second.text(&customer.conversation, "public", "在的").await;
            clock(&other, &shop, json!({ "act": "off" })).await;
            app.advance(3 * DAY_MS);
            // Still, or again, at the desk.
            second
                .say(&json!({ "type": "presence", "state": "online" }))
                .await;
            begins(&one).await;
            let mut first = app.member_socket(&shop.slug, &one).await;
            be_there(&mut first, one.id).await;
            widget
                .text(&customer.conversation, "public", "还有个问题")
                .await;
            app.advance(1_000);
            first.hear(is_with(one.id)).await;
        }
    }
);

on_both_databases!(the_end_of_a_shift_and_of_a_rest_are_told_once, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let (today, minute) = wall(&app, &leader, &shop).await;
    plan(
        &leader,
        &shop,
        json!([shift(agent.id, &today, minute, minute + 60)]),
    )
    .await;
    clock(&agent, &shop, json!({ "act": "on" })).await;
    let mut desk = at_desk(&app, &agent).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_with(agent.id)).await;
    app.advance(45 * MINUTE_MS);
    app.fire().await;
    app.fire().await;
    let titles = |notices: &[Notice]| {
        let titles = notices.iter().map(|notice| notice.zh.title.clone());
        titles.collect::<Vec<_>>()
    };
    let notices = app.notices(shop.id).await;
    assert_eq!(titles(&notices), ["班次快结束了"]);
    assert!(notices[0].zh.text.contains("1 个会话"), "{notices:?}");
    clock(&agent, &shop, json!({ "act": "rest", "minutes": 5 })).await;
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    let notices = titles(&app.notices(shop.id).await);
    assert_eq!(notices, ["班次快结束了", "小休时间到了", "小休超时"]);
    drop(desk);
    app.advance(35 * MINUTE_MS);
    app.fire().await;
    app.fire().await;
    let notices = titles(&app.notices(shop.id).await);
    assert_eq!(notices.last().unwrap(), "下班未交接");
    assert_eq!(notices.len(), 4);
    let own = agent.get(&at(&shop, "shifts/own")).await.body;
    assert!(own["on_since"].is_null(), "{own}");
});

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

on_both_databases!(gaps_are_seen_a_week_ahead, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    let refused = agent.get(&at(&shop, "board/gaps")).await;
    assert_eq!(refused.status, 403);
    let empty = leader.get(&at(&shop, "board/gaps")).await.body;
    assert!(empty.as_array().unwrap().len() >= 6, "{empty}");
    let (today, _) = wall(&app, &leader, &shop).await;
    let day = |ahead: i64| {
        let today: yingke::calendar::Date = today.as_str().unwrap().parse().unwrap();
        json!(today.plus(ahead).to_string())
    };
    let whole = (0..8).map(|ahead| shift(agent.id, &day(ahead), 0, 1440));
    plan(&leader, &shop, whole.collect()).await;
    assert_eq!(leader.get(&at(&shop, "board/gaps")).await.body, json!([]));
    set(&leader, &shop, |rules| rules.least = 2).await;
    let short = leader.get(&at(&shop, "board/gaps")).await.body;
    assert_eq!(
        short.as_array().unwrap().len(),
        empty.as_array().unwrap().len()
    );
    assert_eq!(
        (&short[0]["missing"], &short[0]["group"]),
        (&json!(1), &Value::Null)
    );
});

/// Dispatch asks these members for what is before a sale.
async fn group(leader: &Client, shop: &TestShop<'_>, members: &[MemberId]) {
    let group = json!({
        "name": "售前", "pages": [], "categories": [], "products": [], "order_states": [], "members": members,
    });
    let mut rules = leader.get(&at(shop, "dispatch")).await.body;
    rules["rules"]["groups"] = json!([group]);
    let kept = leader.put(&at(shop, "dispatch"), &rules).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

on_both_databases!(a_group_is_planned_whole_and_its_gaps_are_its_own, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (one, two, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    group(&leader, &shop, &[one.id, two.id]).await;
    let least = |group: &str| LeastOf {
        group: group.into(),
        least: 2,
    };
    set(&leader, &shop, |rules| {
        rules.least = 0;
        // A group that is gone needs nobody.
        rules.least_of = vec![least("售前"), least("没有了")];
    })
    .await;
    let (today, _) = wall(&app, &leader, &shop).await;
    let tomorrow: yingke::calendar::Date = today.as_str().unwrap().parse().unwrap();
    let tomorrow = json!(tomorrow.plus(1).to_string());
    let days = |members: &[MemberId]| {
        let mut planned = Vec::new();
        for day in [&today, &tomorrow] {
            planned.extend(members.iter().map(|one| shift(*one, day, 0, 1440)));
        }
        planned
    };
    let gaps = async || {
        let seen = leader.get(&at(&shop, "board/gaps?days=2")).await;
        assert_eq!(seen.status, 200, "{seen:?}");
        let gaps = seen.body.as_array().unwrap().clone();
        assert!(gaps.iter().all(|gap| gap["group"] == "售前"), "{gaps:?}");
        let missing = gaps.iter().map(|gap| gap["missing"].as_i64().unwrap());
        missing.collect::<Vec<_>>()
    };
    let empty = gaps().await;
    assert!(!empty.is_empty() && empty.iter().all(|missing| *missing == 2));
    // Whoever is of no group covers nothing of it.
    plan(&leader, &shop, json!(days(&[other.id]))).await;
    assert_eq!(gaps().await, empty);
    // The whole group or nobody: one who works already stops it for all.
    let whole = json!({ "add": days(&[one.id, two.id, other.id]), "remove": [] });
    let refused = leader.post(&at(&shop, "shifts"), &whole).await;
    assert_eq!((refused.status, refused.code()), (409, "shift_overlaps"));
    assert_eq!(gaps().await, empty);
    plan(&leader, &shop, json!(days(&[one.id, two.id]))).await;
    assert!(gaps().await.is_empty());
    // Who leaves the group leaves a gap, though the shop has as many as before.
    group(&leader, &shop, &[one.id, leader.id]).await;
    let left = gaps().await;
    assert!(!left.is_empty() && left.iter().all(|missing| *missing == 1));
});

on_both_databases!(
    who_asks_about_every_line_reads_the_rules_once_and_follows_a_change,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let db = app.app.store().shop(shop.id);
        let serves = async || {
            let duty = app.app.shifts().duty(&db, app.now()).await;
            duty.unwrap().serves(leader.id)
        };
        assert!(serves().await);
        app.tamper("ALTER TABLE shift_rules RENAME TO shift_rules_elsewhere")
            .await;
        assert!(serves().await);
        app.tamper("ALTER TABLE shift_rules_elsewhere RENAME TO shift_rules")
            .await;
        set(&leader, &shop, |rules| rules.serves = Serves::Planned).await;
        assert!(!serves().await);
    }
);
