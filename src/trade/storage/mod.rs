mod stored;
mod write;

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use yingke_schema::trade::{event, line, order};

pub use self::{
    stored::{Stored, happening, promised},
    write::{Bought, write, write_at},
};
use super::{
    CompensationReason, Event, Installation, RefundState,
    list::{OrderTime, Place, Sorted},
    money,
};
use crate::{
    access::Actor,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, OrderId},
};

/// A parcel's number has so many characters or more.
const LEAST_WAYBILL: usize = 6;

pub use event::Model as EventRow;
pub use line::Model as LineRow;
pub use order::Model as OrderRow;

/// An order's revision as its customer knows it: what members write beside it changes nothing of what is bought.
pub const fn customers_rev(row: &OrderRow) -> i64 {
    row.rev - row.noted
}

/// As whoever acts knows it.
pub const fn rev_for(row: &OrderRow, actor: &Actor) -> i64 {
    match actor {
        Actor::Customer { .. } => customers_rev(row),
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) => row.rev,
    }
}

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

pub async fn row_in(tx: &ShopTx, id: OrderId) -> Result<Option<OrderRow>, StorageError> {
    tx.rows::<order::Entity>()
        .with(order::Column::Id.eq(id))
        .one()
        .await
}

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

pub async fn stored(db: &ShopDb, id: OrderId) -> Result<Option<Stored>, StorageError> {
    let row = row(db, id).await?;
    Ok(with_parts(db, row.into_iter().collect()).await?.pop())
}

pub async fn row(db: &ShopDb, id: OrderId) -> Result<Option<OrderRow>, StorageError> {
    db.rows::<order::Entity>()
        .with(order::Column::Id.eq(id))
        .one()
        .await
}

pub async fn lines(db: &ShopDb, id: OrderId) -> Result<Vec<LineRow>, StorageError> {
    let rows = db.rows::<line::Entity>().with(line::Column::OrderId.eq(id));
    rows.ascending(line::Column::No).all().await
}

/// These orders, as far as they are here; in no order.
pub async fn stored_of(db: &ShopDb, ids: &[OrderId]) -> Result<Vec<Stored>, StorageError> {
    let rows = rows_of(db, ids).await?;
    with_parts(db, rows).await
}

/// The same without their lines and histories.
pub async fn rows_of(db: &ShopDb, ids: &[OrderId]) -> Result<Vec<OrderRow>, StorageError> {
    let which = order::Column::Id.is_in(ids.iter().copied());
    db.rows::<order::Entity>().with(which).all().await
}

/// The lines of each of these orders, in their order.
pub async fn lines_of(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Vec<LineRow>>, StorageError> {
    let which = line::Column::OrderId.is_in(orders.iter().copied());
    let lines = db.rows::<line::Entity>().with(which);
    let mut lines_of = HashMap::<_, Vec<_>>::new();
    for line in lines.ascending(line::Column::No).all().await? {
        lines_of.entry(line.order_id).or_default().push(line);
    }
    Ok(lines_of)
}

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

/// What of an order's discount falls on each of its lines.
pub fn discounts_of(order: &OrderRow, lines: &[LineRow]) -> Vec<i64> {
    let lines = lines
        .iter()
        .map(|line| (line.total_fen, line.own_discount_fen));
    money::discounts(order.discount_fen, &lines.collect::<Vec<_>>())
}

/// What a row's column says of where an order was placed.
pub fn source_of(column: String) -> Option<String> {
    Some(column).filter(|source| !source.is_empty())
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

/// The history of each of these orders, oldest first.
async fn events_of(
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

pub async fn is_kept(db: &ShopDb, id: OrderId) -> Result<bool, StorageError> {
    Ok(row(db, id).await?.is_some())
}

/// As [`is_kept`], inside a transaction.
pub async fn is_written(tx: &ShopTx, id: OrderId) -> Result<bool, StorageError> {
    Ok(row_in(tx, id).await?.is_some())
}
