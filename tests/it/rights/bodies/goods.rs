use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use crate::{goods, rights::World};

pub(super) fn body((method, path): (&str, &str), world: &World<'_>) -> Option<Value> {
    Some(match (method, path) {
        ("POST", path) if path.ends_with("/goods/rows") => json!({ "ids": [] }),
        ("POST", path) if path.ends_with("/goods-imports") => {
            json!({ "key": new_id(), "name": "goods.csv", "bytes": 0 })
        }
        ("PUT", path) if path.ends_with("/goods-imports/{id}/mapping") => json!({ "rev": 0 }),
        ("POST", path) if path.ends_with("/goods-imports/{id}/run") => json!({ "rows": "good" }),
        ("PUT" | "POST", path) if path.contains("/goods-imports/{id}/") => Value::Null,
        ("PUT", path) if path.ends_with("/taobao-numbers") => json!({
            "names": [{ "kind": "prop", "number": "20518", "name": "尺码" }],
        }),
        ("POST", path) if path.ends_with("/goods-exports") => {
            json!({ "selection": { "ids": [] }, "format": "csv" })
        }
        ("POST", path) if path.ends_with("/goods") => {
            json!({ "key": new_id(), "code": "RIGHTS", "edits": [] })
        }
        ("POST", path) if path.ends_with("/goods/{id}/copies") => {
            json!({ "key": new_id() })
        }
        ("PUT", path) if path.ends_with("/goods/{id}") => {
            json!({ "key": new_id(), "rev": 0, "edits": [] })
        }
        ("POST", path) if path.ends_with("/assistant/batches") => json!({
            "key": new_id(),
            "what": { "by": "cells", "cells": [{ "product": world.product, "rev": 0, "edits": [] }] },
        }),
        ("POST", path) if path.ends_with("/apply") => json!({ "skip_warned": false }),
        ("POST", path)
            if ["/stop", "/resume", "/undo", "/drop"]
                .iter()
                .any(|act| path.ends_with(act)) =>
        {
            Value::Null
        }
        ("PUT", path) if path.ends_with("/assistant-rules") => {
            json!({ "floor_fen": -1, "rev": 0 })
        }
        ("PUT", path) if path.ends_with("/stock-rules") => json!({ "low_stock": -1, "rev": 0 }),
        ("POST", path) if path.ends_with("/categories") => json!({ "name": "", "attributes": [] }),
        ("PUT", path) if path.ends_with("/categories/{id}") => {
            json!({ "rev": 0, "name": "灯具", "attributes": [] })
        }
        ("PUT", path) if path.ends_with("/categories") => json!({ "ids": [] }),
        ("POST", path) if path.ends_with("/delivery-templates") => goods::terms(""),
        ("PUT", path) if path.ends_with("/delivery-templates/{id}") => {
            json!({ "rev": 0, "terms": goods::terms("大件") })
        }
        ("PUT", path) if path.ends_with("/owner") => json!({ "owner": null, "was": null }),
        ("PUT", path) if path.ends_with("/dedicated") => json!({ "member": null }),
        ("PATCH", "/api/shops/{shop}/staff/{id}") => json!({ "capacity": 12 }),
        ("POST", path) if path.ends_with("/password") || path.ends_with("/cart") => Value::Null,
        _ => return None,
    })
}
