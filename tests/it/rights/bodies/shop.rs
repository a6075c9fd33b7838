use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use crate::rights::World;

pub(super) fn body((method, path): (&str, &str), world: &World<'_>) -> Option<Value> {
    Some(match (method, path) {
        ("POST", "/api/setup") => json!({
            "code": "none", "slug": "second", "shop_name": "第二家", "login": "owner", "name": "店主",
            "password": "12345678",
        }),
        ("POST", "/api/shops/{shop}/order-imports") => {
            json!({ "key": new_id(), "name": "ExportOrderList.csv", "bytes": 9 })
        }
        ("PUT", path) if path.ends_with("/order-imports/{id}/mapping") => {
            json!({ "orders": {}, "lines": {}, "rev": 0 })
        }
        ("POST", path) if path.ends_with("/order-imports/{id}/run") => json!({ "rows": "good" }),
        ("POST" | "PUT", path) if path.contains("/order-imports/{id}/") => Value::Null,
        ("POST", "/api/sign-in") => {
            json!({ "login": world.login, "password": crate::harness::PASSWORD })
        }
        ("PATCH", "/api/me/settings") => json!({ "theme": "dark" }),
        ("PUT", "/api/me/name") => json!({ "name": "林夏" }),
        ("PUT", "/api/me/password") => json!({
            "current": "wrong", "new": "another password", "sign_out_others": false,
        }),
        ("PUT", "/api/shops/{shop}/nick") => json!({ "nick": "小夏" }),
        ("PUT", "/api/shops/{shop}/settings") => {
            let settings = json!({ "name": "青木", "sites": ["https://shop.example"] });
            json!({ "settings": settings, "seen": settings })
        }
        ("PUT", "/api/shops/{shop}/limits") => {
            let limits = json!({ "first_limit_ms": 20_000, "later_limit_ms": 60_000 });
            json!({ "limits": limits, "seen": limits })
        }
        ("PUT", path) if path.ends_with("/block") => json!({ "reason": "反复辱骂" }),
        ("POST", "/api/store/{slug}/visits") => json!({}),
        ("POST", path)
            if path.contains("/{shop}/identity/") || path.ends_with("/mine/identity") =>
        {
            Value::Null
        }
        ("POST", path) if path.ends_with("/cards/{id}/showings") => {
            json!({ "reason": "核对收货电话" })
        }
        ("POST", path) if path.ends_with("/{order}/{line}/showings") => {
            json!({ "step": 0, "reason": "核对收货电话" })
        }
        ("POST", path) if path.ends_with("/showings") => {
            json!({ "field": "phone", "reason": "核对收货电话" })
        }
        ("POST", path) if path.ends_with("/address-match") => json!({ "phone": "13900139000" }),
        _ => return None,
    })
}
