use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::trade::collection::{self, Column as C, Entity};

use crate::{
    storage::{ShopTx, StorageError},
    trade::storage::OrderRow,
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

pub fn is_wanted(row: &CollectionRow) -> bool {
    WANTED.contains(&row.state.as_str())
}

pub fn is_called_off(row: &CollectionRow) -> bool {
    row.state == CALLED_OFF
}

pub async fn row(tx: &ShopTx, key: Uuid) -> Result<Option<CollectionRow>, StorageError> {
    tx.rows::<Entity>().with(C::Key.eq(key)).one().await
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
        key: new_id(),
        order_id: order.id,
        amount_fen: order.total_fen,
        state: ASKED.to_owned(),
        since: at,
        asked_at: at,
        tries: 0,
        ended_at: None,
    };
    let new = row.clone().into_active_model().reset_all();
    tx.insert(new).await?;
    Ok(row)
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
    ends(tx, still(key, &[COLLECTED]), KEPT, at).await
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

pub async fn given_back(tx: &ShopTx, key: Uuid, at: Millis) -> Result<(), StorageError> {
    ends(tx, still(key, &[CALLED_OFF]), GIVEN_BACK, at).await?;
    Ok(())
}

pub async fn failed(tx: &ShopTx, row: &CollectionRow) -> Result<(), StorageError> {
    tx.update::<Entity>(still(row.key, &[CALLED_OFF]), |update| {
        update.col_expr(C::Tries, Expr::value(row.tries + 1))
    })
    .await?;
    Ok(())
}

async fn becomes(tx: &ShopTx, which: Condition, state: &str) -> Result<bool, StorageError> {
    let changed = tx.update::<Entity>(which, |row| row.col_expr(C::State, Expr::value(state)));
    Ok(changed.await? == 1)
}

async fn ends(
    tx: &ShopTx,
    which: Condition,
    state: &str,
    at: Millis,
) -> Result<bool, StorageError> {
    let ended = tx.update::<Entity>(which, |row| {
        row.col_expr(C::State, Expr::value(state))
            .col_expr(C::EndedAt, Expr::value(at))
    });
    Ok(ended.await? == 1)
}

fn still(key: Uuid, states: &[&str]) -> Condition {
    Condition::all()
        .add(C::Key.eq(key))
        .add(C::State.is_in(states.iter().copied()))
}
