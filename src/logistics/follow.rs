use serde_json::json;

use super::{
    Keeping, look,
    settle::settle,
    storage::{self, ParcelId},
};
use crate::{
    live::Teller,
    outbox::{Happened, Listener},
    storage::{Event, StorageError, Store},
    timers::{self, Timer},
    trade::{self, OrderChanged, Sent},
    vocabulary::{Clock, Millis, OrderId, ShopId},
};

/// What happens to an order as a parcel leaves.
const SENDS: [&str; 4] = ["shipped", "part_shipped", "return_sent", "resent"];

/// Hears that a parcel of an order left, and begins to follow it; and that an order changed, whose parcels may trouble nobody any more.
pub struct Follower {
    pub store: Store,
    pub clock: Clock,
    pub keeping: Keeping,
    pub teller: Teller,
}

#[async_trait::async_trait]
impl Listener for Follower {
    fn name(&self) -> &'static str {
        "logistics"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != OrderChanged::KIND {
            return Ok(());
        }
        match serde_json::from_str::<OrderChanged>(&happened.payload) {
            Ok(changed) => self.changed(happened.shop, &changed).await?,
            // It would not get better by being told again.
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "an order's change cannot be read");
            }
        }
        Ok(())
    }
}

impl Follower {
    async fn changed(&self, shop: ShopId, changed: &OrderChanged) -> Result<(), StorageError> {
        let order = changed.order;
        if self.keeping.tracking().is_some() && SENDS.contains(&changed.kind.as_str()) {
            let all = |_: &Sent| true;
            follow(&self.store, shop, order, self.clock.now(), all).await?;
        }
        let followed = storage::parcels_of(&self.store.shop(shop), order).await?;
        if followed.iter().all(|parcel| parcel.concern == 0) {
            return Ok(());
        }
        let tx = self.store.begin(shop).await?;
        let is_listed_anew = settle(&tx, order).await?;
        tx.commit().await?;
        if is_listed_anew {
            self.teller
                .tell_members(shop, None, trade::NEWS, &json!({}));
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
