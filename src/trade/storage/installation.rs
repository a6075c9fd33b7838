//! The day of an installation.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::trade::{event, line};

use super::{happening, stored};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{Event, Installation, RefundState},
    vocabulary::OrderId,
};

/// Of those of these orders with which an installation was bought, the day that it is for by now.
pub async fn installations_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Installation>, StorageError> {
    let kind = Event::InstallationBooked { day: None }.kind();
    let which = Condition::all()
        .add(event::Column::OrderId.is_in(orders.iter().copied()))
        .add(event::Column::Kind.eq(kind));
    let booked = db.rows::<event::Entity>().with(which);
    let mut installations = HashMap::new();
    // The last one stands.
    for row in booked.ascending(event::Column::No).all().await? {
        let event = happening(&row).map(|happened| happened.event);
        if let Some(Event::InstallationBooked { day }) = event {
            installations.insert(row.order_id, Installation { day });
        }
    }
    for id in paid_back(db, &installations).await? {
        let order = stored(db, id).await?.and_then(|stored| stored.readable());
        if order.is_some_and(|order| order.installation.is_none()) {
            installations.remove(&id);
        }
    }
    Ok(installations)
}

/// Of these, those of which a line went back: with the last one nobody comes any more.
async fn paid_back(
    db: &ShopDb,
    orders: &HashMap<OrderId, Installation>,
) -> Result<HashSet<OrderId>, StorageError> {
    if orders.is_empty() {
        return Ok(HashSet::new());
    }
    let which = Condition::all()
        .add(line::Column::OrderId.is_in(orders.keys().copied()))
        .add(line::Column::RefundState.eq(RefundState::Success.code()));
    let rows = db.rows::<line::Entity>().with(which).all().await?;
    Ok(rows.into_iter().map(|row| row.order_id).collect())
}
