//! What is done to many orders of a shop, a part of them with each look: all at once would outlast its claim, and have every other time
//! wait. Where a part is cut short it begins again: twice is as good as once. An order that fails is left for later, and holds up no other.

mod given_up;
mod left;

use std::marker::PhantomData;

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;
use yingke_schema::trade::order::{Column, Entity};

pub use self::given_up::OrdersLeft;
use self::left::Left;
use super::{deed::lock_of, tell::told};
use crate::{
    app::App,
    storage::{ShopDb, ShopTx, StorageError},
    timers::{self, Effect, Timer},
    vocabulary::{Millis, OrderId, ShopId, new_id},
};

/// So many orders are one part.
pub const PART: u64 = 200;

#[async_trait]
pub trait Walk: Send + Sync + 'static {
    const KIND: &'static str;

    /// Which orders it goes through.
    fn which(db: &ShopDb) -> Condition;

    /// Under the order's lock: whoever acts on it meanwhile does so before this or after. `Some(later)`: it is seen to again then.
    async fn see_to(
        tx: &ShopTx,
        order: OrderId,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError>;
}

/// Up to where it went. A migration begins with `null`.
#[derive(Default, Serialize, Deserialize)]
struct Place {
    /// Another where it begins anew: what went through some of the orders before does not go on.
    walk: Uuid,
    last: Uuid,
}

/// Has it begin soon after this transaction, from the first order.
pub async fn begin<W: Walk>(tx: &ShopTx) -> Result<(), StorageError> {
    let place = Place {
        walk: new_id(),
        last: Uuid::nil(),
    };
    let timer = Timer {
        key: W::KIND.to_owned(),
        kind: W::KIND,
        due_at: 0,
        payload: json!(place).to_string(),
    };
    timers::set(tx, timer).await
}

pub struct ByParts<W> {
    app: App,
    part: u64,
    walk: PhantomData<fn() -> W>,
}

impl<W: Walk> ByParts<W> {
    pub fn of(app: &App, part: u64) -> Self {
        Self {
            app: app.clone(),
            part,
            walk: PhantomData,
        }
    }

    async fn behind(&self, db: &ShopDb, last: Uuid) -> Result<Vec<OrderId>, StorageError> {
        #[derive(FromQueryResult)]
        struct Named {
            id: OrderId,
        }
        let rows = db.rows::<Entity>().with(W::which(db));
        let rows = rows.with(Column::Id.gt(last)).ascending(Column::Id);
        let rows: Vec<Named> = rows.limit(self.part).only([Column::Id]).await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    async fn next_part(
        &self,
        shop: ShopId,
        (key, payload): (&str, &str),
    ) -> Result<(), StorageError> {
        let store = self.app.store();
        let place: Place = serde_json::from_str(payload).unwrap_or_default();
        let orders = self.behind(&store.shop(shop), place.last).await?;
        let Some(OrderId(last)) = orders.last().copied() else {
            return Ok(());
        };
        for order in orders {
            self.see_to(shop, Left::of(order)).await?;
        }
        let tx = store.begin(shop).await?;
        let next = json!(Place { last, ..place }).to_string();
        timers::go_on(&tx, key, (payload, next)).await?;
        tx.commit().await?;
        told(&self.app, shop);
        Ok(())
    }

    /// An error only where nothing can be written at all.
    async fn see_to(&self, shop: ShopId, left: Left) -> Result<(), StorageError> {
        let Err(error) = self.done(shop, left).await else {
            return Ok(());
        };
        tracing::warn!(%error, walk = W::KIND, order = %left.order, "an order is left for later");
        let tx = self.app.store().begin(shop).await?;
        left.failed(&tx, W::KIND, self.app.clock().now()).await?;
        tx.commit().await
    }

    async fn done(&self, shop: ShopId, left: Left) -> Result<(), StorageError> {
        let tx = self.app.store().begin(shop).await?;
        tx.lock(lock_of(left.order)).await?;
        let later = W::see_to(&tx, left.order, self.app.clock().now()).await?;
        if let Some(later) = later {
            Left::of(left.order).set(&tx, W::KIND, later).await?;
        }
        tx.commit().await
    }
}

#[async_trait]
impl<W: Walk> Effect for ByParts<W> {
    fn kind(&self) -> &'static str {
        W::KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        key: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        if let Ok(left) = serde_json::from_str::<Left>(payload) {
            self.see_to(shop, left).await?;
            told(&self.app, shop);
        } else {
            self.next_part(shop, (key, payload)).await?;
        }
        Ok(None)
    }
}
