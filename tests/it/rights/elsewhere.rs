use reqwest::Method;
use serde_json::Value;

use super::{
    Operation, World,
    asking::{ask_in, id_in},
    operations,
};
use crate::harness::{Client, TestShop};

/// A shop's own path with what is the other shop's.
pub(super) async fn things_of_others_are_not_there(
    client: &Client,
    elsewhere: &TestShop<'_>,
    world: &World<'_>,
) {
    let mut let_through = Vec::new();
    for operation in operations().iter().filter(|of| names_a_thing(of)) {
        let id = if operation.path.contains("/auto-replies/{id}") {
            world.auto_reply.clone()
        } else {
            id_in(operation, world)
        };
        let answer = ask_in(client, operation, (elsewhere, &id), world).await;
        let is_refused = (400..500).contains(&answer.status);
        // A list about nothing is empty, and what is not there is taken away as often as somebody likes.
        let is_nothing = match operation.method.as_str() {
            "GET" => says_nothing(&answer.body),
            "DELETE" => answer.status == 204,
            _ => false,
        };
        if !is_refused && !is_nothing {
            let Operation { method, path, .. } = operation;
            let_through.push(format!(
                "{method} {path}: {} {}",
                answer.status, answer.body
            ));
        }
    }
    assert!(let_through.is_empty(), "{let_through:#?}");
}

fn says_nothing(body: &Value) -> bool {
    match body {
        Value::Null => true,
        Value::Array(all) => all.is_empty(),
        Value::Object(fields) => fields.values().all(says_nothing),
        _ => false,
    }
}

/// In its path, by its own id or its order's, or in the body that makes something about it. Days and profiles have names, which
/// every shop shares.
fn names_a_thing(operation: &Operation) -> bool {
    let path = operation
        .path
        .strip_prefix("/api/shops/{shop}")
        .unwrap_or("");
    let is_shared = ["/calendar/days/", "/metrics/days/", "/metrics/profiles/"];
    let is_made = operation.method == Method::POST && ["/contacts", "/uploads"].contains(&path);
    let is_named = path.contains("/{id}") || path.contains("/{order}");
    is_made || (is_named && !is_shared.iter().any(|shared| path.starts_with(shared)))
}
