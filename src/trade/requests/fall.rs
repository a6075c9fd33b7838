//! What was asked about an order falls with the change after which it can be done no more, and whoever asked hears of it.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition};
use yingke_schema::trade::order;

use super::{
    RequestState,
    asked::Asked,
    storage::{self, RequestRow},
    told,
};
use crate::{
    access::Actor,
    storage::{ShopDb, ShopTx, StorageError},
    trade::{by_parts::Walk, storage as orders},
    vocabulary::{Millis, OrderId},
};

/// Ends them, under the order's lock; which they were.
pub async fn fall(tx: &ShopTx, id: OrderId) -> Result<Vec<RequestRow>, StorageError> {
    let open = storage::open_in(tx, id).await?;
    if open.is_empty() {
        return Ok(open);
    }
    let Some(stored) = orders::stored_in(tx, id).await? else {
        return Ok(Vec::new());
    };
    let Some(order) = stored.readable() else {
        return Ok(Vec::new());
    };
    let is_over = |row: &RequestRow| {
        Asked::of_row(row).is_none_or(|asked| !asked.is_possible(row, &stored, &order))
    };
    let fallen: Vec<_> = open.into_iter().filter(is_over).collect();
    for row in &fallen {
        storage::end(tx, row, RequestState::Over).await?;
    }
    Ok(fallen)
}

/// Requests from before they fell, whose orders went on.
pub struct LateRequests;

#[async_trait]
impl Walk for LateRequests {
    /// Word for word as `m0087_left_waiting` has it.
    const KIND: &'static str = "order_late_requests";

    fn which(db: &ShopDb) -> Condition {
        let open = order::Column::Id.in_subquery(storage::orders_open(db));
        Condition::all().add(open)
    }

    async fn see_to(
        tx: &ShopTx,
        order: OrderId,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let fallen = fall(tx, order).await?;
        told::fell(tx, &Actor::Anyone, (order, &fallen), now).await?;
        Ok(None)
    }
}
