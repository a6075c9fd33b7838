//! Money back: what the history gives is due once, and the payment service gives no fen of it twice, however it answers.

use super::{
    books::Books,
    check::must,
    world::{Bought, World},
};

pub fn check(
    world: &World<'_>,
    bought: &Bought,
    (before, after): (&Books, &Books),
) -> Result<(), String> {
    let row = after.order(bought.id).ok_or("an order is gone")?;
    let due = after.payouts_of(bought.id);
    let fen: i64 = due.iter().map(|row| row.amount_fen).sum();
    let given = row.refunded_fen + row.freight_back_fen;
    must(fen == given, || {
        format!("{fen} fen are due, {given} went back")
    })?;
    let done = due.iter().filter(|row| row.done_at.is_some());
    let done_fen: i64 = done.map(|row| row.amount_fen).sum();
    let given = due.iter().map(|row| world.payment.given_under(row.key));
    let given: i64 = given.sum();
    // An answer may have been lost on its way.
    must((done_fen..=fen).contains(&given), || {
        format!("{done_fen} of {fen} fen are done, and {given} were given: {due:?}")
    })?;
    for was in before.payouts_of(bought.id) {
        let is = due.iter().find(|row| row.event_no == was.event_no);
        let is = is.ok_or("money that was due is forgotten")?;
        let is_same = (is.key, is.amount_fen) == (was.key, was.amount_fen);
        must(is_same && (was.done_at.is_none() || *is == was), || {
            format!("what was to be given was changed: {was:?} {is:?}")
        })?;
    }
    Ok(())
}
