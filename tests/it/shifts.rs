//! Shifts: planned, clocked, gone by, handed over.

mod clocks;
mod given;
mod left;
mod plans;

use serde_json::{Value, json};
use yingke::{shifts::Rules, vocabulary::MemberId};

use crate::harness::{Client, Socket, TestApp, TestMember, TestShop, at};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

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
