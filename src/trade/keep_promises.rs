//! Orders that still have to leave, from before they kept what the pages of their goods promised: they keep what those say now, and stand
//! in the list by when they have to leave.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::trade::line;

use super::{
    by_parts::Walk,
    list::to_ship,
    ship_by,
    storage::{self, LineRow},
};
use crate::{
    catalogue::{self, Promised},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, OrderId},
};

/// Goes through the orders of a shop that still have to leave.
pub struct KeepPromises;

#[async_trait]
impl Walk for KeepPromises {
    /// Word for word as `m0082_ship_by` has it.
    const KIND: &'static str = "order_promises";

    fn which(_: &ShopDb) -> Condition {
        to_ship()
    }

    async fn see_to(
        tx: &ShopTx,
        order: OrderId,
        _: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        keep(tx, order).await?;
        Ok(None)
    }
}

async fn keep(tx: &ShopTx, id: OrderId) -> Result<(), StorageError> {
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
