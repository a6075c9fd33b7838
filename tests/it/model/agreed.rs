//! What is above somebody's limit goes to the customer on one card, within a day, as somebody else agreed to it.

use serde_json::Value;
use yingke_schema::{cards::card, trade::request};

use super::{books::Books, check::must, world::World};

const DAY_MS: i64 = 24 * 60 * 60_000;

pub fn check(world: &World<'_>, before: &Books, after: &Books) -> Result<(), String> {
    let is_known = |card: &card::Model| before.cards.iter().any(|was| was.id == card.id);
    for card in after.cards.iter().filter(|card| !is_known(card)) {
        let Some(no) = agreed_to(card) else { continue };
        let of = |row: &&request::Model| Some(row.order_id) == card.order_id && row.no == no;
        let was = before.requests.iter().find(of);
        let is = after.requests.iter().find(of);
        let is_leave = was.is_some_and(|was| lets(was, card) && !is_late(world, was));
        let is_used = is.is_some_and(|is| is.state == "sent");
        must(is_leave && is_used, || {
            format!("nobody agreed to this card: {card:?} {was:?} {is:?}")
        })?;
    }
    Ok(())
}

/// Agreed to by somebody else, for whoever sent the card, and not used before.
fn lets(row: &request::Model, card: &card::Model) -> bool {
    let is_another = row.decided_by.is_some_and(|by| by != row.member_id);
    row.state == "approved" && is_another && card.member_id == Some(row.member_id)
}

/// A day after it was agreed to it has lapsed.
pub fn is_late(world: &World<'_>, row: &request::Model) -> bool {
    let agreed_at = row.decided_at.unwrap_or_default();
    world.app.now() >= agreed_at + DAY_MS
}

/// The number of the request by which somebody agreed to it; none: its sender gives so much alone.
pub fn agreed_to(card: &card::Model) -> Option<i64> {
    let content: Value = serde_json::from_str(&card.content).unwrap();
    let opens = content.pointer("/opens/agreed/request");
    opens
        .or_else(|| content.pointer("/agreed/request"))?
        .as_i64()
}
