//! A reception nobody speaks in any more closes by itself.

use serde::{Deserialize, Serialize};

use super::{Act, ClosedBy, Item, Key, Ledger, Outcome, Refusal, Sender, Status, log};
use crate::{
    guard::Guard,
    storage::{StorageError, Store},
    timers::Effect,
    vocabulary::{Clock, ConversationId, Millis, ShopId, client_id_for},
};

pub const KIND: &str = "idle_close";
/// Quiet for so long, and nobody waiting.
pub const IDLE_MS: Millis = 2 * 60 * 60 * 1_000;

#[derive(Serialize, Deserialize)]
struct Payload {
    conversation: ConversationId,
    session: i64,
}

/// The timer of a reception: one per session.
pub fn key(conversation: ConversationId, session: i64) -> String {
    format!("{KIND}/{conversation}/{session}")
}

pub fn payload(conversation: ConversationId, session: i64) -> String {
    serde_json::to_string(&Payload {
        conversation,
        session,
    })
    .unwrap_or_default()
}

/// How long a shop lets a reception be quiet; the area that reminds customers knows.
#[async_trait::async_trait]
pub trait IdleAfter: Send + Sync {
    /// At least [`IDLE_MS`].
    async fn idle_ms(&self, shop: ShopId) -> Result<Millis, StorageError>;
}

/// Closes what has been idle; puts off what has not.
pub struct IdleClose {
    pub store: Store,
    pub clock: Clock,
    pub ledger: Ledger,
    pub guard: std::sync::Arc<Guard>,
    pub after: std::sync::Arc<dyn IdleAfter>,
}

#[async_trait::async_trait]
impl Effect for IdleClose {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        timer: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(Payload {
            conversation,
            session,
        }) = serde_json::from_str(payload)
        else {
            return Ok(None);
        };
        let key = Key { shop, conversation };
        let Some(head) = log::head(&self.store, key).await? else {
            return Ok(None);
        };
        if head.session != session || head.status == Status::Closed {
            return Ok(None);
        }
        let now = self.clock.now();
        let due = head.last_at + self.after.idle_ms(shop).await?;
        if due > now || head.waiting_since.is_some() {
            return Ok(Some(due.max(now + IDLE_MS / 4)));
        }
        Ok(self.close(key, timer).await.then_some(now + 60_000))
    }
}

impl IdleClose {
    /// True where it is not closed and is to be looked at again.
    async fn close(&self, key: Key, timer: &str) -> bool {
        let item = Item {
            key,
            // Firing twice closes once.
            client_id: client_id_for(timer),
            sender: Sender::system(),
            act: Act::Close {
                by: ClosedBy::Idle,
                over: true,
            },
            channel: "widget".into(),
            external_id: None,
        };
        match self.guard.admit(item, &[]) {
            Ok(reviewed) => is_put_off(&self.ledger.append_and_wait(reviewed).await),
            Err(_) => false,
        }
    }
}

/// Nothing was stored, or the customer spoke while the closing was on its way: the reception goes on and so does its timer.
fn is_put_off(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Unavailable | Outcome::Refused(Refusal::Taken)
    )
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_customer_who_spoke_meanwhile_keeps_the_timer() {
        assert!(is_put_off(&Outcome::Refused(Refusal::Taken)));
        assert!(!is_put_off(&Outcome::Refused(Refusal::Closed)));
    }

    #[test]
    fn a_timer_closes_by_one_id_only() {
        let conversation = ConversationId(Uuid::nil());
        let id = |session| client_id_for(&key(conversation, session));
        assert_eq!(id(1), id(1));
        assert_ne!(id(1), id(2));
    }
}
