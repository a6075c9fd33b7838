use serde_json::{Value, json};

use super::phrase_body;
use crate::rights::World;

pub(super) fn body((method, path): (&str, &str), world: &World<'_>) -> Option<Value> {
    Some(match (method, path) {
        ("PUT", path) if path.ends_with("/promise-rules") => {
            json!({ "rules": yingke::promises::Rules::default(), "rev": 0 })
        }
        // Whatever happens to it, it is asked for by everyone: only rights are looked at.
        ("PUT", path) if path.ends_with("/result") => json!({ "rev": 0, "result": "kept" }),
        ("PUT" | "PATCH", path) if path.contains("/promises/{id}") => json!({ "rev": 0 }),
        ("POST", path) if path.ends_with("/promises") => {
            json!({ "seq": 1, "kind": "ship", "due_at": 0 })
        }
        ("PUT", "/api/shops/{shop}/metrics/profiles/{id}") => {
            json!({ "profile": yingke_reply_metrics::shop_own(20_000, 60_000), "rev": 0 })
        }
        ("POST", "/api/shops/{shop}/phrases") => phrase_body(""),
        ("PUT", "/api/shops/{shop}/phrases/{id}") => {
            json!({ "phrase": phrase_body("")["phrase"], "rev": 0 })
        }
        ("PUT", path) if path.ends_with("/place") => json!({ "after": null, "folder": "" }),
        ("POST", path)
            if path.ends_with("/payouts/{no}/tries")
                || path.ends_with("/collections/{key}/tries") =>
        {
            Value::Null
        }
        ("POST", path)
            if path.ends_with("/payouts/{no}/settlement")
                || path.ends_with("/collections/{key}/settlement") =>
        {
            json!({ "words": "转账" })
        }
        ("POST", path) if path.ends_with("/uses") || path.ends_with("/conversation") => Value::Null,
        ("POST", path) if path.ends_with("/phrases/import") || path.ends_with("/pictures") => {
            json!({})
        }
        ("POST", path) if path.ends_with("/phrase-folders") => json!({ "of": "own", "name": "x" }),
        ("PUT", path) if path.ends_with("/phrase-folders") => {
            json!({ "of": "own", "name": "x", "to": "y" })
        }
        ("POST", "/api/shops/{shop}/contacts") => {
            json!({ "of": "team", "customer": world.customer.id, "group": "", "note": "" })
        }
        ("PUT", "/api/shops/{shop}/contacts/{id}") => json!({ "group": "", "note": "", "rev": 0 }),
        ("PUT", path) if path.ends_with("/contact-groups") => {
            json!({ "of": "own", "name": "x", "to": "y" })
        }
        _ => return None,
    })
}
