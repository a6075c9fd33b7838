//! Orders with their lines and histories, as they are kept.

mod customer;
mod history;
mod installation;
mod lines;
mod rows;
mod stored;
mod write;

use sea_orm::ColumnTrait;
use yingke_schema::trade::{event, line, order};

use self::history::events_of;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::OrderId,
};

pub use self::{
    customer::{count_of_customer, rows_of_customer, states_of_customer},
    history::{EventRow, freights_of, sent_as, services_of},
    installation::installations_of,
    lines::{LineRow, discounts_of, lines, lines_of},
    rows::{
        OrderRow, customers_rev, is_kept, is_written, rev_for, row, row_in, rows_of, source_of,
    },
    stored::{Stored, happening, promised},
    write::{Bought, write, write_at},
};

/// As [`stored`], inside a transaction.
pub async fn stored_in(tx: &ShopTx, id: OrderId) -> Result<Option<Stored>, StorageError> {
    let Some(row) = row_in(tx, id).await? else {
        return Ok(None);
    };
    let lines = tx.rows::<line::Entity>().with(line::Column::OrderId.eq(id));
    let events = tx
        .rows::<event::Entity>()
        .with(event::Column::OrderId.eq(id));
    Ok(Some(Stored {
        row,
        lines: lines.ascending(line::Column::No).all().await?,
        events: events.ascending(event::Column::No).all().await?,
    }))
}

pub async fn stored(db: &ShopDb, id: OrderId) -> Result<Option<Stored>, StorageError> {
    let row = row(db, id).await?;
    Ok(with_parts(db, row.into_iter().collect()).await?.pop())
}

/// These orders, as far as they are here; in no order.
pub async fn stored_of(db: &ShopDb, ids: &[OrderId]) -> Result<Vec<Stored>, StorageError> {
    let rows = rows_of(db, ids).await?;
    with_parts(db, rows).await
}

/// A page of all orders, in the order of their numbers.
pub async fn page(db: &ShopDb, from: u64, most: u64) -> Result<Vec<Stored>, StorageError> {
    let rows = db
        .rows::<order::Entity>()
        .ascending(order::Column::No)
        .offset(from)
        .limit(most);
    with_parts(db, rows.all().await?).await
}

/// These orders with their lines and histories, in the same order.
pub async fn with_parts(db: &ShopDb, rows: Vec<OrderRow>) -> Result<Vec<Stored>, StorageError> {
    with_lines(db, rows, |_| true).await
}

/// The same, with the histories of those alone that `asks_history`.
pub async fn with_lines(
    db: &ShopDb,
    rows: Vec<OrderRow>,
    asks_history: fn(&Stored) -> bool,
) -> Result<Vec<Stored>, StorageError> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut lines_of = lines_of(db, &ids).await?;
    let orders = rows.into_iter().map(|row| Stored {
        lines: lines_of.remove(&row.id).unwrap_or_default(),
        events: Vec::new(),
        row,
    });
    let mut orders: Vec<_> = orders.collect();
    let asked = orders.iter().filter(|order| asks_history(order));
    let asked: Vec<_> = asked.map(|order| order.row.id).collect();
    if asked.is_empty() {
        return Ok(orders);
    }
    let mut events_of = events_of(db, &asked).await?;
    for order in &mut orders {
        order.events = events_of.remove(&order.row.id).unwrap_or_default();
    }
    Ok(orders)
}
