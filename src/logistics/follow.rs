use serde_json::json;

use super::{Keeping, look, storage};
use crate::{
    outbox::{Happened, Listener},
    storage::{Event, StorageError, Store},
    timers::{self, Timer},
    trade::{self, OrderChanged},
    vocabulary::{Clock, Millis, OrderId, ShopId},
};

/// Hears that an order was shipped, and begins to follow its parcel.
pub struct Follower {
    pub store: Store,
    pub clock: Clock,
    pub keeping: Keeping,
}

#[async_trait::async_trait]
impl Listener for Follower {
    fn name(&self) -> &'static str {
        "logistics"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != OrderChanged::KIND || self.keeping.tracking().is_none() {
            return Ok(());
        }
        match serde_json::from_str::<OrderChanged>(&happened.payload) {
            Ok(changed) if changed.kind == "shipped" => {
                let now = self.clock.now();
                follow(&self.store, happened.shop, changed.order, now).await?;
            }
            Ok(_) => {}
            // It would not get better by being told again.
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "an order's change cannot be read");
            }
        }
        Ok(())
    }
}

/// Begins to follow the parcel of an order; whoever does so again changes nothing.
pub async fn follow(
    store: &Store,
    shop: ShopId,
    order: OrderId,
    now: Millis,
) -> Result<(), StorageError> {
    let db = store.shop(shop);
    if storage::parcel_of(&db, order).await?.is_some() {
        return Ok(());
    }
    let sending = trade::sending(&db, order).await?;
    let Some(sent) = sending.and_then(|sending| sending.sent) else {
        return Ok(());
    };
    let tx = store.begin(shop).await?;
    match storage::begin(&tx, order, sent.at, now).await {
        // Somebody else began at the same moment.
        Err(error) if error.is_double() => return Ok(()),
        begun => begun?,
    }
    let timer = Timer {
        key: format!("{}:{order}", look::KIND),
        kind: look::KIND,
        due_at: now,
        payload: json!(order).to_string(),
    };
    timers::put(&tx, timer).await?;
    tx.commit().await
}
