use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, IntoActiveModel, UpdateMany,
    sea_query::{Expr, SelectStatement},
};
use yingke_schema::trade::request::{self, Column as C, Entity};

use super::{RequestKind, RequestState, place::Place};
use crate::{
    access::Member,
    storage::{Rows, ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, OrderId},
};

pub use request::Model as RequestRow;

const OPEN: &str = RequestState::Open.code();

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

/// Those of an order that nobody has answered, oldest first.
pub async fn open_in(tx: &ShopTx, order: OrderId) -> Result<Vec<RequestRow>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::State.eq(OPEN));
    in_turn(rows, order).await
}

/// The orders of those.
pub fn orders_open(db: &ShopDb) -> SelectStatement {
    let rows = db.rows::<Entity>().with(C::State.eq(OPEN));
    rows.column(C::OrderId)
}

/// Newest first.
pub async fn page(
    db: &ShopDb,
    sought: &Sought,
    most: u64,
) -> Result<Vec<RequestRow>, StorageError> {
    let open = sought.is_open.then(|| C::State.eq(OPEN));
    let which = Condition::all()
        .add_option(open)
        .add_option(sought.by.map(|by| C::MemberId.eq(by)))
        .add_option(sought.behind.map(Place::behind));
    let rows = db.rows::<Entity>().with(which).descending(C::At);
    let rows = rows.descending(C::OrderId).descending(C::No);
    rows.limit(most).all().await
}

/// Those that wait for somebody's agreement but this one's, who asked for the rest; the longest first.
pub async fn to_decide(
    db: &ShopDb,
    me: MemberId,
    most: u64,
) -> Result<Vec<RequestRow>, StorageError> {
    let rows = db.rows::<Entity>().with(open_to(me)).ascending(C::At);
    let rows = rows.ascending(C::OrderId).ascending(C::No);
    rows.limit(most).all().await
}

/// How many there are.
pub async fn count_to_decide(db: &ShopDb, me: MemberId) -> Result<u64, StorageError> {
    db.rows::<Entity>().with(open_to(me)).count().await
}

fn open_to(me: MemberId) -> Condition {
    Condition::all()
        .add(C::State.eq(OPEN))
        .add(C::MemberId.ne(me))
}

pub async fn write(tx: &ShopTx, row: RequestRow) -> Result<(), StorageError> {
    tx.insert(row.into_active_model().reset_all()).await
}

/// It ends without another answer: a card was sent, the order went on, or a newer one came.
pub async fn end(tx: &ShopTx, row: &RequestRow, state: RequestState) -> Result<(), StorageError> {
    tx.update::<Entity>(this(row), |update| {
        let update = update.col_expr(C::State, Expr::value(state.code()));
        forgetting(update, row, state)
    })
    .await?;
    Ok(())
}

/// Those that were agreed to, can be sent no more, and keep where an order should have gone.
pub async fn late_addresses(db: &ShopDb, now: Millis) -> Result<Vec<RequestRow>, StorageError> {
    let which = Condition::all()
        .add(C::State.eq(RequestState::Approved.code()))
        .add(C::Kind.eq(RequestKind::Address.code()))
        .add(C::Lines.is_not_null())
        .add(C::SendBy.lte(now));
    db.rows::<Entity>().with(which).all().await
}

/// Forgets where this one would have had an order go.
pub async fn forget_address(tx: &ShopTx, row: &RequestRow) -> Result<(), StorageError> {
    tx.update::<Entity>(this(row), |update| {
        update.col_expr(C::Lines, Expr::value(None::<String>))
    })
    .await?;
    Ok(())
}

/// Forgets where an order should have gone.
pub async fn forget_addresses(tx: &ShopTx, order: OrderId) -> Result<(), StorageError> {
    let which = Condition::all()
        .add(C::OrderId.eq(order))
        .add(C::Kind.eq(RequestKind::Address.code()));
    tx.update::<Entity>(which, |update| {
        update.col_expr(C::Lines, Expr::value(None::<String>))
    })
    .await?;
    Ok(())
}

pub async fn decide(
    tx: &ShopTx,
    row: &RequestRow,
    (state, words, send_by): (RequestState, &str, Option<Millis>),
    by: &Member,
    at: Millis,
) -> Result<(), StorageError> {
    tx.update::<Entity>(this(row), |update| {
        let update = update
            .col_expr(C::State, Expr::value(state.code()))
            .col_expr(C::DecidedBy, Expr::value(by.id.0))
            .col_expr(C::DecidedNick, Expr::value(by.nick.as_str()))
            .col_expr(C::DecidedWords, Expr::value(words))
            .col_expr(C::DecidedAt, Expr::value(at))
            .col_expr(C::SendBy, Expr::value(send_by));
        forgetting(update, row, state)
    })
    .await?;
    Ok(())
}

/// Where an order should have gone is nobody's to keep once its card is sent, or will not be.
fn forgetting(
    update: UpdateMany<Entity>,
    row: &RequestRow,
    state: RequestState,
) -> UpdateMany<Entity> {
    if row.kind != RequestKind::Address.code() || state == RequestState::Approved {
        return update;
    }
    update.col_expr(C::Lines, Expr::value(None::<String>))
}

fn this(row: &RequestRow) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(row.order_id))
        .add(C::No.eq(row.no))
}
