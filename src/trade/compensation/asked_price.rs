//! What a piece cost when its customer asked the shop for the difference: by that it is judged when somebody looks at it, or by less.
//! As long as it waits, the board lists it by when the shop's time is over.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition,
    sea_query::{Expr, OnConflict, SelectStatement},
};
use yingke_schema::trade::asked_price::{ActiveModel, Column as C, Entity, Model};

use super::asked::due;
use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    trade::{
        Order, TradeRules,
        after_sale::{HOUR_MS, Of},
        trade_rules::MOST_KEPT_DAYS,
    },
    vocabulary::{MemberId, Millis, OrderId},
};

/// By line, of what was asked since then or waits. What was asked for another SKU than the line has by now does not count.
pub async fn asked_prices(
    db: &ShopDb,
    (id, order): (OrderId, &Order),
    since: Millis,
) -> Result<HashMap<usize, i64>, StorageError> {
    let is_kept = Condition::any()
        .add(C::At.gte(since))
        .add(C::DueAt.is_not_null());
    let which = Condition::all().add(C::OrderId.eq(id)).add(is_kept);
    let rows = db.rows::<Entity>().with(which).all().await?.into_iter();
    let prices = rows.filter_map(|row| {
        let line = usize::try_from(row.line_no).ok()?;
        let is_same = order.lines.get(line)?.item.sku_id == Some(row.sku_id);
        is_same.then_some((line, row.price_fen))
    });
    Ok(prices.collect())
}

/// Writes what changed of what an order's customer asked for. Whoever saw to what was asked before sees to nothing new.
pub async fn follow(
    tx: &ShopTx,
    of: &Of<'_>,
    (before, after): (&Order, &Order),
    rules: &TradeRules,
) -> Result<(), StorageError> {
    for (line, is) in after.lines.iter().enumerate() {
        let was = before.lines.get(line).and_then(|of| of.asked_protection);
        let waits = is.asked_protection.is_some_and(|of| of.answer.is_none());
        let due_at = due_at(after, line, rules);
        if waits && was != is.asked_protection {
            keep(tx, of, (after, line), due_at).await?;
        } else if due_at != self::due_at(before, line, rules) {
            let is_kept = renew_line(tx, (of.order, line), due_at).await?;
            // A case may go on for longer than what waits for nobody is kept.
            if due_at.is_some() && !is_kept {
                keep(tx, of, (after, line), due_at).await?;
            }
        }
    }
    Ok(())
}

/// Writes when the shop's time is over as the rules are now.
pub async fn renew(
    tx: &ShopTx,
    id: OrderId,
    order: &Order,
    rules: &TradeRules,
) -> Result<(), StorageError> {
    for line in 0..order.lines.len() {
        if let Some(due_at) = due_at(order, line, rules) {
            renew_line(tx, (id, line), Some(due_at)).await?;
        }
    }
    Ok(())
}

/// What waits for the shop, the least time left first.
pub async fn waiting(db: &ShopDb, which: Condition, most: u64) -> Result<Vec<Model>, StorageError> {
    let rows = db.rows::<Entity>().with(C::DueAt.is_not_null()).with(which);
    let rows = rows.ascending(C::DueAt).ascending(C::OrderId);
    rows.ascending(C::LineNo).limit(most).all().await
}

/// The orders of what waits for the shop.
pub fn orders_waiting(db: &ShopDb) -> SelectStatement {
    let rows = db.rows::<Entity>().with(C::DueAt.is_not_null());
    rows.column(C::OrderId)
}

/// How many wait for the shop.
pub async fn count_waiting(db: &ShopDb, which: Condition) -> Result<u64, StorageError> {
    let rows = db.rows::<Entity>().with(C::DueAt.is_not_null());
    rows.with(which).count().await
}

/// What waits for the shop of a line.
pub async fn waiting_in(
    tx: &ShopTx,
    order: OrderId,
    line_no: i64,
) -> Result<Option<Model>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::DueAt.is_not_null());
    rows.with(this(order, line_no)).one().await
}

pub async fn hand_on(
    tx: &ShopTx,
    (order, line_no): (OrderId, i64),
    owner: Option<MemberId>,
) -> Result<(), StorageError> {
    let owner = owner.map(|MemberId(id)| id);
    tx.update::<Entity>(this(order, line_no), |update| {
        update.col_expr(C::OwnerId, Expr::value(owner))
    })
    .await?;
    Ok(())
}

fn due_at(order: &Order, line: usize, rules: &TradeRules) -> Option<Millis> {
    due(order, line, &rules.after_sale).map(|due| due.at)
}

/// In place of what was asked before.
async fn keep(
    tx: &ShopTx,
    of: &Of<'_>,
    (order, line): (&Order, usize),
    due_at: Option<Millis>,
) -> Result<(), StorageError> {
    let (item, asked) = (&order.lines[line].item, order.lines[line].asked_protection);
    let (Some(asked), Some(sku), Ok(line_no)) = (asked, item.sku_id, i64::try_from(line)) else {
        return Ok(());
    };
    let row = ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(of.order),
        line_no: Set(line_no),
        sku_id: Set(sku),
        price_fen: Set(asked.price_fen),
        at: Set(asked.since),
        order_no: Set(of.order_no.to_owned()),
        title: Set(item.title.clone()),
        due_at: Set(due_at),
        owner_id: Set(None),
    };
    let anew = OnConflict::columns([C::ShopId, C::OrderId, C::LineNo])
        .update_columns([
            C::SkuId,
            C::PriceFen,
            C::At,
            C::OrderNo,
            C::Title,
            C::DueAt,
            C::OwnerId,
        ])
        .to_owned();
    tx.upsert(row, anew).await
}

/// False where nothing is kept of it.
async fn renew_line(
    tx: &ShopTx,
    (order, line): (OrderId, usize),
    due_at: Option<Millis>,
) -> Result<bool, StorageError> {
    let Ok(line_no) = i64::try_from(line) else {
        return Ok(false);
    };
    let renewed = tx.update::<Entity>(this(order, line_no), |update| {
        update.col_expr(C::DueAt, Expr::value(due_at))
    });
    Ok(renewed.await? > 0)
}

fn this(order: OrderId, line_no: i64) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(order))
        .add(C::LineNo.eq(line_no))
}

/// Deletes what no shop can give any more, and waits for nobody.
pub async fn forget_asked_prices(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all().add(C::At.lt(now - MOST_KEPT_DAYS * 24 * HOUR_MS));
    let old = old.add(C::DueAt.is_null());
    store.forget::<Entity>(C::OrderId, old).await
}
