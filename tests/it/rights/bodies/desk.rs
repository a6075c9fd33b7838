use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use crate::rights::World;

pub(super) fn body((method, path): (&str, &str), world: &World<'_>) -> Option<Value> {
    Some(match (method, path) {
        ("POST", "/api/shops/{shop}/uploads") => {
            json!({ "name": "a.txt", "size": 5, "conversation": world.customer.conversation })
        }
        ("PATCH", "/api/shops/{shop}/uploads/{id}") => json!({}),
        ("POST", "/api/shops/{shop}/file-links") => json!({ "files": [world.file] }),
        ("POST", "/api/shops/{shop}/staff") => json!({
            "login": "newcomer", "name": "林夏", "nick": "小夏", "role": "agent", "capacity": 10,
        }),
        ("PUT", "/api/shops/{shop}/dispatch") => {
            json!({ "rules": yingke::dispatch::Rules::default(), "rev": 0 })
        }
        ("POST", path) if path.ends_with("/dispatch/trials") => {
            json!({ "rules": yingke::dispatch::Rules::default() })
        }
        ("PUT", path) if path.ends_with("/notices/{id}/read") => Value::Null,
        ("PUT", "/api/shops/{shop}/notices/read") => json!({ "upto": 1 }),
        ("PUT", "/api/shops/{shop}/notice-wishes") => {
            json!(yingke::message_centre::Wishes::default())
        }
        ("PUT", path) if path.ends_with("/conversations/{id}/rating") => {
            json!({ "session": 1, "score": 5 })
        }
        ("PUT", "/api/shops/{shop}/rating-rules") => {
            json!({ "rules": yingke::rating::Rules::default(), "rev": 0 })
        }
        ("POST", "/api/shops/{shop}/push-devices") => json!({
            "endpoint": "https://push.example.net/a", "p256dh": "", "auth": "", "label": "x",
        }),
        ("POST", path) if path.ends_with("/push-devices/{id}/trials") => json!({}),
        ("PUT", "/api/shops/{shop}/notice-keeping") => json!({ "keep_days": 90, "rev": 0 }),
        ("POST", path) if path.ends_with("/auto-replies") => {
            json!(yingke::auto_replies::ready_made()[0])
        }
        ("PUT", path) if path.ends_with("/auto-replies/{id}") => {
            json!({ "rule": yingke::auto_replies::ready_made()[0], "rev": 1 })
        }
        ("PUT", "/api/shops/{shop}/own-replies") => {
            json!({ "busy": "", "suspended": "", "rest": "" })
        }
        ("POST", path) if path.ends_with("/auto-replies/preview") => {
            json!({ "at": 0, "text": "在吗" })
        }
        ("PUT", path) if path.ends_with("/calendar/days/{id}") => {
            json!({ "kind": "holiday", "name": "店庆" })
        }
        ("PUT", path) if path.ends_with("/duty-times") => {
            json!({ "duty": yingke::calendar::DutyTimes::default(), "rev": 0 })
        }
        ("PUT", path) if path.ends_with("/card-rules") => {
            json!({ "rules": { "order_check": false, "address_check": false }, "rev": 0 })
        }
        ("POST", path) if path.ends_with("/conversations/{id}/cards") => json!({
            "key": new_id(), "card": { "kind": "coupon", "title": "新人券" },
        }),
        ("POST", path) if path.ends_with("/mine/cards/{id}/answer") => {
            json!({ "key": world.order, "act": "pay" })
        }
        ("POST", path) if path.ends_with("/reviews/{line}") => json!({ "stars": 5 }),
        ("POST", path) if path.ends_with("/reviews/{line}/reply") => json!({ "words": "谢谢您" }),
        ("PUT", path) if path.ends_with("/trade-rules") => {
            json!({ "rules": yingke::trade::TradeRules::default(), "rev": 0 })
        }
        ("POST", path) if path.ends_with("/announcements") => json!({ "text": "下午三点盘点" }),
        ("PUT", path) if path.ends_with("/presence") => json!({ "state": "rest" }),
        ("PUT", path) if path.ends_with("/drain") => json!({ "is_draining": true }),
        ("PUT", path) if path.ends_with("/shift-rules") => {
            json!({ "rules": yingke::shifts::Rules::default(), "rev": 0 })
        }
        ("POST", path) if path.ends_with("/shifts/own") => json!({ "act": "back" }),
        ("POST", path) if path.ends_with("/shifts/hand-over") => json!({}),
        ("POST", path) if path.ends_with("/shifts") => json!({ "add": [], "remove": [] }),
        _ => return None,
    })
}
