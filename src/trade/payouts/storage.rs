use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel};
use yingke_schema::members::member::Role;
use yingke_schema::trade::payout::{self, Column as C, Entity};

use super::{
    owed::PayoutOf,
    tried::{self, Tried},
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    trade::Unmoved,
    vocabulary::{Millis, OrderId},
};

pub use payout::Model as PayoutRow;

impl Tried for Entity {
    const CLAIMED_UNTIL: C = C::ClaimedUntil;
    const NEXT_AT: C = C::NextAt;
    const TRIES: C = C::Tries;
    const REASON: C = C::Reason;
    const WORDS: C = C::Words;
    const SINCE: C = C::Since;
    const DONE_AT: C = C::DoneAt;
}

pub async fn write(tx: &ShopTx, row: PayoutRow) -> Result<(), StorageError> {
    tx.insert(row.into_active_model().reset_all()).await
}

pub async fn row(tx: &ShopTx, of: PayoutOf) -> Result<Option<PayoutRow>, StorageError> {
    tx.rows::<Entity>().with(this(of)).one().await
}

/// What of these orders is still due, in turn.
pub async fn due_of(db: &ShopDb, orders: &[OrderId]) -> Result<Vec<PayoutRow>, StorageError> {
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let which = Condition::all()
        .add(C::OrderId.is_in(orders.iter().copied()))
        .add(C::DoneAt.is_null());
    let rows = db.rows::<Entity>().with(which);
    rows.ascending(C::EventNo).all().await
}

/// The same of one order, inside a transaction.
pub async fn due_in(tx: &ShopTx, order: OrderId) -> Result<Vec<PayoutRow>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::OrderId.eq(order));
    rows.with(C::DoneAt.is_null()).all().await
}

pub async fn claim(
    tx: &ShopTx,
    of: PayoutOf,
    times: (Millis, Millis),
) -> Result<bool, StorageError> {
    tried::claim::<Entity>(tx, this(of), times).await
}

pub async fn done(tx: &ShopTx, row: &PayoutRow, at: Millis) -> Result<(), StorageError> {
    tried::done::<Entity>(tx, this(of(row)), (row.tries, at)).await
}

pub async fn failed(
    tx: &ShopTx,
    row: &PayoutRow,
    why: (&Unmoved, Millis, Millis),
) -> Result<bool, StorageError> {
    tried::failed::<Entity>(tx, this(of(row)), (row.claimed_until, row.tries), why).await
}

pub async fn settle(
    tx: &ShopTx,
    of: PayoutOf,
    said: (Role, &str, Millis),
) -> Result<bool, StorageError> {
    tried::settle::<Entity>(tx, this(of), said).await
}

pub async fn hasten(tx: &ShopTx, of: PayoutOf, at: Millis) -> Result<(), StorageError> {
    tried::hasten::<Entity>(tx, this(of), at).await
}

pub const fn of(row: &PayoutRow) -> PayoutOf {
    PayoutOf {
        id: row.order_id,
        no: row.event_no,
    }
}

fn this(of: PayoutOf) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(of.id))
        .add(C::EventNo.eq(of.no))
}
