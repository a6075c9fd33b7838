use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::ShopEntity;
use yingke_schema::members::member::Role;

use crate::{
    storage::{ShopTx, StorageError},
    trade::{Unmoved, payment::DECLINED},
    vocabulary::Millis,
};

/// The reason of what did not go through the port.
const SETTLED: &str = "settled_by_hand";

/// By then a service that is away for good was asked some 150 times, and the statement of the account says what it gave: the money of
/// customers is not kept for ever.
const AWAY_MS: Millis = 7 * 24 * 60 * 60_000;

/// Rows of money that is to go back through the port: tried by one node at a time until it has gone, or went another way.
pub trait Tried: ShopEntity {
    const CLAIMED_UNTIL: Self::Column;
    const NEXT_AT: Self::Column;
    const TRIES: Self::Column;
    const REASON: Self::Column;
    const WORDS: Self::Column;
    /// It had certainly not gone then.
    const SINCE: Self::Column;
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
    (unmoved, at, next_at): (&Unmoved, Millis, Millis),
) -> Result<bool, StorageError> {
    let mine = which
        .add(E::DONE_AT.is_null())
        .add(E::CLAIMED_UNTIL.eq(claimed_until));
    let failed = tx.update::<E>(mine, |row| {
        let row = row
            .col_expr(E::REASON, Expr::value(unmoved.code()))
            .col_expr(E::WORDS, Expr::value(unmoved.words()))
            .col_expr(E::NEXT_AT, Expr::value(next_at))
            .col_expr(E::TRIES, Expr::value(tries + 1))
            .col_expr(E::CLAIMED_UNTIL, Expr::value(0_i64));
        match unmoved {
            Unmoved::Declined(_) => row.col_expr(E::SINCE, Expr::value(at)),
            Unmoved::Unreachable(_) => row,
        }
    });
    Ok(failed.await? == 1)
}

/// It went another way; false where somebody is just trying it, where it is done, and where it may have gone: whoever died while trying
/// heard no refusal either. What nobody knows for too long an owner ends.
pub async fn settle<E: Tried>(
    tx: &ShopTx,
    which: Condition,
    (role, words, at): (Role, &str, Millis),
) -> Result<bool, StorageError> {
    let refused = Condition::all()
        .add(E::REASON.eq(DECLINED))
        .add(E::CLAIMED_UNTIL.eq(0_i64));
    let is_owner = role == Role::Owner;
    let is_away = is_owner.then(|| E::SINCE.lte(at - AWAY_MS));
    let may = Condition::any().add(refused).add_option(is_away);
    let settled = tx.update::<E>(free::<E>(which, at).add(may), |row| {
        row.col_expr(E::DONE_AT, Expr::value(at))
            .col_expr(E::REASON, Expr::value(SETTLED))
            .col_expr(E::WORDS, Expr::value(words))
    });
    Ok(settled.await? == 1)
}

/// Until when nobody settles what may have gone; none: it was refused, so it has not.
pub fn unsure_until(
    reason: Option<&str>,
    (claimed_until, since): (Millis, Millis),
) -> Option<Millis> {
    let is_refused = reason == Some(DECLINED) && claimed_until == 0;
    (!is_refused).then_some(since + AWAY_MS)
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
