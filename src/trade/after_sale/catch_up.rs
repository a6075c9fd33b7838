//! Cases whose delays were changed, or that began before there were clocks: their rows and timers catch up.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;
use yingke_schema::trade::line;

use super::{clock::settle, row};
use crate::{
    app::App,
    live::Teller,
    storage::{ShopDb, ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    trade::{RefundState, compensation, deed::lock_of, storage, tell::told_by, trade_rules},
    vocabulary::{Millis, OrderId, ShopId},
};

const KIND: &str = "order_case_rules";
const AT_ONCE: u64 = 200;

/// Has the cases of a shop follow its rules as they are after this transaction.
pub async fn follow_rules(tx: &ShopTx, now: Millis) -> Result<(), StorageError> {
    let timer = Timer {
        key: KIND.to_owned(),
        kind: KIND,
        due_at: now,
        payload: "null".to_owned(),
    };
    timers::set(tx, timer).await
}

/// Goes through a shop's cases under way. Where it is cut short it begins again: twice is as good as once.
pub struct CaseRules {
    store: Store,
    teller: Teller,
}

impl CaseRules {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            teller: app.live().teller(),
        }
    }
}

#[async_trait]
impl Effect for CaseRules {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(&self, shop: ShopId, _: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        let db = self.store.shop(shop);
        let mut last = OrderId(Uuid::nil());
        loop {
            let orders = under_way_behind(&db, last).await?;
            let Some(end) = orders.last() else {
                break;
            };
            last = *end;
            for order in orders {
                let tx = self.store.begin(shop).await?;
                catch_up(&tx, order).await?;
                tx.commit().await?;
            }
        }
        // What was asked of the shop beside cases has a time of these rules too.
        let asked = compensation::waiting(&db, Condition::all(), u64::from(u32::MAX)).await?;
        for row in asked {
            let tx = self.store.begin(shop).await?;
            catch_up(&tx, row.order_id).await?;
            tx.commit().await?;
        }
        told_by(&self.teller, shop);
        Ok(None)
    }
}

/// Orders with a case under way, by the lines and not by the board: a case from before is not on it.
async fn under_way_behind(db: &ShopDb, last: OrderId) -> Result<Vec<OrderId>, StorageError> {
    let rows = db
        .rows::<line::Entity>()
        .with(line::Column::RefundState.is_in(RefundState::under_way_codes()))
        .with(line::Column::OrderId.gt(last))
        .ascending(line::Column::OrderId);
    let rows = rows.limit(AT_ONCE).all().await?.into_iter();
    let mut orders: Vec<_> = rows.map(|row| row.order_id).collect();
    orders.dedup();
    Ok(orders)
}

/// Under the order's lock: whoever acts on it meanwhile does so before this or after.
async fn catch_up(tx: &ShopTx, order: OrderId) -> Result<(), StorageError> {
    tx.lock(lock_of(order)).await?;
    let Some(stored) = storage::stored_in(tx, order).await? else {
        return Ok(());
    };
    let Some(now) = stored.readable() else {
        return Ok(());
    };
    let (rules, _) = trade_rules::rules_in(tx).await?;
    row::renew(tx, &stored.row, &now, &rules).await?;
    compensation::renew(tx, order, &now, &rules).await?;
    compensation::settle(tx, order, &now, &rules).await?;
    settle(tx, order, &now, &rules).await
}
