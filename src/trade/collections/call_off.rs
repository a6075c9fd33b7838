use async_trait::async_trait;
use serde_json::json;
use uuid::Uuid;

use super::storage::{self, CollectionRow};
use crate::{
    app::App,
    storage::StorageError,
    timers::{Effect, Timer},
    trade::{
        payment::{Unmoved, in_time},
        payouts::{Stuck, pause_ms, stuck},
        storage::{OrderRow, row_in},
    },
    vocabulary::{Millis, ShopId},
};

const KIND: &str = "collection";
/// Whoever read that it failed, and did not try again in that time, is not going to pay with it: long after any answer that is on its
/// way.
pub const PATIENCE_MS: Millis = 15 * 60_000;

/// When somebody sees to it, unless its order is paid by then.
pub fn timer(key: Uuid, due_at: Millis) -> Timer<'static> {
    Timer {
        key: format!("{KIND}:{key}"),
        kind: KIND,
        due_at,
        payload: json!(key).to_string(),
    }
}

/// What is to be called off now; else when to look again, if ever.
type Due = Result<(OrderRow, CollectionRow), Option<Millis>>;

/// What gives back whatever was collected for nothing.
pub struct CallOffs(App);

impl CallOffs {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }

    async fn due(&self, shop: ShopId, key: Uuid) -> Result<Due, StorageError> {
        let now = self.0.clock().now();
        let tx = self.0.store().begin(shop).await?;
        storage::call_off_idle(&tx, key, now - PATIENCE_MS).await?;
        let Some(row) = storage::row(&tx, key).await? else {
            return Ok(Err(None));
        };
        let order = row_in(&tx, row.order_id).await?;
        tx.commit().await?;
        Ok(match order {
            Some(order) if storage::is_called_off(&row) => Ok((order, row)),
            Some(_) if storage::is_wanted(&row) => Err(Some(row.asked_at + PATIENCE_MS)),
            _ => Err(None),
        })
    }

    async fn failed(
        &self,
        (order, row): (&OrderRow, &CollectionRow),
        unmoved: &Unmoved,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.0.clock().now();
        let what = Stuck {
            key: format!("{KIND}/{}", row.key),
            amount_fen: row.amount_fen,
            zh: "一笔没有用上的付款没有撤销成，会再试",
            en: "A payment that paid for nothing was not called off, and is tried again",
        };
        let tx = self.0.store().begin(row.shop_id).await?;
        storage::failed(&tx, row).await?;
        tx.emit(&stuck(order, &what, unmoved, now), now).await?;
        tx.commit().await?;
        Ok(Some(now + pause_ms(row.tries)))
    }
}

#[async_trait]
impl Effect for CallOffs {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn asks_outside(&self) -> bool {
        true
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(key) = serde_json::from_str::<Uuid>(payload) else {
            return Ok(None);
        };
        let (order, row) = match self.due(shop, key).await? {
            Ok(due) => due,
            Err(later) => return Ok(later),
        };
        let payment = self.0.trade().payment();
        let called_off = in_time(payment.call_off(&order.no, key)).await;
        if let Err(unmoved) = called_off {
            return self.failed((&order, &row), &unmoved).await;
        }
        // A node that dies here has called it off, and not said so: the next one calls the same key off once more.
        let tx = self.0.store().begin(shop).await?;
        storage::given_back(&tx, key, self.0.clock().now()).await?;
        tx.commit().await?;
        Ok(None)
    }
}
