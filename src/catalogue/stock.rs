use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::BuildHasher,
};

use sea_orm::{
    ColumnTrait, Condition, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use yingke_schema::catalogue::{product, sku};

use super::storage::{self, Sku};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::SkuId,
};

/// Pieces of one SKU that an order takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub sku: SkuId,
    pub quantity: i64,
}

/// Sets pieces aside for an order. Some: there is too little of this one, and the caller drops the transaction.
pub async fn reserve(tx: &ShopTx, wanted: &[Wanted]) -> Result<Option<SkuId>, StorageError> {
    let wanted = in_order(wanted);
    for (sku, quantity) in &wanted {
        if !set_aside(tx, *sku, *quantity).await? {
            return Ok(Some(*sku));
        }
    }
    show(tx, &wanted, -1).await?;
    Ok(None)
}

/// How many pieces of each of these [`reserve`] would set aside; of what was taken off nothing is said.
pub async fn free_of(db: &ShopDb, skus: &[SkuId]) -> Result<HashMap<SkuId, i64>, StorageError> {
    Ok(free(&storage::skus_of_ids(db, skus).await?))
}

/// As [`free_of`], inside a transaction.
pub async fn free_of_in(tx: &ShopTx, skus: &[SkuId]) -> Result<HashMap<SkuId, i64>, StorageError> {
    Ok(free(&storage::skus_of_ids_in(tx, skus).await?))
}

/// Whether so many are free of each.
pub fn is_enough<S: BuildHasher>(free: &HashMap<SkuId, i64, S>, wanted: &[Wanted]) -> bool {
    let mut wanted = in_order(wanted).into_iter();
    wanted.all(|(sku, quantity)| free.get(&sku).is_some_and(|pieces| *pieces >= quantity))
}

fn free(skus: &[Sku]) -> HashMap<SkuId, i64> {
    let skus = skus.iter();
    skus.map(|sku| (sku.id, sku.stock - sku.reserved)).collect()
}

/// Gives back what an order had set aside and does not need any more.
pub async fn release(tx: &ShopTx, wanted: &[Wanted]) -> Result<(), StorageError> {
    let mut given_back = BTreeMap::new();
    for (sku, quantity) in in_order(wanted) {
        if let_go(tx, sku, quantity).await? {
            given_back.insert(sku, quantity);
        }
    }
    show(tx, &given_back, 1).await
}

/// What [`reserve`] does to `wanted` and [`release`] to `instead`, all of it in the one order of both. Some: there is too little of this
/// one, and the caller drops the transaction.
pub async fn swap(
    tx: &ShopTx,
    wanted: &[Wanted],
    instead: &[Wanted],
) -> Result<Option<SkuId>, StorageError> {
    let mut moves = in_order(wanted);
    for (sku, quantity) in in_order(instead) {
        *moves.entry(sku).or_default() -= quantity;
    }
    let mut moved = BTreeMap::new();
    for (sku, by) in moves {
        if by > 0 && !set_aside(tx, sku, by).await? {
            return Ok(Some(sku));
        }
        if by > 0 || (by < 0 && let_go(tx, sku, -by).await?) {
            moved.insert(sku, by);
        }
    }
    show(tx, &moved, -1).await?;
    Ok(None)
}

/// Nobody else changes these, nor their products, before the transaction ends. Who does several things one after the other waits for
/// all of them first, in the one order: with what it holds by then it would wait in a circle.
pub async fn hold(tx: &ShopTx, skus: &[SkuId]) -> Result<(), StorageError> {
    let which = sku::Column::Id.is_in(skus.iter().copied());
    let rows = tx.rows::<sku::Entity>().with(which);
    let rows = rows.ascending(sku::Column::Id).held().all().await?;
    let products: BTreeSet<_> = rows.iter().map(|row| row.product_id).collect();
    let which = product::Column::Id.is_in(products);
    let rows = tx.rows::<product::Entity>().with(which);
    rows.ascending(product::Column::Id).held().all().await?;
    Ok(())
}

/// What was set aside leaves the house.
pub async fn take_out(tx: &ShopTx, wanted: &[Wanted]) -> Result<(), StorageError> {
    for (sku, quantity) in in_order(wanted) {
        let gone = change(tx, sku, is_set_aside(quantity), |row| {
            row.col_expr(
                sku::Column::Reserved,
                more(sku::Column::Reserved, -quantity),
            )
            .col_expr(sku::Column::Stock, more(sku::Column::Stock, -quantity))
        });
        gone.await?;
    }
    Ok(())
}

/// False where so many are not left of it.
async fn set_aside(tx: &ShopTx, sku: SkuId, quantity: i64) -> Result<bool, StorageError> {
    let left = Expr::col(sku::Column::Stock).sub(Expr::col(sku::Column::Reserved));
    let holds = left.gte(quantity).and(is_sold());
    let reserved = more(sku::Column::Reserved, quantity);
    change(tx, sku, holds, |row| {
        row.col_expr(sku::Column::Reserved, reserved)
    })
    .await
}

/// False where so many were not set aside.
async fn let_go(tx: &ShopTx, sku: SkuId, quantity: i64) -> Result<bool, StorageError> {
    let reserved = more(sku::Column::Reserved, -quantity);
    change(tx, sku, is_set_aside(quantity), |row| {
        row.col_expr(sku::Column::Reserved, reserved)
    })
    .await
}

/// Each SKU once, always in the same order: two orders for the same things never wait for each other in a circle.
fn in_order(wanted: &[Wanted]) -> BTreeMap<SkuId, i64> {
    let mut all = BTreeMap::new();
    for want in wanted {
        *all.entry(want.sku).or_default() += want.quantity;
    }
    all
}

/// All or nothing: a part would belong to another order.
fn is_set_aside(quantity: i64) -> Expr {
    Expr::col(sku::Column::Reserved).gte(quantity)
}

/// Still a SKU of its product: what was taken off counts nowhere.
fn is_sold() -> Expr {
    sku::Column::GoneAt.is_null()
}

fn more(column: sku::Column, quantity: i64) -> Expr {
    Expr::col(column).add(quantity)
}

/// Whether there is such a SKU of which `holds` is true.
async fn change(
    tx: &ShopTx,
    sku: SkuId,
    holds: Expr,
    how: impl FnOnce(UpdateMany<sku::Entity>) -> UpdateMany<sku::Entity>,
) -> Result<bool, StorageError> {
    let which = Condition::all().add(sku::Column::Id.eq(sku)).add(holds);
    Ok(tx.update::<sku::Entity>(which, how).await? > 0)
}

/// A product's own figure is what can be bought of all its SKUs: it follows what is set aside.
async fn show(tx: &ShopTx, changed: &BTreeMap<SkuId, i64>, sign: i64) -> Result<(), StorageError> {
    let which = sku::Column::Id.is_in(changed.keys().copied());
    let skus = tx.rows::<sku::Entity>().with(which).with(is_sold());
    let skus = skus.all().await?;
    let mut of_products = BTreeMap::new();
    for sku in skus {
        let quantity = changed.get(&sku.id).copied().unwrap_or_default();
        *of_products.entry(sku.product_id).or_insert(0) += sign * quantity;
    }
    for (product, by) in of_products {
        let stock = Expr::col(product::Column::Stock).add(by);
        tx.update::<product::Entity>(product::Column::Id.eq(product), |row| {
            row.col_expr(product::Column::Stock, stock)
        })
        .await?;
    }
    Ok(())
}
