use serde_json::{Value, json};

use crate::rights::World;

pub(super) fn body((method, path): (&str, &str), world: &World<'_>) -> Option<Value> {
    Some(match (method, path) {
        ("POST", path) if path.ends_with("/orders/batch/note") => json!({
            "key": world.order, "flag": 1, "orders": [{ "id": world.order, "rev": 0 }],
        }),
        ("POST", path) if path.ends_with("/batch/pay-reminders") => {
            json!({ "key": world.order, "orders": [world.order] })
        }
        ("POST", path) if path.ends_with("/batch/shipments/check") => json!({}),
        ("POST", path) if path.ends_with("/orders/batch/shipments") => json!({
            "key": world.order, "mode": "good",
            "rows": [{ "order": world.order, "rev": 0, "carrier": "顺丰速运", "waybill": "SF1" }],
        }),
        ("PUT", path) if path.ends_with("/order-filters/{id}") => {
            json!({ "name": "", "query": {} })
        }
        ("POST", path) if path.ends_with("/price-requests") => json!({
            "key": world.order, "rev": 0, "freight_fen": 0, "discount_fen": 0, "words": "x",
        }),
        ("POST", path)
            if path.ends_with("/compensations") || path.ends_with("/compensation-requests") =>
        {
            let mut asked = json!({
                "key": world.order, "rev": 0, "line": 0, "amount_fen": 1, "reason": "delay",
            });
            if path.ends_with("requests") {
                asked["words"] = "x".into();
            }
            asked
        }
        ("POST", path) if path.ends_with("/refund-requests") => json!({
            "key": world.order, "rev": 0, "line": 0, "amount_fen": 1, "way": "pay", "words": "x",
        }),
        ("POST", path) if path.ends_with("/offer-requests") => json!({
            "key": world.order, "rev": 0, "line": 0, "kind": "money_only", "amount_fen": 1,
            "reason": "damage", "words": "x",
        }),
        ("POST", path) if path.ends_with("/sku-requests") => json!({
            "key": world.order, "rev": 0, "line": 0, "sku": world.sku, "words": "x",
        }),
        ("POST", path) if path.ends_with("/address-requests") => json!({
            "key": world.order, "rev": 0, "receiver": "林夏", "phone": "13800138000",
            "address": "杭州市文三路 1 号", "words": "x",
        }),
        ("POST", path) if path.ends_with("/requests/{no}/answer") => {
            json!({ "key": world.order, "approve": true, "words": "长".repeat(201) })
        }
        ("POST", path)
            if path.ends_with("/price-protection")
                || path.ends_with("/price-protection/refusal") =>
        {
            json!({ "key": world.order, "rev": 0, "line": 0 })
        }
        ("PUT", path) if path.ends_with("/orders/{id}/invoice") => json!({
            "key": world.order, "rev": 0, "kind": "personal", "title": "林夏", "email": "a@example.com",
        }),
        ("POST", path) if path.ends_with("/invoice/showing") => json!({ "reason": "开票" }),
        ("POST", path) if path.ends_with("/invoice/issue") => {
            json!({ "key": world.order, "rev": 0, "number": "1" })
        }
        ("POST", path) if path.ends_with("/orders/export") || path.ends_with("/export/whole") => {
            json!({ "format": "csv", "reason": "x" })
        }
        ("POST", path) if path.ends_with("/mine/freight") => json!({
            "lines": [{ "sku": world.sku, "quantity": 1 }], "address": "浙江省", "services": [],
        }),
        _ => return None,
    })
}
