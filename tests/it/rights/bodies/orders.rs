use serde_json::{Value, json};

use crate::{buying, rights::World};

pub(super) fn body((method, path): (&str, &str), world: &World<'_>) -> Option<Value> {
    Some(match (method, path) {
        ("POST", path) if path.ends_with("/mine/orders") => buying::order_of(&[(world.sku, 1)]),
        ("PUT", path) if path.ends_with("/mine/cart") => json!({ "sku": world.sku, "quantity": 1 }),
        // What belongs to an order is asked about one that looked otherwise: only rights are looked at.
        ("PUT", path) if path.ends_with("/note") => {
            json!({ "key": world.order, "rev": 0, "note": "周末送货", "flag": 1 })
        }
        ("PUT", path) if path.ends_with("/price") => {
            json!({ "key": world.order, "rev": 0, "freight_fen": 0, "discount_fen": 0 })
        }
        ("PUT", path) if path.ends_with("/address") => json!({
            "key": world.order, "rev": 0, "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号",
        }),
        ("POST", path) if path.ends_with("/shipment") || path.ends_with("/parcel") => json!({
            "key": world.order, "rev": 0, "carrier": "顺丰速运", "waybill": "SF1234567890123",
        }),
        ("PUT", path) if path.ends_with("/installation") => json!({
            "key": world.order, "rev": 0, "day": "2026-01-01", "is_agreed": false,
        }),
        ("POST", path) if path.ends_with("/extension") => {
            json!({ "key": world.order, "rev": 0, "days": 3 })
        }
        ("POST", path) if path.ends_with("/refunds/{line}/reissue") => {
            json!({ "key": world.order, "rev": 0, "reason": "missing" })
        }
        ("POST", path) if path.ends_with("/refunds") => {
            json!({ "key": world.order, "rev": 0, "kind": "money_only" })
        }
        ("POST", "/api/shops/{shop}/orders/{id}/refunds/{line}") => {
            json!({ "key": world.order, "rev": 0, "answer": "refuse", "words": "未见问题" })
        }
        ("POST" | "PUT", path) if path.ends_with("/refunds/{line}") => {
            json!({ "key": world.order, "rev": 0, "kind": "money_only", "amount_fen": 1 })
        }
        ("POST", path) if path.ends_with("/closing") => {
            json!({ "key": world.order, "rev": 0, "reason": "other" })
        }
        ("POST", path)
            if [
                "/agreement",
                "/cancellation",
                "/confirmation",
                "/part-confirmation",
                "/payment",
                "/withdrawal",
            ]
            .iter()
            .any(|act| path.ends_with(act)) =>
        {
            json!({ "key": world.order, "rev": 0 })
        }
        ("POST", path) if path.ends_with("/proposal") => {
            json!({ "key": world.order, "rev": 0, "accept": true })
        }
        ("POST", path) if path.ends_with("/platform") || path.ends_with("/evidence") => {
            json!({ "key": world.order, "rev": 0, "words": "请看照片" })
        }
        ("POST", path) if path.ends_with("/decision") => {
            json!({ "key": world.order, "rev": 0, "favour": "shop" })
        }
        _ => return None,
    })
}
