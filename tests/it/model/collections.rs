//! Money that comes: an order is paid by one collection of the payment service, and what any other collected goes back.

use super::{
    books::Books,
    check::must,
    world::{Bought, World},
};

pub fn check(world: &World<'_>, bought: &Bought, after: &Books) -> Result<(), String> {
    let row = after.order(bought.id).ok_or("an order is gone")?;
    let tries = after.collections_of(bought.id);
    let kept = tries.iter().filter(|row| row.state == "kept");
    let kept: Vec<_> = kept.map(|row| (row.key, row.amount_fen)).collect();
    let kept_fen: i64 = kept.iter().map(|(_, fen)| fen).sum();
    let paid_fen = row.paid_fen;
    must(kept.len() < 2 && kept_fen == paid_fen, || {
        format!("{paid_fen} fen are paid, and these were kept: {tries:?}")
    })?;
    for (key, fen) in kept {
        let has = world.payment.collected_under(key);
        must(has == fen, || {
            format!("{has} of {fen} fen that paid it are there")
        })?;
    }
    let gone = tries.iter().filter(|row| row.state == "given_back");
    let left: i64 = gone.map(|row| world.payment.collected_under(row.key)).sum();
    must(left == 0, || {
        format!("{left} fen were given back and are there: {tries:?}")
    })
}

/// When all is quiet, the payment service has what the shop's books say, to the fen.
pub fn check_settled(world: &World<'_>, books: &Books) -> Result<(), String> {
    let paid_fen: i64 = books.orders.iter().map(|row| row.paid_fen).sum();
    let has = world.payment.collected_fen();
    must(has == paid_fen, || {
        let tries = &books.collections;
        format!("{paid_fen} fen were paid, and {has} collected: {tries:?}")
    })?;
    let orders = books.orders.iter();
    let refunded_fen: i64 = orders
        .map(|row| row.refunded_fen + row.freight_back_fen)
        .sum();
    let payouts = books.payouts.iter();
    let given: i64 = payouts.map(|row| world.payment.given_under(row.key)).sum();
    must(given == refunded_fen, || {
        format!("{refunded_fen} fen went back, and {given} were given")
    })
}
