//! What was said once stays as it was said.

use yingke_schema::trade::request;

use super::{acts::is_of_card, books::Books, check::must};

pub fn check(before: &Books, after: &Books) -> Result<(), String> {
    must(after.notes.len() >= before.notes.len(), || {
        "a note is gone".to_owned()
    })?;
    let notes = before.notes.iter().all(|row| after.notes.contains(row));
    must(notes, || "an older note was changed".to_owned())?;
    for was in &before.requests {
        let is_this = |row: &&request::Model| (row.order_id, row.no) == (was.order_id, was.no);
        let is = after.requests.iter().find(is_this);
        let is_still = is.is_some_and(|is| is_as_answered(was, is));
        must(was.state == "open" || is_still, || {
            format!("an answered request was changed: {was:?} {is:?}")
        })?;
    }
    let alone = after.requests.iter();
    let mut alone = alone.filter(|row| ["approved", "sent"].contains(&row.state.as_str()));
    must(
        alone.all(|row| row.decided_by != Some(row.member_id)),
        || "somebody agreed to their own request".to_owned(),
    )?;
    for was in before.cards.iter().filter(|card| card.answer.is_some()) {
        let is = after.cards.iter().find(|card| card.id == was.id);
        must(is == Some(was), || {
            format!("an answered card was changed: {was:?}")
        })?;
    }
    for was in before.invoices.iter().filter(|row| row.number.is_some()) {
        must(after.invoices.contains(was), || {
            format!("an issued invoice was changed: {was:?}")
        })?;
    }
    for was in &before.reviews {
        let mut reviews = after.reviews.iter();
        let is = reviews.find(|row| (row.order_id, row.line) == (was.order_id, was.line));
        let is = is.ok_or("a review is gone")?;
        let is_still = (is.stars, &is.words) == (was.stars, &was.words);
        let has_reply = was.reply.is_none() || is.reply == was.reply;
        must(is_still && has_reply, || {
            format!("a review was changed: {was:?} {is:?}")
        })?;
    }
    for order in &after.orders {
        let said = after.reviews.iter();
        let said: Vec<_> = said.filter(|row| row.order_id == order.id).collect();
        let waits = said.iter().filter(|row| row.reply.is_none());
        must(order.to_reply == waits.count() as i64, || {
            format!("what waits for a reply: {}", order.to_reply)
        })?;
        must(order.reviewed == said.len() as i64, || {
            format!("what was reviewed: {}", order.reviewed)
        })?;
        let mut asked = after.invoices.iter().filter(|row| row.order_id == order.id);
        let waits = asked.any(|row| row.number.is_none());
        must(order.to_invoice == waits, || {
            format!("an invoice to issue: {}", order.to_invoice)
        })?;
    }
    Ok(())
}

/// A card that was agreed to is sent, or needs no leave any more; and where an order should have gone is forgotten.
fn is_as_answered(was: &request::Model, is: &request::Model) -> bool {
    let ends = ["sent", "over"].contains(&is.state.as_str());
    let is_ended = is_of_card(was) && was.state == "approved" && ends;
    let is_forgotten = was.kind == "address" && is.lines.is_none();
    let state = if is_ended { &is.state } else { &was.state };
    let expected = request::Model {
        state: state.clone(),
        lines: was.lines.clone().filter(|_| !is_forgotten),
        ..was.clone()
    };
    *is == expected
}
