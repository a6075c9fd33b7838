use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, FromQueryResult};
use yingke_schema::trade::{event, line, order};

use super::{
    By, Event, Happening, Illegal, Installation, Item, Order, Source, Undone, Wrong,
    list::{OrderTime, Place},
    money, variant,
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// A parcel's number has so many characters or more.
const LEAST_WAYBILL: usize = 6;

pub use event::Model as EventRow;
pub use line::Model as LineRow;
pub use order::Model as OrderRow;

/// An order with its lines and its history, oldest first.
pub struct Stored {
    pub row: OrderRow,
    pub lines: Vec<LineRow>,
    pub events: Vec<EventRow>,
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

/// A customer's orders behind that place, newest first.
pub async fn rows_of_customer(
    db: &ShopDb,
    customer: CustomerId,
    behind: Option<Place>,
    most: u64,
) -> Result<Vec<OrderRow>, StorageError> {
    let which = Condition::all()
        .add(order::Column::CustomerId.eq(customer))
        .add_option(behind.map(|place| place.behind(OrderTime::Placed)));
    let rows = db.rows::<order::Entity>().with(which);
    let rows = rows.descending(order::Column::CreatedAt);
    rows.descending(order::Column::Id).limit(most).all().await
}

impl Stored {
    /// What its history makes.
    pub fn order(&self) -> Result<Order, Wrong> {
        let history: Option<Vec<_>> = self.events.iter().map(happening).collect();
        let history = history.ok_or(Wrong::Unreadable)?;
        let items = self.lines.iter().map(Item::from).collect();
        let items = variant::bought(items, history.iter());
        Ok(Order::replay(items, &history)?)
    }

    /// The same for whoever shows it: where it cannot be told, that is logged.
    pub fn readable(&self) -> Option<Order> {
        let wrong = match self.order() {
            Ok(order) => return Some(order),
            Err(wrong) => wrong,
        };
        tracing::error!(order = %self.row.id, %wrong, "an order does not follow from its history");
        None
    }

    /// The same for whoever acts on it: nothing is done where it cannot be told.
    pub fn replayed(&self) -> Result<Order, Undone> {
        self.readable().ok_or(Undone::Illegal(Illegal::NotPlaced))
    }

    /// The order after each of its events, as far as that can be told.
    pub fn course(&self) -> Vec<Order> {
        let history: Option<Vec<_>> = self.events.iter().map(happening).collect();
        let history = history.unwrap_or_default();
        let Some((placed, later)) = history.split_first() else {
            return Vec::new();
        };
        let items = self.lines.iter().map(Item::from).collect();
        let items = variant::bought(items, history.iter());
        let mut course: Vec<Order> = Order::place(items, placed).into_iter().collect();
        for happening in later {
            let next = course.last().map(|order| order.apply(happening));
            let Some(Ok(next)) = next else { break };
            course.push(next);
        }
        course
    }

    /// What each line costs without any discount.
    pub fn line_prices(&self) -> Vec<i64> {
        self.lines.iter().map(|line| line.total_fen).collect()
    }
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
pub async fn events_of(
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
    Ok(installations)
}

/// These orders with their lines and histories, in the same order.
pub async fn with_parts(db: &ShopDb, rows: Vec<OrderRow>) -> Result<Vec<Stored>, StorageError> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut lines_of = lines_of(db, &ids).await?;
    let mut events_of = events_of(db, &ids).await?;
    let whole = rows.into_iter().map(|row| Stored {
        lines: lines_of.remove(&row.id).unwrap_or_default(),
        events: events_of.remove(&row.id).unwrap_or_default(),
        row,
    });
    Ok(whole.collect())
}

/// An order with what events do not say: whose it is and where it goes.
#[derive(Clone, Debug)]
pub struct Bought {
    pub id: OrderId,
    pub no: String,
    pub customer: CustomerId,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    /// What the customer wrote with it.
    pub buyer_message: String,
    pub note: String,
    pub flag: i16,
    /// What `history` makes.
    pub order: Order,
    pub history: Vec<Happening>,
}

pub async fn is_kept(db: &ShopDb, id: OrderId) -> Result<bool, StorageError> {
    Ok(row(db, id).await?.is_some())
}

/// As [`is_kept`], inside a transaction.
pub async fn is_written(tx: &ShopTx, id: OrderId) -> Result<bool, StorageError> {
    Ok(row_in(tx, id).await?.is_some())
}

/// Writes orders that are not there yet; they come into the books when they are placed.
pub async fn write(tx: &ShopTx, orders: &[Bought]) -> Result<(), StorageError> {
    let rows = orders
        .iter()
        .map(|bought| order_row(tx, bought, bought.order.created_at));
    tx.insert_many(rows).await?;
    write_parts(tx, orders).await
}

/// The same of orders that come into the books later.
pub async fn write_at(tx: &ShopTx, orders: &[Bought], at: Millis) -> Result<(), StorageError> {
    let rows = orders.iter().map(|bought| order_row(tx, bought, at));
    tx.insert_many(rows).await?;
    write_parts(tx, orders).await
}

async fn write_parts(tx: &ShopTx, orders: &[Bought]) -> Result<(), StorageError> {
    tx.insert_many(orders.iter().flat_map(|bought| line_rows(tx, bought)))
        .await?;
    tx.insert_many(orders.iter().flat_map(|bought| event_rows(tx, bought)))
        .await
}

fn order_row(tx: &ShopTx, bought: &Bought, came_at: Millis) -> order::ActiveModel {
    let order = &bought.order;
    order::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(bought.id),
        no: Set(bought.no.clone()),
        customer_id: Set(bought.customer),
        state: Set(order.state.code().to_owned()),
        goods_fen: Set(order.goods_fen()),
        freight_fen: Set(order.freight_fen),
        discount_fen: Set(order.discount_fen),
        total_fen: Set(order.total_fen()),
        paid_fen: Set(order.paid_fen),
        refunded_fen: Set(order.refunded_fen),
        receiver: Set(bought.receiver.clone()),
        phone: Set(bought.phone.clone()),
        address: Set(bought.address.clone()),
        carrier: Set(order.first_parcel().map(|parcel| parcel.carrier.clone())),
        waybill: Set(order.first_parcel().map(|parcel| parcel.waybill.clone())),
        buyer_message: Set(bought.buyer_message.clone()),
        note: Set(bought.note.clone()),
        flag: Set(bought.flag),
        created_at: Set(order.created_at),
        paid_at: Set(order.paid_at),
        shipped_at: Set(order.shipped_at),
        finished_at: Set(order.finished_at),
        closed_at: Set(order.closed_at),
        rev: Set(1),
        extended_days: Set(order.extended_days),
        source: Set(order.source.map_or("", Source::code).to_owned()),
        came_at: Set(came_at),
        to_reply: Set(0),
        reviewed: Set(0),
        freight_back_fen: Set(order.freight_back_fen()),
    }
}

fn line_rows(tx: &ShopTx, bought: &Bought) -> Vec<line::ActiveModel> {
    let row = |(no, line): (i64, &super::Line)| line::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(bought.id),
        no: Set(no),
        product_id: Set(line.item.product),
        sku_id: Set(line.item.sku_id),
        title: Set(line.item.title.clone()),
        sku: Set(line.item.sku.clone()),
        picture: Set(line.item.picture.clone()),
        price_fen: Set(line.item.price_fen),
        quantity: Set(line.item.quantity),
        total_fen: Set(line.item.total_fen()),
        refund_state: Set(line.refund.state.code().to_owned()),
        own_discount_fen: Set(line.own_discount_fen),
    };
    (0..).zip(&bought.order.lines).map(row).collect()
}

fn event_rows(tx: &ShopTx, bought: &Bought) -> Vec<event::ActiveModel> {
    let row = |(no, happening): (i64, &Happening)| event::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(bought.id),
        no: Set(no),
        kind: Set(happening.event.kind().to_owned()),
        by: Set(happening.by.code().to_owned()),
        detail: Set(happening.event.detail().to_string()),
        at: Set(happening.at),
        nick: Set(String::new()),
        waybill: Set(happening.event.waybill().map(str::to_owned)),
    };
    (1..).zip(&bought.history).map(row).collect()
}

impl From<&LineRow> for Item {
    fn from(row: &LineRow) -> Self {
        Self {
            product: row.product_id,
            sku_id: row.sku_id,
            title: row.title.clone(),
            sku: row.sku.clone(),
            picture: row.picture.clone(),
            price_fen: row.price_fen,
            quantity: row.quantity,
        }
    }
}

/// The happening a row tells of; none where this code did not write it.
pub fn happening(row: &EventRow) -> Option<Happening> {
    let event = Event::of_row(&row.kind, &row.detail)?;
    Some(Happening {
        event,
        by: By::of_code(&row.by)?,
        at: row.at,
    })
}
