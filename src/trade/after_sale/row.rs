//! One row a case, kept in the transaction in which the order changes.

use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use yingke_schema::trade::after_sale::{ActiveModel, Column as C};

use super::due::due;
use crate::{
    storage::{ShopTx, StorageError},
    trade::{Bought, Order, TradeRules, storage::OrderRow},
    vocabulary::{CustomerId, OrderId},
};

/// Whose case it is, as the row names it.
pub struct Of<'a> {
    pub order: OrderId,
    pub order_no: &'a str,
    pub customer: CustomerId,
}

/// Writes what changed of an order's cases. A case keeps its owner, and the next of its line begins with none.
pub async fn follow(
    tx: &ShopTx,
    of: &Of<'_>,
    (before, after): (&Order, &Order),
    rules: &TradeRules,
) -> Result<(), StorageError> {
    let is_changed = |line: &usize| {
        let was = before.lines.get(*line).map(|line| line.refund);
        was != Some(after.lines[*line].refund) || before.state != after.state
    };
    let is_new = |line: &usize| {
        let was = before.lines.get(*line).map_or(0, |line| line.refund.no);
        was < after.lines[*line].refund.no
    };
    let lines = (0..after.lines.len()).filter(is_changed);
    let (new, kept): (Vec<_>, Vec<_>) = lines.partition(is_new);
    let rows = |lines: Vec<usize>| {
        let lines = lines.into_iter();
        let rows = lines.filter_map(|line| row(tx, of, after, line, rules));
        rows.collect::<Vec<_>>()
    };
    tx.upsert_many(rows(new), changing(&[C::OwnerId])).await?;
    tx.upsert_many(rows(kept), changing(&[])).await
}

/// Writes an order's cases as they stand, whatever was written of them.
pub async fn renew(
    tx: &ShopTx,
    of: &OrderRow,
    order: &Order,
    rules: &TradeRules,
) -> Result<(), StorageError> {
    let of = Of {
        order: of.id,
        order_no: &of.no,
        customer: of.customer_id,
    };
    let lines = 0..order.lines.len();
    let rows = lines.filter_map(|line| row(tx, &of, order, line, rules));
    tx.upsert_many(rows.collect::<Vec<_>>(), changing(&[]))
        .await
}

/// Writes the cases of orders that are new here.
pub async fn begin(tx: &ShopTx, orders: &[Bought], rules: &TradeRules) -> Result<(), StorageError> {
    let rows = orders.iter().flat_map(|bought| {
        let of = Of {
            order: bought.id,
            order_no: &bought.no,
            customer: bought.customer,
        };
        let lines = 0..bought.order.lines.len();
        let rows = lines.filter_map(|line| row(tx, &of, &bought.order, line, rules));
        rows.collect::<Vec<_>>()
    });
    tx.upsert_many(rows.collect::<Vec<_>>(), changing(&[]))
        .await
}

fn row(
    tx: &ShopTx,
    of: &Of<'_>,
    order: &Order,
    line: usize,
    rules: &TradeRules,
) -> Option<ActiveModel> {
    let (item, refund) = order
        .lines
        .get(line)
        .map(|line| (&line.item, line.refund))?;
    if refund.no == 0 {
        return None;
    }
    let due = due(order, line, &rules.after_sale);
    Some(ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(of.order),
        line_no: Set(i64::try_from(line).ok()?),
        no: Set(refund.no.into()),
        customer_id: Set(of.customer),
        order_no: Set(of.order_no.to_owned()),
        title: Set(item.title.clone()),
        kind: Set(refund.kind.code().to_owned()),
        reason: Set(refund.reason.code().to_owned()),
        state: Set(refund.state.code().to_owned()),
        asked_fen: Set(refund.asked_fen),
        opened_at: Set(refund.opened_at),
        due_at: Set(due.map(|due| due.at)),
        falls: Set(due.map(|due| due.fall.code().to_owned())),
        owner_id: Set(None),
        ended_at: Set((!refund.state.is_under_way()).then_some(refund.since)),
    })
}

/// What a case that is written already takes over, and `more`.
fn changing(more: &[C]) -> OnConflict {
    OnConflict::columns([C::ShopId, C::OrderId, C::LineNo])
        .update_columns([
            C::No,
            C::Kind,
            C::Reason,
            C::State,
            C::AskedFen,
            C::OpenedAt,
            C::DueAt,
            C::Falls,
            C::EndedAt,
        ])
        .update_columns(more.iter().copied())
        .to_owned()
}
