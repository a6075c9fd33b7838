//! What a piece cost when its customer asked the shop for the difference: by that it is judged when somebody looks at it, or by less.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::OnConflict};
use yingke_schema::trade::asked_price::{ActiveModel, Column as C, Entity};

use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    trade::Order,
    vocabulary::{Millis, OrderId},
};

/// What was asked for in time may be given for so long.
const KEPT_MS: Millis = 30 * 24 * 60 * 60 * 1_000;

/// By line. What was asked for another SKU than the line has by now does not count.
pub async fn asked_prices(
    db: &ShopDb,
    (id, order): (OrderId, &Order),
    now: Millis,
) -> Result<HashMap<usize, i64>, StorageError> {
    let which = Condition::all()
        .add(C::OrderId.eq(id))
        .add(C::At.gte(now - KEPT_MS));
    let rows = db.rows::<Entity>().with(which).all().await?.into_iter();
    let prices = rows.filter_map(|row| {
        let line = usize::try_from(row.line_no).ok()?;
        let is_same = order.lines.get(line)?.item.sku_id == Some(row.sku_id);
        is_same.then_some((line, row.price_fen))
    });
    Ok(prices.collect())
}

/// In place of what was asked before.
pub async fn keep_price(
    tx: &ShopTx,
    (id, order): (OrderId, &Order),
    (line, price_fen): (usize, i64),
    at: Millis,
) -> Result<(), StorageError> {
    let sku = order.lines.get(line).and_then(|of| of.item.sku_id);
    let (Some(sku), Ok(line_no)) = (sku, i64::try_from(line)) else {
        return Ok(());
    };
    let row = ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(id),
        line_no: Set(line_no),
        sku_id: Set(sku),
        price_fen: Set(price_fen),
        at: Set(at),
    };
    let anew = OnConflict::columns([C::ShopId, C::OrderId, C::LineNo])
        .update_columns([C::SkuId, C::PriceFen, C::At])
        .to_owned();
    tx.upsert(row, anew).await
}

/// Deletes what can be given no more.
pub async fn forget_asked_prices(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all().add(C::At.lt(now - KEPT_MS));
    store.forget::<Entity>(C::OrderId, old).await
}
