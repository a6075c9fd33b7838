//! Promises from the line that makes them to their result, through HTTP and the socket.

mod life;
mod pages;
mod suggestions;
mod times;

use serde_json::Value;
use yingke::{
    promises::{self, Promise, State},
    vocabulary::{ConversationId, MemberId, PromiseId},
};

use crate::harness::{Client, TestApp, TestCustomer, TestShop, at};

const HOUR_MS: i64 = 60 * 60 * 1_000;

fn new(shop: &TestShop<'_>, customer: &TestCustomer, owner: MemberId, now: i64) -> Promise {
    Promise {
        shop_id: shop.id,
        id: promises::next_id(),
        conversation_id: ConversationId(customer.conversation.parse().unwrap()),
        seq: 1,
        n: 0,
        kind: "ship".into(),
        words: "明天给您发货".into(),
        span_from: 0,
        span_to: 6,
        amount_fen: None,
        said_by: owner,
        said_at: now,
        owner_id: owner,
        due_at: now + 24 * HOUR_MS,
        is_due_said: true,
        state: State::Suggested,
        note: String::new(),
        decided_by: None,
        decided_at: None,
        closed_by: None,
        closed_at: None,
        rev: 0,
    }
}

/// A suggestion of somebody's.
pub async fn suggested(
    app: &TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    owner: MemberId,
) -> PromiseId {
    let promise = new(shop, customer, owner, app.now());
    let id = promise.id;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    promises::keep(&tx, [promise]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What a member sees, once there are so many.
async fn seen(client: &Client, shop: &TestShop<'_>, which: &str, many: usize) -> Vec<Value> {
    loop {
        let answer = client.get(&at(shop, &format!("promises?{which}"))).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let seen = answer.body["promises"].as_array().unwrap().clone();
        if seen.len() == many {
            return seen;
        }
        crate::harness::glance().await;
    }
}
