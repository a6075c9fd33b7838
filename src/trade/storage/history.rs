//! The histories of orders, and what is read from them alone.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use yingke_schema::trade::event;

use super::happening;
use crate::{
    storage::{ShopDb, StorageError},
    trade::{CompensationReason, Event},
    vocabulary::OrderId,
};

pub use event::Model as EventRow;

/// A parcel's number has so many characters or more.
const LEAST_WAYBILL: usize = 6;

/// Orders with a parcel of exactly this number, which left or came back, in whatever case and with whatever spaces it is written.
pub async fn sent_as(db: &ShopDb, written: &str, most: u64) -> Result<Vec<OrderId>, StorageError> {
    #[derive(FromQueryResult)]
    struct Of {
        order_id: OrderId,
    }
    let waybill: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let is_told = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if waybill.len() < LEAST_WAYBILL || !waybill.chars().all(is_told) {
        return Ok(Vec::new());
    }
    let ways = [waybill.to_uppercase(), waybill.to_lowercase(), waybill];
    let rows = db
        .rows::<event::Entity>()
        .with(event::Column::Waybill.is_in(ways))
        .limit(most);
    let rows: Vec<Of> = rows.only([event::Column::OrderId]).await?;
    Ok(rows.into_iter().map(|row| row.order_id).collect())
}

/// The history of each of these orders, oldest first.
pub(super) async fn events_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<EventRow>>, StorageError> {
    let which = event::Column::OrderId.is_in(orders.iter().copied());
    let events = db.rows::<event::Entity>().with(which);
    let mut events_of = HashMap::<_, Vec<_>>::new();
    for event in events.ascending(event::Column::No).all().await? {
        events_of.entry(event.order_id).or_default().push(event);
    }
    Ok(events_of)
}

/// Of those of these orders with which any was bought: what is done with bulky goods beside bringing them, as the shop called it.
pub async fn services_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<String>>, StorageError> {
    let placed = Event::Placed {
        freight_fen: 0,
        discount_fen: 0,
        times: None,
        carried: Vec::new(),
        services: Vec::new(),
    };
    let which = Condition::all()
        .add(event::Column::OrderId.is_in(orders.iter().copied()))
        .add(event::Column::Kind.eq(placed.kind()));
    let mut services_of = HashMap::new();
    for row in db.rows::<event::Entity>().with(which).all().await? {
        let event = happening(&row).map(|happened| happened.event);
        if let Some(Event::Placed { services, .. }) = event
            && !services.is_empty()
        {
            services_of.insert(row.order_id, services);
        }
    }
    Ok(services_of)
}

/// What pays for a way back in the histories of these orders: of which order, and its number there.
pub async fn freights_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashSet<(OrderId, i64)>, StorageError> {
    if orders.is_empty() {
        return Ok(HashSet::new());
    }
    let given = Event::Compensated {
        line: 0,
        amount_fen: 0,
        reason: CompensationReason::ReturnFreight,
    };
    let which = Condition::all()
        .add(event::Column::OrderId.is_in(orders.iter().copied()))
        .add(event::Column::Kind.eq(given.kind()));
    let rows = db.rows::<event::Entity>().with(which).all().await?;
    let freights = rows.iter().filter(|row| {
        let happened = happening(row);
        happened.is_some_and(|of| of.event.pays_way_back())
    });
    Ok(freights.map(|row| (row.order_id, row.no)).collect())
}
