//! The orders of a customer.

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::trade::order;

use super::rows::OrderRow;
use crate::{
    storage::{ShopDb, StorageError},
    trade::list::{OrderTime, Place, Sorted},
    vocabulary::CustomerId,
};

/// Those of a customer's orders that are so, behind that place, newest first.
pub async fn rows_of_customer(
    db: &ShopDb,
    (customer, which): (CustomerId, Condition),
    behind: Option<Place>,
    most: u64,
) -> Result<Vec<OrderRow>, StorageError> {
    let which = Condition::all()
        .add(order::Column::CustomerId.eq(customer))
        .add(which)
        .add_option(behind.map(|place| place.behind(Sorted::Newest(OrderTime::Placed))));
    let rows = db.rows::<order::Entity>().with(which);
    let rows = rows.descending(order::Column::CreatedAt);
    rows.descending(order::Column::Id).limit(most).all().await
}

/// How many of them there are.
pub async fn count_of_customer(
    db: &ShopDb,
    (customer, which): (CustomerId, Condition),
) -> Result<u64, StorageError> {
    let own = order::Column::CustomerId.eq(customer);
    let rows = db.rows::<order::Entity>().with(own).with(which);
    rows.count().await
}

/// How many of them stand in each state.
pub async fn states_of_customer(
    db: &ShopDb,
    (customer, which): (CustomerId, Condition),
) -> Result<Vec<(String, i64)>, StorageError> {
    let own = order::Column::CustomerId.eq(customer);
    let rows = db.rows::<order::Entity>().with(own).with(which);
    rows.counts_by(order::Column::State).await
}
