use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel, sea_query::Expr};
use yingke_schema::trade::payout::{self, Column as C, Entity};

use super::owed::PayoutOf;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    trade::Unmoved,
    vocabulary::{Millis, OrderId},
};

pub use payout::Model as PayoutRow;

/// The reason of what did not go through the port.
const SETTLED: &str = "settled_by_hand";

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

/// True for the one that may try it until then; nobody may before its time, whichever node's timer is due.
pub async fn claim(
    tx: &ShopTx,
    of: PayoutOf,
    (now, until): (Millis, Millis),
) -> Result<bool, StorageError> {
    let free = free(of, now).add(C::NextAt.lte(now));
    let claimed = tx.update::<Entity>(free, |row| {
        row.col_expr(C::ClaimedUntil, Expr::value(until))
    });
    Ok(claimed.await? == 1)
}

/// It is given, whoever else may have claimed it since.
pub async fn done(tx: &ShopTx, row: &PayoutRow, at: Millis) -> Result<(), StorageError> {
    let due = this(of(row)).add(C::DoneAt.is_null());
    tx.update::<Entity>(due, |update| {
        update
            .col_expr(C::DoneAt, Expr::value(at))
            .col_expr(C::Tries, Expr::value(row.tries + 1))
            .col_expr(C::ClaimedUntil, Expr::value(0_i64))
            .col_expr(C::Reason, Expr::value(None::<String>))
    })
    .await?;
    Ok(())
}

/// False where the claim was over, and somebody else knows better.
pub async fn failed(
    tx: &ShopTx,
    row: &PayoutRow,
    (unmoved, next_at): (&Unmoved, Millis),
) -> Result<bool, StorageError> {
    let mine = this(of(row))
        .add(C::DoneAt.is_null())
        .add(C::ClaimedUntil.eq(row.claimed_until));
    let failed = tx.update::<Entity>(mine, |update| {
        update
            .col_expr(C::Reason, Expr::value(unmoved.code()))
            .col_expr(C::Words, Expr::value(unmoved.words()))
            .col_expr(C::NextAt, Expr::value(next_at))
            .col_expr(C::Tries, Expr::value(row.tries + 1))
            .col_expr(C::ClaimedUntil, Expr::value(0_i64))
    });
    Ok(failed.await? == 1)
}

/// It went another way; false where somebody is just trying it, or it is done.
pub async fn settle(
    tx: &ShopTx,
    of: PayoutOf,
    (words, at): (&str, Millis),
) -> Result<bool, StorageError> {
    let settled = tx.update::<Entity>(free(of, at), |row| {
        row.col_expr(C::DoneAt, Expr::value(at))
            .col_expr(C::Reason, Expr::value(SETTLED))
            .col_expr(C::Words, Expr::value(words))
    });
    Ok(settled.await? == 1)
}

/// Somebody wishes it sooner.
pub async fn hasten(tx: &ShopTx, of: PayoutOf, at: Millis) -> Result<(), StorageError> {
    tx.update::<Entity>(this(of), |row| row.col_expr(C::NextAt, Expr::value(at)))
        .await?;
    Ok(())
}

const fn of(row: &PayoutRow) -> PayoutOf {
    PayoutOf {
        id: row.order_id,
        no: row.event_no,
    }
}

/// It is due, and nobody is trying it.
fn free(of: PayoutOf, now: Millis) -> Condition {
    this(of)
        .add(C::DoneAt.is_null())
        .add(C::ClaimedUntil.lte(now))
}

fn this(of: PayoutOf) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(of.id))
        .add(C::EventNo.eq(of.no))
}
