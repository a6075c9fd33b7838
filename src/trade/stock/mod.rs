mod aside;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::aside::Aside;
use super::{Illegal, Line, Order, State, Undone};
use crate::{
    catalogue::{self, Wanted},
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Keeps the stock true to what happened to an order.
pub async fn follow(tx: &ShopTx, before: &Order, after: &Order) -> Result<(), Undone> {
    let (reserved, freed) = (reserved(before, after), freed(before, after));
    if !reserved.is_empty() {
        // In one go: whoever buys the one while it is given up for the other would wait in a circle.
        if catalogue::swap(tx, &reserved, &freed).await?.is_some() {
            return Err(Illegal::OutOfStock.into());
        }
    } else if !freed.is_empty() {
        catalogue::release(tx, &freed).await?;
    }
    let left = left(before, after);
    if !left.is_empty() {
        catalogue::take_out(tx, &left).await?;
    }
    Ok(())
}

/// What [`follow`] sets aside, and cannot where there is too little of it.
pub fn reserved(before: &Order, after: &Order) -> Vec<Wanted> {
    [moved(before, after), Aside::of(before, after).reserved].concat()
}

/// What [`follow`] gives up.
pub fn freed(before: &Order, after: &Order) -> Vec<Wanted> {
    [released(before, after), Aside::of(before, after).freed].concat()
}

/// What leaves the house, for the first time or again.
fn left(before: &Order, after: &Order) -> Vec<Wanted> {
    [taken(before, after), Aside::of(before, after).taken].concat()
}

/// After [`follow`]: tells members what of it can be had no more, or again.
pub async fn tell(
    tx: &ShopTx,
    before: &Order,
    after: &Order,
    at: Millis,
) -> Result<(), StorageError> {
    let mut gone = pieces(after, &reserved(before, after));
    let back = pieces(before, &freed(before, after));
    if !gone.is_empty() {
        // Another SKU of the same product takes nothing of it.
        for (product, taken) in &mut gone {
            *taken -= back.get(product).copied().unwrap_or_default();
        }
        catalogue::tell_taken(tx, &gone, at).await?;
    }
    catalogue::tell_back(tx, &back, at).await
}

/// How many pieces of each product these are.
pub fn pieces(order: &Order, wanted: &[Wanted]) -> BTreeMap<ProductId, i64> {
    let mut pieces = BTreeMap::new();
    for want in wanted {
        let mut lines = order.lines.iter();
        let is_it = |sku: Option<_>| sku == Some(want.sku);
        let of_it = |line: &&Line| is_it(line.item.sku_id) || is_it(line.refund.wanted);
        if let Some(product) = lines.find(of_it).and_then(|line| line.item.product) {
            *pieces.entry(product).or_insert(0) += want.quantity;
        }
    }
    pieces
}

/// What has just left, in one parcel or another.
fn taken(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let gone = lines.map(|(was, is)| (is, is.shipped - was.shipped));
    wanted(after, gone)
}

/// What lies ready for an order: nothing that has left, nothing once it has ended, and nothing of a line whose money went back.
pub fn held(order: &Order) -> Vec<Wanted> {
    let held = order.lines.iter().map(|line| (line, held_of(order, line)));
    wanted(order, held)
}

fn held_of(order: &Order, line: &Line) -> i64 {
    let waits = order.state == State::WaitBuyerPay || order.state.has_to_ship();
    if waits { line.left() } else { 0 }
}

/// What another SKU takes in the place of the one that was bought.
fn moved(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let other = lines.filter(|(was, is)| was.item.sku_id != is.item.sku_id);
    let other = other.map(|(_, is)| (is, held_of(after, is)));
    wanted(after, other)
}

fn released(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let released = lines.map(|(was, is)| {
        let gone = is.shipped - was.shipped;
        let is_same = was.item.sku_id == is.item.sku_id;
        let kept = if is_same { held_of(after, is) } else { 0 };
        (was, held_of(before, was) - kept - gone)
    });
    wanted(after, released)
}

/// What was placed elsewhere lies elsewhere.
fn wanted<'a>(order: &Order, pieces: impl Iterator<Item = (&'a Line, i64)>) -> Vec<Wanted> {
    let is_here = order.source.is_none();
    let some = pieces.filter(|(_, quantity)| is_here && *quantity > 0);
    let wanted = some.filter_map(|(line, quantity)| {
        let sku = line.item.sku_id?;
        Some(Wanted { sku, quantity })
    });
    wanted.collect()
}
