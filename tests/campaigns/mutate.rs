//! Valid frames of every command, and what chance makes of them.

use serde_json::{Value, json};
use uuid::Uuid;
use yingke::{live::Command, vocabulary::new_id};

pub fn valid(conversation: Uuid, member: Uuid) -> Vec<Value> {
    let mut frames = vec![
        json!({ "type": "resume", "public": 0, "staff": 0 }),
        json!({ "type": "fetch", "lane": "public", "after": 0, "limit": 50 }),
        json!({ "type": "fetch", "lane": "staff", "before": 3 }),
        json!({ "type": "send", "kind": "text", "body": { "text": "您好 \u{1f44b}", "quote": 1 } }),
        json!({ "type": "send", "lane": "staff", "kind": "text", "body": { "text": "悄悄" } }),
        json!({ "type": "send", "kind": "product", "body": { "product": new_id() } }),
        json!({ "type": "send", "kind": "image", "body": { "file": new_id(), "quote": 1 } }),
        json!({ "type": "send", "lane": "staff", "kind": "file", "body": { "file": new_id() } }),
        json!({ "type": "send", "kind": "order", "body": { "order": new_id() } }),
        json!({ "type": "send", "kind": "text", "body": { "text": "打 13912345678" }, "confirm": [] }),
        json!({ "type": "recall", "seq": 1 }),
        json!({ "type": "mark", "delivered": 2, "read": 1 }),
        json!({ "type": "typing", "on": true }),
        json!({ "type": "review", "ref": "r", "text": "好" }),
        json!({ "type": "take" }),
        json!({ "type": "transfer", "to": member, "note": "交给你" }),
        json!({ "type": "transfer", "group": "售后", "reason": "退换", "note": "" }),
        json!({ "type": "close" }),
        json!({ "type": "no_reply" }),
        json!({ "type": "leave" }),
    ];
    for frame in &mut frames {
        frame["conversation"] = json!(conversation);
    }
    frames.extend([
        json!({ "type": "desk" }),
        json!({ "type": "presence", "state": "online" }),
        json!({ "type": "looking", "title": "桌子", "path": "/p/1", "product": null }),
        json!({ "type": "pong", "at": 1 }),
    ]);
    frames
}

#[test]
fn no_command_is_left_out() {
    let frames = valid(new_id(), new_id());
    let has = |name: &str| frames.iter().any(|frame| frame["type"] == name);
    let left_out: Vec<_> = Command::NAMES.iter().filter(|name| !has(name)).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
    for mut frame in frames {
        frame["client_id"] = json!(new_id());
        let text = frame.to_string();
        let plain = text.replace(&format!("\"client_id\":{},", frame["client_id"]), "");
        let is_command = Command::parse(&text).is_ok() || Command::parse(&plain).is_ok();
        assert!(is_command, "{text}");
    }
}

pub fn mutated(frame: &Value) -> String {
    let mut frame = frame.clone();
    let acknowledged = ["send", "recall", "take", "transfer", "close", "no_reply"];
    if acknowledged.iter().any(|kind| frame["type"] == *kind) {
        frame["client_id"] = json!(new_id());
    }
    for _ in 0..rand::random_range(0..3) {
        change(&mut frame);
    }
    let mut text = frame.to_string();
    if rand::random_ratio(1, 3) {
        scramble(&mut text);
    }
    text
}

/// One field gone, renamed, or with a value it should not have, at any depth.
fn change(value: &mut Value) {
    let Some(object) = value.as_object_mut() else {
        *value = odd();
        return;
    };
    let keys: Vec<String> = object.keys().cloned().collect();
    let Some(key) = keys.get(rand::random_range(0..=keys.len())) else {
        object.insert("extra".to_owned(), odd());
        return;
    };
    match rand::random_range(0..6) {
        0 => drop(object.remove(key)),
        1 => {
            let value = object.remove(key).unwrap_or_default();
            object.insert(key.to_uppercase(), value);
        }
        2 | 3 => change(&mut object[key]),
        _ => object[key] = odd(),
    }
}

fn odd() -> Value {
    let odd = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5e300),
        json!(""),
        json!("\u{0}"),
        json!("\u{202e}\u{feff}%00'\"; DROP TABLE entry; --"),
        json!("字".repeat(5_000)),
        json!([]),
        json!({}),
        json!([[[[[{}]]]]]),
        json!(Uuid::nil()),
        json!("00000000-0000-0000-0000-00000000000g"),
    ];
    odd[rand::random_range(0..odd.len())].clone()
}

/// Characters cut out, doubled, put in or replaced; still UTF-8.
fn scramble(text: &mut String) {
    for _ in 0..rand::random_range(1..4) {
        let mut characters: Vec<char> = text.chars().collect();
        if characters.is_empty() {
            return;
        }
        let at = rand::random_range(0..characters.len());
        let new = *b"{}[]\",:\\0 eE-u"
            .get(rand::random_range(0..14))
            .map_or(&b'\x01', |byte| byte);
        match rand::random_range(0..4) {
            0 => drop(characters.remove(at)),
            1 => characters.insert(at, new.into()),
            2 => characters[at] = new.into(),
            _ => characters.truncate(at),
        }
        *text = characters.into_iter().collect();
    }
}
