use super::{
    Illegal, Order, Source,
    storage::{self, Stored},
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::OrderId,
};

const PAGE: u64 = 100;

/// What is wrong with a stored order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("its history cannot be read")]
    Unreadable,
    #[error("its history cannot have happened: {0}")]
    Impossible(#[from] Illegal),
    #[error("its row says something else than its history")]
    Different,
}

/// Replays every order of a shop; how many there are, and those whose row does not follow from their events.
pub async fn check(db: &ShopDb) -> Result<(usize, Vec<(OrderId, Wrong)>), StorageError> {
    let (mut orders, mut wrong) = (0, Vec::new());
    loop {
        let page = storage::page(db, orders as u64, PAGE).await?;
        if page.is_empty() {
            return Ok((orders, wrong));
        }
        orders += page.len();
        let found = page
            .iter()
            .filter_map(|stored| Some((stored.row.id, follows(stored).err()?)));
        wrong.extend(found);
    }
}

fn follows(stored: &Stored) -> Result<(), Wrong> {
    let order = stored.order()?;
    if is_row_of(stored, &order) {
        Ok(())
    } else {
        Err(Wrong::Different)
    }
}

fn is_row_of(stored: &Stored, order: &Order) -> bool {
    let row = &stored.row;
    let parcel = order.first_parcel();
    let refunds = order.lines.iter().map(|line| line.refund.state.code());
    row.state == order.state.code()
        && row.source == order.source.map_or("", Source::code)
        && (row.goods_fen, row.freight_fen) == (order.goods_fen(), order.freight_fen)
        && (row.discount_fen, row.total_fen) == (order.discount_fen, order.total_fen())
        && (row.paid_fen, row.refunded_fen) == (order.paid_fen, order.refunded_fen)
        && row.freight_back_fen == order.freight_back_fen()
        && row.carrier.as_deref() == parcel.map(|parcel| parcel.carrier.as_str())
        && row.waybill.as_deref() == parcel.map(|parcel| parcel.waybill.as_str())
        && (row.created_at, row.paid_at) == (order.created_at, order.paid_at)
        && (row.shipped_at, row.finished_at) == (order.shipped_at, order.finished_at)
        && row.closed_at == order.closed_at
        && row.extended_days == order.extended_days
        && stored
            .lines
            .iter()
            .map(|line| line.refund_state.as_str())
            .eq(refunds)
        && stored.lines.iter().zip(&order.lines).all(|(row, line)| {
            (row.sku_id, row.price_fen) == (line.item.sku_id, line.item.price_fen)
                && row.own_discount_fen == line.own_discount_fen
        })
        && stored
            .lines
            .iter()
            .all(|line| line.total_fen == line.price_fen * line.quantity)
}
