//! A customer's orders, page by page, for the customer and for the shop.

use sea_orm::Condition;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    list::{OrderTime, Place, Sorted},
    storage::{self, Stored},
};
use crate::{
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::CustomerId,
};

const MOST: u64 = 50;
const NEWEST: Sorted = Sorted::Newest(OrderTime::Placed);

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrdersOfQuery {
    /// `next` of the page before; of somebody else's orders it leads to nothing.
    pub cursor: Option<String>,
}

/// Newest first.
#[derive(Default)]
pub struct OrdersOf {
    pub orders: Vec<Stored>,
    /// `cursor` of the next page; none: that was all.
    pub next: Option<String>,
}

/// Those of a customer's orders that are so, behind a page that ended with `cursor`.
pub async fn orders_of(
    db: &ShopDb,
    (customer, which): (CustomerId, Condition),
    cursor: Option<&str>,
) -> Result<OrdersOf, Problem> {
    let behind = Place::asked(cursor)?;
    if let Some(behind) = behind
        && !is_theirs(db, customer, behind).await?
    {
        return Ok(OrdersOf::default());
    }
    let mut rows = storage::rows_of_customer(db, (customer, which), behind, MOST + 1).await?;
    let is_more = rows.len() as u64 > MOST;
    rows.truncate(MOST as usize);
    let last = rows.last().filter(|_| is_more);
    let next = last.and_then(|last| Place::of(last, NEWEST));
    Ok(OrdersOf {
        orders: storage::with_parts(db, rows).await?,
        next: next.map(Place::cursor),
    })
}

/// Whether a page of this customer's orders can have ended there.
async fn is_theirs(db: &ShopDb, customer: CustomerId, place: Place) -> Result<bool, StorageError> {
    let row = storage::row(db, place.order()).await?;
    Ok(
        row.is_some_and(|row| {
            row.customer_id == customer && Place::of(&row, NEWEST) == Some(place)
        }),
    )
}
