//! Many products at once, in few statements: the same rules as [`super::write`] for one, and the same pieces.
//!
//! The caller is [`super::alone`] and takes at most 500 products a transaction, for as long as the gate gives it a turn. First
//! the rows are held that orders change too, SKUs before products and both in the order of their ids, as orders take them; what cannot
//! be written is found out then, product by product. The others are written after that, stock by difference and never below what is
//! reserved; should the database still count fewer rows than were held, nothing of the transaction may stay.

mod check;
mod codes;
mod create;
mod given;
mod news;
mod pieces;
mod products;
mod read;
mod skus;
mod told;

use std::collections::HashMap;

pub use self::{
    create::{NewProduct, begin_many},
    given::{GivenMany, given_many},
    news::{BatchNews, gather},
    read::{stored_many, stored_many_in},
    told::ProductsChanged,
};
use super::{Change, Goods, Stored, Unwritten};
use crate::{
    access::Actor,
    storage::{ShopTx, StorageError},
    vocabulary::{BatchId, Millis, ProductId},
};

/// Rows of one statement: of the widest table a third of what SQLite takes as parameters, a sixth of PostgreSQL's.
const AT_ONCE: usize = 500;

/// A product as it was read, and what [`super::edited`] made of it. It was read in this transaction or before: `rev` tells.
pub struct Written<'a> {
    pub stored: &'a Stored,
    pub after: &'a Goods,
    pub changes: &'a [Change],
    /// A new description as customers see it; where it is missed, it is cleaned here, which takes longer.
    pub cleaned: Option<String>,
}

/// Writes them, and tells of each in their order its revision after it, or why nothing of it was written: `ChangedMeanwhile` (also of
/// a category, a template or pieces that have gone since), `code_taken`, `too_little_stock`, `sku_reserved`, `goods_reserved`. A code
/// that another product has at the beginning counts as taken, even if that one gives it up. One of which nothing changes keeps its
/// revision.
pub async fn write_many(
    tx: &ShopTx,
    batch: Option<BatchId>,
    written: &[Written<'_>],
    actor: &Actor,
    at: Millis,
) -> Result<Vec<(ProductId, Result<i64, Unwritten>)>, StorageError> {
    let held = check::hold(tx, written).await?;
    let mut refused = check::refused(tx, written, &held).await?;
    let good: Vec<_> = (0..)
        .zip(written)
        .filter(|(place, one)| !refused.contains_key(place) && !one.changes.is_empty())
        .map(|(_, one)| one)
        .collect();
    if !good.is_empty() {
        // Asked before this turn of them is history too.
        let before = told::listed_before_of(tx, &good).await?;
        let (skus, more) = skus::planned(tx, &good, &held.skus);
        // Their rows are held: one's statements are put together while another's are carried out.
        tokio::try_join!(
            Box::pin(skus::write(tx, skus, at)),
            Box::pin(products::write(tx, &good, &more, at)),
            Box::pin(pieces::write(tx, &good)),
            Box::pin(told::history(tx, batch, &good, actor, at)),
        )?;
        told::tell(tx, (batch, &before), &good, actor, at).await?;
    }
    let answer = |(place, one): (usize, &Written<'_>)| {
        let rev = one.stored.rev + i64::from(!one.changes.is_empty());
        let result = refused.remove(&place).map_or(Ok(rev), Err);
        (one.stored.id, result)
    };
    Ok((0..).zip(written).map(answer).collect())
}

/// Rows that are as many as were held.
fn all_of(changed: u64, held: usize) -> Result<(), StorageError> {
    let all = changed == held as u64;
    all.then_some(()).ok_or(StorageError::NotHeld)
}

/// The same rows, so many at once.
fn parts<T>(mut rows: Vec<T>, at_once: usize) -> Vec<Vec<T>> {
    let mut parts = Vec::new();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(at_once));
        parts.push(rows);
        rows = rest;
    }
    parts
}

/// What is refused, by its place.
type Refused = HashMap<usize, Unwritten>;
