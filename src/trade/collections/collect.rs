use axum::http::StatusCode;

use super::{
    call_off::PATIENCE_MS,
    follow::{call_off_wanted, of},
    storage::{self, CollectionRow},
};
use crate::{
    app::App,
    http::Problem,
    storage::{ShopTx, StorageError},
    timers,
    trade::{
        Unmoved,
        deed::lock_of,
        payment::in_time,
        storage::{OrderRow, customers_rev, row_in},
    },
    vocabulary::{Millis, OrderId, ShopId},
};

/// Collects what an order costs that was payable at `rev`, as its customer knows it, before the transaction in which it becomes paid.
/// Two windows that pay at once ask under one key. Where the order went on meanwhile nothing is asked: whoever pays it then is refused.
pub async fn collect(app: &App, shop: ShopId, order: OrderId, rev: i64) -> Result<(), Problem> {
    let Some((order, row)) = written(app, shop, (order, rev)).await? else {
        return Ok(());
    };
    let payment = app.trade().payment();
    in_time(payment.collect(&order.no, row.amount_fen, row.key))
        .await
        .map_err(|unmoved| refusal(&unmoved))?;
    let tx = app.store().begin(shop).await?;
    storage::collected(&tx, row.key).await?;
    Ok(tx.commit().await?)
}

/// The same of money that came at once, long ago: there is nobody to ask.
pub async fn collect_past(tx: &ShopTx, order: OrderId, at: Millis) -> Result<(), StorageError> {
    tx.lock(lock_of(order)).await?;
    if let Some(order) = row_in(tx, order).await? {
        let row = asked(tx, &order, at).await?;
        storage::collected(tx, row.key).await?;
    }
    Ok(())
}

/// What is asked, in the books before anybody asks.
async fn written(
    app: &App,
    shop: ShopId,
    (order, rev): (OrderId, i64),
) -> Result<Option<(OrderRow, CollectionRow)>, StorageError> {
    let now = app.clock().now();
    let tx = app.store().begin(shop).await?;
    tx.lock(lock_of(order)).await?;
    let order = row_in(&tx, order).await?;
    let Some(order) = order.filter(|order| customers_rev(order) == rev) else {
        return Ok(None);
    };
    let row = asked(&tx, &order, now).await?;
    tx.commit().await?;
    Ok(Some((order, row)))
}

async fn asked(tx: &ShopTx, order: &OrderRow, now: Millis) -> Result<CollectionRow, StorageError> {
    let row = row_of(tx, order, now).await?;
    timers::set(tx, of(&row).timer(now + PATIENCE_MS)).await?;
    Ok(row)
}

/// One key an order and amount, as long as it is wanted.
async fn row_of(tx: &ShopTx, order: &OrderRow, now: Millis) -> Result<CollectionRow, StorageError> {
    let wanted = storage::wanted(tx, order.id).await?;
    if let Some(row) = wanted.filter(|row| row.amount_fen == order.total_fen)
        && storage::ask_again(tx, row.key, now).await?
    {
        return Ok(row);
    }
    // A program from before these rows may have changed the price without a word to them.
    call_off_wanted(tx, order.id, now).await?;
    storage::write(tx, order, now).await
}

fn refusal(unmoved: &Unmoved) -> Problem {
    let (status, code) = match unmoved {
        Unmoved::Declined(_) => (StatusCode::PAYMENT_REQUIRED, "payment_declined"),
        Unmoved::Unreachable(_) => (StatusCode::BAD_GATEWAY, "payment_unreachable"),
    };
    Problem::new(status, code, unmoved.to_string())
}
