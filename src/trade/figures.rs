use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, FromQueryResult};
use yingke_schema::trade::{line, order};

use super::RefundState;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{CustomerId, Millis},
};

/// What a customer bought so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderFigures {
    pub orders: i64,
    /// Paid and not given back.
    pub total_fen: i64,
}

pub async fn figures_of(db: &ShopDb, customer: CustomerId) -> Result<OrderFigures, StorageError> {
    let orders = db
        .rows::<order::Entity>()
        .with(order::Column::CustomerId.eq(customer));
    let orders = orders.all().await?;
    let total_fen = orders
        .iter()
        .map(|order| order.paid_fen - order.refunded_fen)
        .sum();
    Ok(OrderFigures {
        orders: orders.len() as i64,
        total_fen,
    })
}

/// Those of them who have a refund under way.
pub async fn refunding(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashSet<CustomerId>, StorageError> {
    let which = order::Column::CustomerId.is_in(of.iter().copied());
    let orders = db.rows::<order::Entity>().with(which).all().await?;
    let owners: HashMap<_, _> = orders.iter().map(|row| (row.id, row.customer_id)).collect();
    let of_theirs = line::Column::OrderId.is_in(owners.keys().copied());
    let lines = db.rows::<line::Entity>().with(of_theirs);
    let lines = lines
        .with(line::Column::RefundState.is_in(RefundState::under_way_codes()))
        .all()
        .await?;
    Ok(lines
        .iter()
        .filter_map(|line| owners.get(&line.order_id).copied())
        .collect())
}

/// Number and state of a customer's newest order.
pub async fn newest_order(
    db: &ShopDb,
    customer: CustomerId,
) -> Result<Option<(String, String)>, StorageError> {
    let rows = db
        .rows::<order::Entity>()
        .with(order::Column::CustomerId.eq(customer));
    let newest = rows.descending(order::Column::CreatedAt).limit(1);
    Ok(newest.one().await?.map(|row| (row.no, row.state)))
}

/// The state of each customer's newest order, as the field's code.
pub async fn newest_states(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashMap<CustomerId, String>, StorageError> {
    let which = order::Column::CustomerId.is_in(of.iter().copied());
    let rows = db.rows::<order::Entity>().with(which);
    let rows = rows.ascending(order::Column::CreatedAt).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.customer_id, row.state))
        .collect())
}

/// When an order was placed, and paid.
#[derive(FromQueryResult)]
pub struct Placed {
    pub customer_id: CustomerId,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
}

/// Orders placed within `[from, to)`, whatever became of them.
pub async fn placed_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<Placed>, StorageError> {
    let placed = order::Column::CreatedAt;
    let rows = db.rows::<order::Entity>().with(placed.gte(from));
    let rows = rows.with(placed.lt(to)).only::<Placed>([
        order::Column::CustomerId,
        order::Column::CreatedAt,
        order::Column::PaidAt,
    ]);
    rows.await
}
