//! Orders that still have to leave, from before they kept what the pages of their goods promised: they keep what those say now, and stand
//! in the list by when they have to leave.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition, FromQueryResult, sea_query::Expr};
use serde_json::json;
use uuid::Uuid;
use yingke_schema::trade::{line, order};

use super::{
    deed::lock_of,
    list::to_ship,
    ship_by,
    storage::{self, LineRow},
};
use crate::{
    app::App,
    catalogue::{self, Promised},
    storage::{ShopDb, ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Millis, OrderId, ShopId},
};

/// Word for word as `m0082_ship_by` has it.
const KIND: &str = "order_promises";
const AT_ONCE: u64 = 200;

async fn go_on(tx: &ShopTx, payload: String) -> Result<(), StorageError> {
    let timer = Timer {
        key: KIND.to_owned(),
        kind: KIND,
        due_at: 0,
        payload,
    };
    timers::set(tx, timer).await
}

/// Goes through the orders of a shop that still have to leave, some with each look: all at once would outlast its claim, and have every
/// other time wait. Where it is cut short it begins again with these: twice is as good as once.
pub struct KeepPromises(Store);

impl KeepPromises {
    pub fn of(app: &App) -> Self {
        Self(app.store().clone())
    }
}

#[async_trait]
impl Effect for KeepPromises {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        // None: it begins with the first.
        let last = serde_json::from_str::<OrderId>(payload).unwrap_or(OrderId(Uuid::nil()));
        let orders = to_ship_behind(&self.0.shop(shop), last).await?;
        let Some(end) = orders.last().copied() else {
            return Ok(None);
        };
        for order in orders {
            let tx = self.0.begin(shop).await?;
            keep(&tx, order).await?;
            tx.commit().await?;
        }
        let tx = self.0.begin(shop).await?;
        go_on(&tx, json!(end).to_string()).await?;
        tx.commit().await?;
        Ok(None)
    }
}

#[derive(FromQueryResult)]
struct Named {
    id: OrderId,
}

async fn to_ship_behind(db: &ShopDb, last: OrderId) -> Result<Vec<OrderId>, StorageError> {
    let rows = db.rows::<order::Entity>().with(to_ship());
    let rows = rows.with(order::Column::Id.gt(last));
    let rows = rows.ascending(order::Column::Id).limit(AT_ONCE);
    let rows: Vec<Named> = rows.only([order::Column::Id]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Under the order's lock: whoever acts on it meanwhile does so before this or after.
async fn keep(tx: &ShopTx, id: OrderId) -> Result<(), StorageError> {
    tx.lock(lock_of(id)).await?;
    let Some(mut stored) = storage::stored_in(tx, id).await? else {
        return Ok(());
    };
    let unkept = stored.lines.iter_mut();
    let mut unkept: Vec<_> = unkept
        .filter(|line| storage::promised(line).is_none())
        .collect();
    let products: Vec<_> = unkept.iter().filter_map(|line| line.product_id).collect();
    let pages = catalogue::ships_by_in(tx, &products).await?;
    for line in &mut unkept {
        let promised = line.product_id.and_then(|product| pages.promised(product));
        if let Some(promised) = promised {
            keep_of(tx, line, promised).await?;
        }
    }
    let Some(order) = stored.readable() else {
        return Ok(());
    };
    let due = ship_by::ship_by_in(tx, &order).await?;
    ship_by::keep(tx, id, due).await
}

async fn keep_of(tx: &ShopTx, line: &mut LineRow, promised: Promised) -> Result<(), StorageError> {
    use line::Column as C;
    line.is_custom = Some(promised.is_custom);
    line.ships_within_ms = Some(promised.within_ms);
    line.ships_not_before = promised.not_before;
    let this = Condition::all()
        .add(C::OrderId.eq(line.order_id))
        .add(C::No.eq(line.no));
    tx.update::<line::Entity>(this, |row| {
        row.col_expr(C::IsCustom, Expr::value(promised.is_custom))
            .col_expr(C::ShipsWithinMs, Expr::value(promised.within_ms))
            .col_expr(C::ShipsNotBefore, Expr::value(promised.not_before))
    })
    .await?;
    Ok(())
}
