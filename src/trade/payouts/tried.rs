use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::ShopEntity;

use crate::{
    storage::{ShopTx, StorageError},
    trade::Unmoved,
    vocabulary::Millis,
};

/// The reason of what did not go through the port.
const SETTLED: &str = "settled_by_hand";

/// Rows of money that is to go back through the port: tried by one node at a time until it has gone, or went another way.
pub trait Tried: ShopEntity {
    const CLAIMED_UNTIL: Self::Column;
    const NEXT_AT: Self::Column;
    const TRIES: Self::Column;
    const REASON: Self::Column;
    const WORDS: Self::Column;
    const DONE_AT: Self::Column;
}

/// True for the one that may try it until then; nobody may before its time, whichever node's timer is due.
pub async fn claim<E: Tried>(
    tx: &ShopTx,
    which: Condition,
    (now, until): (Millis, Millis),
) -> Result<bool, StorageError> {
    let free = free::<E>(which, now).add(E::NEXT_AT.lte(now));
    let claimed = tx.update::<E>(free, |row| {
        row.col_expr(E::CLAIMED_UNTIL, Expr::value(until))
    });
    Ok(claimed.await? == 1)
}

/// It is given, whoever else may have claimed it since.
pub async fn done<E: Tried>(
    tx: &ShopTx,
    which: Condition,
    (tries, at): (i64, Millis),
) -> Result<(), StorageError> {
    tx.update::<E>(which.add(E::DONE_AT.is_null()), |row| {
        row.col_expr(E::DONE_AT, Expr::value(at))
            .col_expr(E::TRIES, Expr::value(tries + 1))
            .col_expr(E::CLAIMED_UNTIL, Expr::value(0_i64))
            .col_expr(E::REASON, Expr::value(None::<String>))
    })
    .await?;
    Ok(())
}

/// False where the claim was over, and somebody else knows better.
pub async fn failed<E: Tried>(
    tx: &ShopTx,
    which: Condition,
    (claimed_until, tries): (Millis, i64),
    (unmoved, next_at): (&Unmoved, Millis),
) -> Result<bool, StorageError> {
    let mine = which
        .add(E::DONE_AT.is_null())
        .add(E::CLAIMED_UNTIL.eq(claimed_until));
    let failed = tx.update::<E>(mine, |row| {
        row.col_expr(E::REASON, Expr::value(unmoved.code()))
            .col_expr(E::WORDS, Expr::value(unmoved.words()))
            .col_expr(E::NEXT_AT, Expr::value(next_at))
            .col_expr(E::TRIES, Expr::value(tries + 1))
            .col_expr(E::CLAIMED_UNTIL, Expr::value(0_i64))
    });
    Ok(failed.await? == 1)
}

/// It went another way; false where somebody is just trying it, or it is done.
pub async fn settle<E: Tried>(
    tx: &ShopTx,
    which: Condition,
    (words, at): (&str, Millis),
) -> Result<bool, StorageError> {
    let settled = tx.update::<E>(free::<E>(which, at), |row| {
        row.col_expr(E::DONE_AT, Expr::value(at))
            .col_expr(E::REASON, Expr::value(SETTLED))
            .col_expr(E::WORDS, Expr::value(words))
    });
    Ok(settled.await? == 1)
}

/// Somebody wishes it sooner.
pub async fn hasten<E: Tried>(
    tx: &ShopTx,
    which: Condition,
    at: Millis,
) -> Result<(), StorageError> {
    tx.update::<E>(which, |row| row.col_expr(E::NEXT_AT, Expr::value(at)))
        .await?;
    Ok(())
}

/// It is due, and nobody is trying it.
fn free<E: Tried>(which: Condition, now: Millis) -> Condition {
    which
        .add(E::DONE_AT.is_null())
        .add(E::CLAIMED_UNTIL.lte(now))
}
