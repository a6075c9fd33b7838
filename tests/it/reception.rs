mod followed;
mod found;
mod handed;
mod retries;
mod said;
mod sockets;

use serde_json::Value;

fn texts(entries: &[Value]) -> Vec<&str> {
    entries
        .iter()
        .filter_map(|entry| entry["body"]["text"].as_str())
        .collect()
}

fn numbers(entries: &[Value]) -> Vec<i64> {
    entries
        .iter()
        .filter_map(|entry| entry["seq"].as_i64())
        .collect()
}
