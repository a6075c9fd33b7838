//! A product is listed by itself when its time has come.

use async_trait::async_trait;
use serde_json::json;

use super::{
    Cause, Edit, Shelf, Unwritten, edited,
    given::given_for,
    not_listed::NotListed,
    notice::News,
    storage,
    write::{tell_together, write},
};
use crate::{
    access::Actor,
    app::App,
    catalogue::NEWS,
    live::Teller,
    shops,
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Clock, Millis, ProductId, ShopId},
};

const KIND: &str = "goods_list";

/// Sets, moves or takes away the timer of a product that has just changed.
pub async fn settle(
    tx: &ShopTx,
    product: ProductId,
    list_at: Option<Millis>,
) -> Result<(), StorageError> {
    settle_many(tx, &[(product, list_at)]).await
}

/// The same of some.
pub async fn settle_many(
    tx: &ShopTx,
    of: &[(ProductId, Option<Millis>)],
) -> Result<(), StorageError> {
    let (mut set, mut unset) = (Vec::new(), Vec::new());
    for (product, list_at) in of {
        let key = format!("{KIND}:{product}");
        match list_at {
            None => unset.push(key),
            Some(due_at) => set.push(Timer {
                key,
                kind: KIND,
                due_at: *due_at,
                payload: json!(product).to_string(),
            }),
        }
    }
    if !unset.is_empty() {
        timers::unset(tx, &unset).await?;
    }
    timers::set_many(tx, set).await
}

/// Lists products at the time that was set.
pub struct Listings {
    store: Store,
    clock: Clock,
    teller: Teller,
}

impl Listings {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
            teller: app.live().teller(),
        }
    }

    async fn list(&self, shop: ShopId, id: ProductId) -> Result<Option<Millis>, Unwritten> {
        let now = self.clock.now();
        let Some(of) = shops::find(&self.store, &shop.into()).await? else {
            return Ok(None);
        };
        let list = [Edit::State(Shelf::Listed)];
        let given = given_for(&self.store.shop(shop), &of.slug, &list, now).await?;
        let tx = self.store.begin(shop).await?;
        storage::alone(&tx).await?;
        let Some(stored) = storage::stored_in(&tx, id).await? else {
            return Ok(None);
        };
        match stored.goods.list_at {
            Some(due) if due <= now => {}
            later => return Ok(later),
        }
        let listed = edited(&stored.goods, &list, &given);
        let (after, changes) = match listed {
            Ok(listed) => listed,
            // It stays where it is, and somebody is told: the time would come again and again.
            Err(fault) => {
                let why = NotListed::of(&stored.goods, &given, &fault);
                let news = (News::NotListed, Some(why.says()));
                tell_together(&tx, &stored, news, now).await?;
                let stays = [Edit::ListAt(None)];
                let (after, mut changes) = edited(&stored.goods, &stays, &given)?;
                changes.push(why.change());
                (after, changes)
            }
        };
        let by = (&Actor::Anyone, Cause::TimeCame);
        write(&tx, &stored, (&after, &changes), &given, by).await?;
        tx.commit().await?;
        self.teller.tell_members(shop, None, NEWS, &json!({}));
        Ok(None)
    }
}

#[async_trait]
impl Effect for Listings {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<ProductId>(payload) else {
            return Ok(None);
        };
        match self.list(shop, id).await {
            Ok(later) => Ok(later),
            // Looks again at what it is now.
            Err(Unwritten::ChangedMeanwhile) => Ok(Some(self.clock.now())),
            Err(Unwritten::Storage(error)) => Err(error),
            Err(refused) => {
                tracing::error!(%refused, product = %id, "a product cannot be listed");
                Ok(None)
            }
        }
    }
}
