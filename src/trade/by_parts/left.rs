//! An order that a walk does not get done with at once: it is seen to again by a timer of its own.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::given_up::give_up;
use crate::{
    storage::{ShopTx, StorageError},
    timers::{self, Timer},
    trade::payouts::pause_ms,
    vocabulary::{Millis, OrderId},
};

/// Some two hours after the first one it is a matter for people.
pub const MOST_FAILURES: i64 = 8;

/// What its timer is about.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Left {
    pub order: OrderId,
    /// One after the other.
    failures: i64,
}

impl Left {
    pub const fn of(order: OrderId) -> Self {
        let failures = 0;
        Self { order, failures }
    }

    pub async fn set(
        self,
        tx: &ShopTx,
        kind: &'static str,
        due_at: Millis,
    ) -> Result<(), StorageError> {
        let timer = Timer {
            key: format!("{kind}:{}", self.order),
            kind,
            due_at,
            payload: json!(self).to_string(),
        };
        timers::set(tx, timer).await
    }

    /// Once more, later each time; in the end those who lead are told instead.
    pub async fn failed(
        self,
        tx: &ShopTx,
        kind: &'static str,
        now: Millis,
    ) -> Result<(), StorageError> {
        let failures = self.failures + 1;
        if failures >= MOST_FAILURES {
            return give_up(tx, kind, self.order, now).await;
        }
        let next = Self { failures, ..self };
        next.set(tx, kind, now + pause_ms(self.failures)).await
    }
}
