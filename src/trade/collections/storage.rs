use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::members::member::Role;
use yingke_schema::trade::collection::{self, Column as C, Entity};

use super::CollectionOf;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    trade::{
        Unmoved,
        payouts::tried::{self, Tried},
        storage::OrderRow,
    },
    vocabulary::{Millis, OrderId, new_id},
};

pub use collection::Model as CollectionRow;

const ASKED: &str = "asked";
const COLLECTED: &str = "collected";
const KEPT: &str = "kept";
const CALLED_OFF: &str = "called_off";
const GIVEN_BACK: &str = "given_back";
/// It may pay its order still.
const WANTED: [&str; 2] = [ASKED, COLLECTED];

impl Tried for Entity {
    const CLAIMED_UNTIL: C = C::ClaimedUntil;
    const NEXT_AT: C = C::NextAt;
    const TRIES: C = C::Tries;
    const REASON: C = C::Reason;
    const WORDS: C = C::Words;
    const SINCE: C = C::Since;
    const DONE_AT: C = C::EndedAt;
}

pub fn is_wanted(row: &CollectionRow) -> bool {
    WANTED.contains(&row.state.as_str())
}

/// It is to go back, and has not gone.
pub fn is_due(row: &CollectionRow) -> bool {
    row.state == CALLED_OFF && row.ended_at.is_none()
}

pub async fn row(tx: &ShopTx, of: CollectionOf) -> Result<Option<CollectionRow>, StorageError> {
    let this = Condition::all()
        .add(C::OrderId.eq(of.id))
        .add(C::Key.eq(of.key));
    tx.rows::<Entity>().with(this).one().await
}

/// What of these orders was to be called off, and did not go.
pub async fn stuck_of(db: &ShopDb, orders: &[OrderId]) -> Result<Vec<CollectionRow>, StorageError> {
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let which = Condition::all()
        .add(C::OrderId.is_in(orders.iter().copied()))
        .add(C::State.eq(CALLED_OFF))
        .add(C::EndedAt.is_null())
        .add(C::Reason.is_not_null());
    let rows = db.rows::<Entity>().with(which);
    rows.ascending(C::Key).all().await
}

/// The only one that may pay the order.
pub async fn wanted(tx: &ShopTx, order: OrderId) -> Result<Option<CollectionRow>, StorageError> {
    let which = Condition::all()
        .add(C::OrderId.eq(order))
        .add(C::State.is_in(WANTED));
    tx.rows::<Entity>().with(which).one().await
}

pub async fn write(
    tx: &ShopTx,
    order: &OrderRow,
    at: Millis,
) -> Result<CollectionRow, StorageError> {
    let row = CollectionRow {
        shop_id: tx.shop(),
        key: next_key(tx, order.id).await?,
        order_id: order.id,
        amount_fen: order.total_fen,
        state: ASKED.to_owned(),
        since: at,
        asked_at: at,
        claimed_until: 0,
        tries: 0,
        next_at: at,
        reason: None,
        words: String::new(),
        ended_at: None,
    };
    let new = row.clone().into_active_model().reset_all();
    tx.insert(new).await?;
    Ok(row)
}

/// A program from before these rows asked under the id of the order: what it collected unheard is not collected again.
async fn next_key(tx: &ShopTx, order: OrderId) -> Result<Uuid, StorageError> {
    let rows = tx.rows::<Entity>().with(C::OrderId.eq(order));
    let is_first = rows.one().await?.is_none();
    Ok(if is_first { order.0 } else { new_id() })
}

/// Its key is asked again; false where it is not wanted any more.
pub async fn ask_again(tx: &ShopTx, key: Uuid, at: Millis) -> Result<bool, StorageError> {
    let again = tx.update::<Entity>(still(key, &WANTED), |row| {
        row.col_expr(C::AskedAt, Expr::value(at))
    });
    Ok(again.await? == 1)
}

/// The port said yes; nothing where it was kept or called off meanwhile.
pub async fn collected(tx: &ShopTx, key: Uuid) -> Result<(), StorageError> {
    becomes(tx, still(key, &[ASKED]), COLLECTED).await?;
    Ok(())
}

/// The order is paid with it; false where it is not known to be collected, or is on its way back.
pub async fn keep(tx: &ShopTx, key: Uuid, at: Millis) -> Result<bool, StorageError> {
    let kept = tx.update::<Entity>(still(key, &[COLLECTED]), |row| {
        row.col_expr(C::State, Expr::value(KEPT))
            .col_expr(C::EndedAt, Expr::value(at))
    });
    Ok(kept.await? == 1)
}

/// False where somebody else was faster.
pub async fn call_off(tx: &ShopTx, key: Uuid) -> Result<bool, StorageError> {
    becomes(tx, still(key, &WANTED), CALLED_OFF).await
}

/// The same, unless it was asked since.
pub async fn call_off_idle(tx: &ShopTx, key: Uuid, since: Millis) -> Result<bool, StorageError> {
    let idle = still(key, &WANTED).add(C::AskedAt.lte(since));
    becomes(tx, idle, CALLED_OFF).await
}

pub async fn claim(tx: &ShopTx, key: Uuid, times: (Millis, Millis)) -> Result<bool, StorageError> {
    tried::claim::<Entity>(tx, called_off(key), times).await
}

pub async fn given_back(tx: &ShopTx, row: &CollectionRow, at: Millis) -> Result<(), StorageError> {
    let which = called_off(row.key);
    tried::done::<Entity>(tx, which.clone(), (row.tries, at)).await?;
    // What was settled by hand meanwhile stays so.
    becomes(tx, which.add(C::Reason.is_null()), GIVEN_BACK).await?;
    Ok(())
}

pub async fn failed(
    tx: &ShopTx,
    row: &CollectionRow,
    why: (&Unmoved, Millis, Millis),
) -> Result<bool, StorageError> {
    let claim = (row.claimed_until, row.tries);
    tried::failed::<Entity>(tx, called_off(row.key), claim, why).await
}

pub async fn settle(
    tx: &ShopTx,
    key: Uuid,
    said: (Role, &str, Millis),
) -> Result<bool, StorageError> {
    tried::settle::<Entity>(tx, called_off(key), said).await
}

pub async fn hasten(tx: &ShopTx, key: Uuid, at: Millis) -> Result<(), StorageError> {
    tried::hasten::<Entity>(tx, called_off(key), at).await
}

async fn becomes(tx: &ShopTx, which: Condition, state: &str) -> Result<bool, StorageError> {
    let changed = tx.update::<Entity>(which, |row| row.col_expr(C::State, Expr::value(state)));
    Ok(changed.await? == 1)
}

fn called_off(key: Uuid) -> Condition {
    still(key, &[CALLED_OFF])
}

fn still(key: Uuid, states: &[&str]) -> Condition {
    Condition::all()
        .add(C::Key.eq(key))
        .add(C::State.is_in(states.iter().copied()))
}
