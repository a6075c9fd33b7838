//! An order that a walk does not get done with at once: it is seen to again by a timer of its own.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    access::LEADING,
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError},
    timers::{self, Timer},
    trade::payouts::pause_ms,
    vocabulary::{Millis, OrderId},
};

/// Some two hours after the first one it is a matter for people.
const MOST_FAILURES: i64 = 8;

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
            return tx.emit(&self.given_up(kind, now), now).await;
        }
        let next = Self { failures, ..self };
        next.set(tx, kind, now + pause_ms(self.failures)).await
    }

    /// Without the order's number: its row may be what cannot be read.
    fn given_up(self, kind: &str, now: Millis) -> Notice {
        let order = self.order;
        Notice {
            key: format!("order_left/{kind}/{order}/{now}"),
            category: Category::System,
            to: To::Roles(LEADING.to_vec()),
            zh: Saying::new(
                "一张订单没有跟上更新",
                format!(
                    "试了 {MOST_FAILURES} 次都没成功（{kind}），请核对订单，并请维护服务器的人查看日志"
                ),
            ),
            en: Saying::new(
                "An order did not follow an update",
                format!(
                    "It failed {MOST_FAILURES} times ({kind}): check the order, and have whoever runs the server look at its log"
                ),
            ),
            link: Some(Link::Order { order }),
        }
    }
}
