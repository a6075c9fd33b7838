use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition};
use yingke_schema::trade::{
    asked_price::{Column as C, Entity, Model},
    order,
};

use super::{asked_shop::asking, protection::difference_fen};
use crate::{
    access::Actor,
    storage::{ShopDb, ShopTx, StorageError},
    trade::{
        Order, Undone, after_sale::HOUR_MS, by_parts::Walk, deed::perform, held::held,
        trade_rules::rules_in,
    },
    vocabulary::{Millis, OrderId, new_id},
};

/// What customers asked the shop for before it had a time, which no history says: it is asked now, at the price of then, and waits on
/// the board from now on. A case of its line comes first.
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
        let (rules, _) = rules_in(tx).await?;
        let since = now - rules.after_sale.protect_kept_ms();
        let rows = rows.with(of_before()).with(C::At.gte(since));
        let mut again = None;
        for row in rows.all().await? {
            let Some(line) = line_of(&row, &order) else {
                continue;
            };
            if order.lines[line].refund.state.is_under_way() {
                again = Some(now + HOUR_MS);
                continue;
            }
            let fen = difference_fen(&order, line, row.price_fen);
            let who = (new_id(), &Actor::Anyone);
            let deed = asking(who, id, line, (fen, row.price_fen));
            // Anything else: it was given, or there is nothing left to give.
            if let Err(Undone::Storage(error)) = perform(tx, deed, now).await {
                return Err(error);
            }
        }
        Ok(again)
    }
}

/// Every row since names its order.
fn of_before() -> Condition {
    Condition::all().add(C::OrderNo.eq(""))
}

/// None: it has another SKU by now.
fn line_of(row: &Model, order: &Order) -> Option<usize> {
    let line = usize::try_from(row.line_no).ok()?;
    let is_same = order.lines.get(line)?.item.sku_id == Some(row.sku_id);
    is_same.then_some(line)
}
