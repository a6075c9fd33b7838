use async_trait::async_trait;

use super::{
    CollectionOf,
    of::KIND,
    storage::{self, CollectionRow},
};
use crate::{
    app::App,
    storage::StorageError,
    timers::Effect,
    trade::{
        payment::{Unmoved, in_time},
        payouts::{CLAIM_MS, Stuck, pause_ms, stuck},
        storage::{OrderRow, row_in},
        tell::told,
    },
    vocabulary::{Millis, ShopId},
};

/// Whoever read that it failed, and did not try again in that time, is not going to pay with it: long after any answer that is on its
/// way.
pub const PATIENCE_MS: Millis = 15 * 60_000;

/// What may be called off now; else when to look again, if ever.
type Claimed = Result<(OrderRow, CollectionRow), Option<Millis>>;

/// What gives back whatever was collected for nothing.
pub struct CallOffs(App);

impl CallOffs {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }

    async fn claimed(&self, shop: ShopId, of: CollectionOf) -> Result<Claimed, StorageError> {
        let now = self.0.clock().now();
        let tx = self.0.store().begin(shop).await?;
        storage::call_off_idle(&tx, of.key, now - PATIENCE_MS).await?;
        let is_mine = storage::claim(&tx, of.key, (now, now + CLAIM_MS)).await?;
        let row = storage::row(&tx, of).await?;
        let order = row_in(&tx, of.id).await?;
        tx.commit().await?;
        Ok(match (order, row) {
            (Some(order), Some(row)) if is_mine => Ok((order, row)),
            (_, row) => Err(row.and_then(|row| later(&row))),
        })
    }

    async fn failed(
        &self,
        (order, row): (&OrderRow, &CollectionRow),
        unmoved: &Unmoved,
    ) -> Result<Option<Millis>, StorageError> {
        let now = self.0.clock().now();
        let next_at = now + pause_ms(row.tries);
        let tx = self.0.store().begin(row.shop_id).await?;
        if storage::failed(&tx, row, (unmoved, now, next_at)).await? {
            tx.emit(&stuck(order, &what(row), unmoved, now), now)
                .await?;
        }
        tx.commit().await?;
        told(&self.0, row.shop_id);
        Ok(Some(next_at))
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
        let Ok(of) = serde_json::from_str::<CollectionOf>(payload) else {
            return Ok(None);
        };
        let (order, row) = match self.claimed(shop, of).await? {
            Ok(claimed) => claimed,
            Err(later) => return Ok(later),
        };
        let payment = self.0.trade().payment();
        let called_off = in_time(payment.call_off(&order.no, row.key)).await;
        if let Err(unmoved) = called_off {
            return self.failed((&order, &row), &unmoved).await;
        }
        // A node that dies here has called it off, and not said so: the next one calls the same key off once more.
        let tx = self.0.store().begin(shop).await?;
        storage::given_back(&tx, &row, self.0.clock().now()).await?;
        tx.commit().await?;
        told(&self.0, shop);
        Ok(None)
    }
}

fn later(row: &CollectionRow) -> Option<Millis> {
    if storage::is_wanted(row) {
        return Some(row.asked_at + PATIENCE_MS);
    }
    storage::is_due(row).then(|| row.claimed_until.max(row.next_at))
}

fn what(row: &CollectionRow) -> Stuck {
    Stuck {
        key: format!("{KIND}/{}", row.key),
        amount_fen: row.amount_fen,
        zh: "一笔没有用上的付款没有撤销成，会再试",
        en: "A payment that paid for nothing was not called off, and is tried again",
    }
}
