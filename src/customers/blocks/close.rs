//! Ends what is open with a blocked customer: at once, and again a moment later for what came in on another node meanwhile.

use std::sync::Arc;

use super::storage;
use crate::{
    app::App,
    guard::Guard,
    reception::{self, Act, ClosedBy, Item, Key, Ledger, Outcome, Sender},
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect},
    vocabulary::{ClientId, Clock, CustomerId, Millis, ShopId, new_id},
};

const KIND: &str = "close_blocked";
/// By then every node knows.
const LATER_MS: Millis = 3_000;

pub async fn later(tx: &ShopTx, customer: CustomerId, now: Millis) -> Result<(), StorageError> {
    let timer = timers::Timer {
        key: format!("{KIND}/{customer}/{now}"),
        kind: KIND,
        due_at: now + LATER_MS,
        payload: customer.to_string(),
    };
    timers::set(tx, timer).await
}

pub struct CloseBlocked {
    store: Store,
    clock: Clock,
    ledger: Ledger,
    guard: Arc<Guard>,
}

impl CloseBlocked {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
            ledger: app.live().ledger().clone(),
            guard: app.live().guard().clone(),
        }
    }

    /// True where something could not be stored and is to be tried again. What is closed already stays so.
    pub async fn close(&self, shop: ShopId, customer: CustomerId) -> Result<bool, StorageError> {
        let mut is_unfinished = false;
        for (conversation, channel) in
            reception::open_conversations_of(&self.store.shop(shop), customer).await?
        {
            let item = Item {
                key: Key { shop, conversation },
                client_id: ClientId(new_id()),
                sender: Sender::system(),
                act: Act::Close {
                    by: ClosedBy::Member,
                    over: true,
                },
                channel: channel.into(),
                external_id: None,
            };
            if let Ok(reviewed) = self.guard.admit(item, &[]) {
                let outcome = self.ledger.append_and_wait(reviewed).await;
                is_unfinished |= outcome == Outcome::Unavailable;
            }
        }
        Ok(is_unfinished)
    }
}

#[async_trait::async_trait]
impl Effect for CloseBlocked {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _key: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(customer) = payload.parse().map(CustomerId) else {
            return Ok(None);
        };
        let running = storage::running(&self.store.shop(shop), customer).await?;
        if running.is_none() || !self.close(shop, customer).await? {
            return Ok(None);
        }
        Ok(Some(self.clock.now() + LATER_MS))
    }
}
