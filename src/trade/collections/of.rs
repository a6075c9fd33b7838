use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::{
    timers::Timer,
    vocabulary::{Millis, OrderId},
};

pub const KIND: &str = "collection";

/// Which try to collect.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct CollectionOf {
    /// Of its order.
    pub id: OrderId,
    pub key: Uuid,
}

impl CollectionOf {
    /// Of its timer.
    pub fn timer_key(self) -> String {
        format!("{KIND}:{}", self.key)
    }

    /// When somebody sees to it, unless its order is paid by then.
    pub fn timer(self, due_at: Millis) -> Timer<'static> {
        Timer {
            key: self.timer_key(),
            kind: KIND,
            due_at,
            payload: json!(self).to_string(),
        }
    }
}
