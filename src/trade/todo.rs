//! What waits in a shop's orders, and what a stretch of time brought.

use std::{collections::HashSet, ops::Range};

use sea_orm::{ColumnTrait, Condition, FromQueryResult, sea_query::Expr};
use yingke_schema::trade::{event, order};

use super::{
    AskedConcern, Item, Order, State,
    invoice::to_invoice,
    list::{is_from_here, to_ship},
    refund_stuck::refund_stuck,
    storage,
    storage::Stored,
    to_reply::to_reply,
    variant,
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{Millis, OrderId},
};

/// Events that may give money back. Word for word as the index `event_refunded` has it: only so do databases go by it.
const MAY_GIVE: &str =
    "kind IN ('refunded', 'proposal_accepted', 'dispute_decided', 'compensated')";
/// Orders named in one query.
const AT_ONCE: usize = 500;

/// What a shop has to see to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToDo {
    pub to_pay: u64,
    /// Of which something is still in the house, partly shipped ones too.
    pub to_ship: u64,
    /// Of these, those of which something has left.
    pub to_ship_rest: u64,
    /// When the first of them has to have left.
    pub to_ship_by: Option<Millis>,
    /// With a review that the shop has not replied to.
    pub to_reply: u64,
    /// Whose invoice was asked for, and is to be issued.
    pub to_invoice: u64,
    /// With money that did not go back.
    pub refund_stuck: u64,
    /// With a parcel that somebody should see to.
    pub parcel_concerns: u64,
}

pub async fn to_do(db: &ShopDb) -> Result<ToDo, StorageError> {
    let standing = |state: State| {
        let rows = db.rows::<order::Entity>();
        let rows = rows.with(order::Column::State.eq(state.code()));
        // What was placed elsewhere is paid and delivered there.
        rows.with(is_from_here())
    };
    let such = |which: Condition| db.rows::<order::Entity>().with(which).count();
    Ok(ToDo {
        to_pay: standing(State::WaitBuyerPay).count().await?,
        to_ship: such(to_ship()).await?,
        to_ship_rest: standing(State::SellerConsignedPart).count().await?,
        to_ship_by: to_ship_by(db).await?,
        to_reply: such(Condition::all().add(to_reply())).await?,
        to_invoice: such(Condition::all().add(to_invoice())).await?,
        refund_stuck: such(Condition::all().add(refund_stuck(db))).await?,
        parcel_concerns: such(AskedConcern::Any.which()).await?,
    })
}

#[derive(FromQueryResult)]
struct Due {
    ship_by: Option<Millis>,
}

/// As the list has it that goes by this.
async fn to_ship_by(db: &ShopDb) -> Result<Option<Millis>, StorageError> {
    use order::Column as C;
    let rows = db.rows::<order::Entity>().with(C::ShipBy.is_not_null());
    let first: Vec<Due> = rows.ascending(C::ShipBy).limit(1).only([C::ShipBy]).await?;
    Ok(first.first().and_then(|order| order.ship_by))
}

/// What a stretch of time brought: orders placed in it, what was paid in it and what was given back in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sales {
    pub orders: u64,
    pub paid_orders: u64,
    pub paid_fen: i64,
    pub refunded_fen: i64,
}

/// Of `[from, to)`.
pub async fn sales_between(db: &ShopDb, from: Millis, to: Millis) -> Result<Sales, StorageError> {
    let within = |at: order::Column| Condition::all().add(at.gte(from)).add(at.lt(to));
    let placed = db.rows::<order::Entity>();
    let placed = placed.with(within(order::Column::CreatedAt));
    let paid = db.rows::<order::Entity>();
    let paid = paid.with(within(order::Column::PaidAt));
    let paid: Vec<Paid> = paid.only([order::Column::PaidFen]).await?;
    Ok(Sales {
        orders: placed.count().await?,
        paid_orders: paid.len() as u64,
        paid_fen: paid.iter().map(|row| row.paid_fen).sum(),
        refunded_fen: refunded_between(db, from, to).await?,
    })
}

#[derive(FromQueryResult)]
struct Paid {
    paid_fen: i64,
}

#[derive(FromQueryResult)]
struct Of {
    order_id: OrderId,
}

/// An event does not always say how much it gave back, and what it did depends on those before: the orders tell.
async fn refunded_between(db: &ShopDb, from: Millis, to: Millis) -> Result<i64, StorageError> {
    let rows = db.rows::<event::Entity>().with(Expr::cust(MAY_GIVE));
    let rows = rows
        .with(event::Column::At.gte(from))
        .with(event::Column::At.lt(to));
    let rows: Vec<Of> = rows.only([event::Column::OrderId]).await?;
    let different: HashSet<_> = rows.into_iter().map(|row| row.order_id).collect();
    let different: Vec<_> = different.into_iter().collect();
    let mut sum = 0;
    for some in different.chunks(AT_ONCE) {
        let orders = storage::stored_of(db, some).await?;
        let given = orders.iter().map(|order| refunded_in(order, from..to));
        sum += given.sum::<i64>();
    }
    Ok(sum)
}

/// How much of an order was given back at such a time, as far as its history can be read.
fn refunded_in(stored: &Stored, at: Range<Millis>) -> i64 {
    let history: Vec<_> = stored.events.iter().map_while(storage::happening).collect();
    let items = stored.lines.iter().map(Item::from).collect();
    // Rows say what a line is by now, and it begins as what was bought.
    let items = variant::bought(items, history.iter());
    let Some((placed, later)) = history.split_first() else {
        return 0;
    };
    let Ok(mut order) = Order::place(items, placed) else {
        return 0;
    };
    let mut sum = 0;
    for happening in later {
        let Ok(next) = order.apply(happening) else {
            return sum;
        };
        if at.contains(&happening.at) {
            sum += next.refunded_fen - order.refunded_fen;
        }
        order = next;
    }
    sum
}
