mod aside;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::aside::Aside;
use super::{Illegal, Line, Order, RefundState, State, Undone};
use crate::{
    catalogue::{self, Step, Wanted},
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Keeps the stock true to what happened to an order.
pub async fn follow(tx: &ShopTx, before: &Order, after: &Order) -> Result<(), Undone> {
    let resent = resent(before, after);
    if !resent.is_empty() {
        return send_another(tx, &resent).await;
    }
    let aside = Aside::of(before, after);
    if aside.is_anything() {
        return aside.follow(tx).await;
    }
    let other = moved(before, after);
    if !other.is_empty() {
        // In one go: whoever buys the one while it is given up for the other would wait in a circle.
        return match catalogue::swap(tx, &other, &released(before, after)).await? {
            Some(_) => Err(Illegal::OutOfStock.into()),
            None => Ok(()),
        };
    }
    let taken = taken(before, after);
    if !taken.is_empty() {
        catalogue::take_out(tx, &taken).await?;
    }
    let released = released(before, after);
    if released.is_empty() {
        return Ok(());
    }
    Ok(catalogue::release(tx, &released).await?)
}

/// What [`follow`] does, to be done with much else.
pub fn steps(before: &Order, after: &Order) -> Vec<Step> {
    let resent = resent(before, after);
    if !resent.is_empty() {
        let resent = resent.into_iter();
        let steps = resent.flat_map(|wanted| [Step::Reserve(wanted), Step::TakeOut(wanted)]);
        return steps.collect();
    }
    let aside = Aside::of(before, after);
    if aside.is_anything() {
        return aside.steps();
    }
    let other = moved(before, after).into_iter().map(Step::Reserve);
    let taken = taken(before, after).into_iter().map(Step::TakeOut);
    let released = released(before, after).into_iter().map(Step::Release);
    other.chain(taken).chain(released).collect()
}

/// After [`follow`]: tells members what of it can be had no more, or again.
pub async fn tell(
    tx: &ShopTx,
    before: &Order,
    after: &Order,
    at: Millis,
) -> Result<(), StorageError> {
    let aside = Aside::of(before, after);
    let gone = [resent(before, after), moved(before, after), aside.reserved].concat();
    let mut gone = pieces(after, &gone);
    let back = [released(before, after), aside.freed].concat();
    let back = pieces(before, &back);
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
fn pieces(order: &Order, wanted: &[Wanted]) -> BTreeMap<ProductId, i64> {
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

/// What an exchange or another parcel takes out of the house is there, and nobody else's.
async fn send_another(tx: &ShopTx, wanted: &[Wanted]) -> Result<(), Undone> {
    if catalogue::reserve(tx, wanted).await?.is_some() {
        return Err(Illegal::OutOfStock.into());
    }
    Ok(catalogue::take_out(tx, wanted).await?)
}

/// What has just been sent in place of something else, and was not set aside for it.
fn resent(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let lines = lines.filter(|(was, is)| {
        is.refund.kind.takes_stock() && is.wanted_sku().is_none() && is_sent_again(was, is)
    });
    wanted(after, lines.map(|(_, line)| (line, pieces_again(line))))
}

fn is_sent_again(was: &Line, is: &Line) -> bool {
    let is_sent = |line: &Line| line.refund.state == RefundState::WaitBuyerConfirmResent;
    !is_sent(was) && is_sent(is)
}

fn pieces_again(line: &Line) -> i64 {
    line.refund.resent.unwrap_or(line.case_pieces())
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
