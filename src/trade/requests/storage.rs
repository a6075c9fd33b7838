use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, IntoActiveModel, sea_query::Expr,
};
use yingke_schema::trade::request::{self, Column as C, Entity};

use super::{RequestState, place::Place};
use crate::{
    access::Member,
    storage::{Rows, ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, OrderId},
};

pub use request::Model as RequestRow;

/// Which requests of a shop somebody wants to see.
pub struct Sought {
    pub is_open: bool,
    pub by: Option<MemberId>,
    pub behind: Option<Place>,
}

/// Oldest first.
pub async fn of_order(db: &ShopDb, order: OrderId) -> Result<Vec<RequestRow>, StorageError> {
    in_turn(db.rows::<Entity>(), order).await
}

/// As [`of_order`], inside a transaction.
pub async fn in_order(tx: &ShopTx, order: OrderId) -> Result<Vec<RequestRow>, StorageError> {
    in_turn(tx.rows::<Entity>(), order).await
}

async fn in_turn<Q: ConnectionTrait>(
    rows: Rows<'_, Q, Entity>,
    order: OrderId,
) -> Result<Vec<RequestRow>, StorageError> {
    let rows = rows.with(C::OrderId.eq(order));
    rows.ascending(C::No).all().await
}

/// Newest first.
pub async fn page(
    db: &ShopDb,
    sought: &Sought,
    most: u64,
) -> Result<Vec<RequestRow>, StorageError> {
    let open = sought
        .is_open
        .then(|| C::State.eq(RequestState::Open.code()));
    let which = Condition::all()
        .add_option(open)
        .add_option(sought.by.map(|by| C::MemberId.eq(by)))
        .add_option(sought.behind.map(Place::behind));
    let rows = db.rows::<Entity>().with(which).descending(C::At);
    let rows = rows.descending(C::OrderId).descending(C::No);
    rows.limit(most).all().await
}

pub async fn write(tx: &ShopTx, row: RequestRow) -> Result<(), StorageError> {
    tx.insert(row.into_active_model().reset_all()).await
}

/// The order went on without it, or a newer one came.
pub async fn close(tx: &ShopTx, row: &RequestRow) -> Result<(), StorageError> {
    tx.update::<Entity>(this(row), |update| {
        update.col_expr(C::State, Expr::value(RequestState::Over.code()))
    })
    .await?;
    Ok(())
}

/// The card of an offer that was agreed to is sent; false where it was before.
pub async fn sent(tx: &ShopTx, row: &RequestRow) -> Result<bool, StorageError> {
    let agreed = this(row).add(C::State.eq(RequestState::Approved.code()));
    let rows = tx.update::<Entity>(agreed, |update| {
        update.col_expr(C::State, Expr::value(RequestState::Sent.code()))
    });
    Ok(rows.await? == 1)
}

pub async fn decide(
    tx: &ShopTx,
    row: &RequestRow,
    (state, words): (RequestState, &str),
    by: &Member,
    at: Millis,
) -> Result<(), StorageError> {
    tx.update::<Entity>(this(row), |update| {
        update
            .col_expr(C::State, Expr::value(state.code()))
            .col_expr(C::DecidedBy, Expr::value(by.id.0))
            .col_expr(C::DecidedNick, Expr::value(by.nick.as_str()))
            .col_expr(C::DecidedWords, Expr::value(words))
            .col_expr(C::DecidedAt, Expr::value(at))
    })
    .await?;
    Ok(())
}

fn this(row: &RequestRow) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(row.order_id))
        .add(C::No.eq(row.no))
}
