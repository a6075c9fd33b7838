use serde_json::json;

use super::{
    Keeping, look,
    storage::{self, ParcelId},
};
use crate::{
    outbox::{Happened, Listener},
    storage::{Event, StorageError, Store},
    timers::{self, Timer},
    trade::{self, OrderChanged, Sent},
    vocabulary::{Clock, Millis, OrderId, ShopId},
};

/// What happens to an order as a parcel leaves.
const SENDS: [&str; 4] = ["shipped", "part_shipped", "return_sent", "resent"];

/// Hears that a parcel of an order left, and begins to follow it.
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
            Ok(changed) if SENDS.contains(&changed.kind.as_str()) => {
                let now = self.clock.now();
                let all = |_: &Sent| true;
                follow(&self.store, happened.shop, changed.order, now, all).await?;
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

/// Begins to follow the parcels of an order that are meant; whoever does so again changes nothing.
pub async fn follow(
    store: &Store,
    shop: ShopId,
    order: OrderId,
    now: Millis,
    is_meant: impl Fn(&Sent) -> bool,
) -> Result<(), StorageError> {
    let db = store.shop(shop);
    let Some(sending) = trade::sending(&db, order).await? else {
        return Ok(());
    };
    let followed = storage::parcels_of(&db, order).await?;
    let is_new = |sent: &Sent| followed.iter().all(|parcel| parcel.no != sent.no);
    let parcels = sending.parcels.iter();
    let new: Vec<_> = parcels
        .filter(|sent| is_meant(sent) && is_new(sent))
        .collect();
    for sent in new {
        let no = sent.no;
        begin(store, shop, (ParcelId { order, no }, sent.at), now).await?;
    }
    Ok(())
}

async fn begin(
    store: &Store,
    shop: ShopId,
    (id, sent_at): (ParcelId, Millis),
    now: Millis,
) -> Result<(), StorageError> {
    let tx = store.begin(shop).await?;
    match storage::begin(&tx, id, sent_at, now).await {
        // Somebody else began at the same moment.
        Err(error) if error.is_double() => return Ok(()),
        begun => begun?,
    }
    let timer = Timer {
        key: format!("{}:{}:{}", look::KIND, id.order, id.no),
        kind: look::KIND,
        due_at: now,
        payload: json!(id).to_string(),
    };
    timers::put(&tx, timer).await?;
    tx.commit().await
}
