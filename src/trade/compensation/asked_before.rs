use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition};
use yingke_schema::trade::{
    asked_price::{Column as C, Entity, Model},
    order,
};

use super::{asked_price::KEPT_MS, asked_shop::asking, protection::difference_fen};
use crate::{
    access::Actor,
    storage::{ShopDb, ShopTx, StorageError},
    trade::{Deed, Order, Undone, by_parts::Walk, deed::perform, held::held},
    vocabulary::{Millis, OrderId, new_id},
};

/// What customers asked the shop for before it had a time, which no history says: it is asked now, at the price of then, and waits on
/// the board from now on.
pub struct AskedBefore;

#[async_trait]
impl Walk for AskedBefore {
    /// Word for word as `m0087_left_waiting` has it.
    const KIND: &'static str = "order_asked_before";

    fn which(db: &ShopDb) -> Condition {
        let rows = db.rows::<Entity>().with(of_before());
        Condition::all().add(order::Column::Id.in_subquery(rows.column(C::OrderId)))
    }

    async fn see_to(tx: &ShopTx, id: OrderId, now: Millis) -> Result<Option<Millis>, StorageError> {
        let Some((_, order)) = held(tx, id).await? else {
            return Ok(None);
        };
        let rows = tx.rows::<Entity>().with(C::OrderId.eq(id));
        let rows = rows.with(of_before()).with(C::At.gte(now - KEPT_MS));
        for row in rows.all().await? {
            let Some(deed) = asked(&row, &order) else {
                continue;
            };
            // Anything else: it was given, there is nothing left to give, or a case of the line is under way.
            if let Err(Undone::Storage(error)) = perform(tx, deed, now).await {
                return Err(error);
            }
        }
        Ok(None)
    }
}

/// Every row since names its order.
fn of_before() -> Condition {
    Condition::all().add(C::OrderNo.eq(""))
}

/// None: its line has another SKU by now.
fn asked(row: &Model, order: &Order) -> Option<Deed<'static>> {
    let line = usize::try_from(row.line_no).ok()?;
    let is_same = order.lines.get(line)?.item.sku_id == Some(row.sku_id);
    let fen = difference_fen(order, line, row.price_fen);
    let who = (new_id(), &Actor::Anyone);
    is_same.then(|| asking(who, row.order_id, line, (fen, row.price_fen)))
}
