//! What a walk came to.

use std::collections::BTreeSet;

use yingke_schema::trade::{event, request};

use super::{acts::is_of_card, agreed::is_late, books::Books, world::World};

/// Events of its orders, and what became of what members asked for.
pub fn of(world: &World<'_>, books: &Books) -> BTreeSet<String> {
    let asked = books.requests.iter().map(|row| became(world, row));
    let happened = books.events.iter().flat_map(happened);
    asked.chain(happened.map(str::to_owned)).collect()
}

fn became(world: &World<'_>, row: &request::Model) -> String {
    let is_lapsed = is_of_card(row) && row.state == "approved" && is_late(world, row);
    let state = if is_lapsed {
        "lapsed"
    } else {
        row.state.as_str()
    };
    format!("{}_{state}", row.kind)
}

fn happened(row: &event::Model) -> Vec<&str> {
    let (kind, by) = (row.kind.as_str(), row.by.as_str());
    let lapses = (kind, by) == ("proposal_declined", "system");
    let lapsed = lapses.then_some("proposal_lapsed");
    lapsed.into_iter().chain([kind]).collect()
}
