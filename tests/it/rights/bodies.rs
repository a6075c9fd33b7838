mod asked;
mod desk;
mod goods;
mod kept;
mod orders;
mod shop;

use serde_json::{Value, json};

use super::{Operation, World};

type Body = fn((&str, &str), &World<'_>) -> Option<Value>;

/// The first that knows an operation says its body, or `Null` where it takes none.
const BODIES: [Body; 6] = [
    shop::body,
    desk::body,
    kept::body,
    orders::body,
    asked::body,
    goods::body,
];

pub(super) fn phrase_body(code: &str) -> Value {
    let phrase = json!({ "folder": "", "code": code, "title": "权限", "body": "您好", "pictures": [], "products": [] });
    json!({ "of": "own", "phrase": phrase })
}

/// A body that is right, so that only rights can refuse.
pub(super) fn body_of(operation: &Operation, world: &World<'_>) -> Option<Value> {
    let asked = (operation.method.as_str(), operation.path.as_str());
    if let ("GET" | "DELETE", _) | ("PUT", "/api/shops/{shop}/conversations/{id}/star") = asked {
        return None;
    }
    let body = BODIES.iter().find_map(|body| body(asked, world));
    let body = body.unwrap_or_else(|| panic!("say in rights/bodies which body {asked:?} takes"));
    (!body.is_null()).then_some(body)
}
