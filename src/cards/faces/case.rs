use super::{
    Face,
    order::{item, link},
};
use crate::{
    cards::{Content, hindrance::hindrance, offered_case, view::CardFact},
    trade::{CaseView, KnownOrder},
    vocabulary::Millis,
};

/// A case of a line: how it goes on, or what the shop offers in it.
pub fn face(content: &Content, order: &KnownOrder, line: usize, now: Millis) -> Face {
    let of = order.lines.get(line);
    let case = of.and_then(|line| line.case.as_ref());
    let no = CardFact::text("no", order.no.clone());
    let offered = offered_case::facts(content);
    let facts = if offered.is_empty() {
        case.map(|case| asked(content, case).into_iter().chain(standing(case)))
    } else {
        None
    };
    Face {
        items: of.map(item).into_iter().collect(),
        facts: [no]
            .into_iter()
            .chain(offered)
            .chain(facts.into_iter().flatten())
            .collect(),
        link: Some(link(order)),
        hindrance: hindrance(content, order, now),
        ..Face::default()
    }
}

/// What the shop offers instead of what was asked for, or what was asked for.
fn asked(content: &Content, case: &CaseView) -> [CardFact; 4] {
    if let Content::AfterSaleOffer {
        kind, amount_fen, ..
    } = content
    {
        return [
            CardFact::code("kind", kind),
            CardFact::fen("amount", *amount_fen),
            CardFact::code("asked_kind", &case.kind),
            CardFact::fen("asked", case.asked_fen),
        ];
    }
    [
        CardFact::code("kind", &case.kind),
        CardFact::code("reason", &case.reason),
        CardFact::fen("asked", case.asked_fen),
        CardFact::fen("refunded", case.refunded_fen),
    ]
}

/// Where it stands, until when, and what happens then.
fn standing(case: &CaseView) -> Vec<CardFact> {
    let state = CardFact::code("case_state", &case.state);
    let later = [
        case.due_at.map(|at| CardFact::at("due", at)),
        case.falls.map(|falls| CardFact::code("falls", &falls)),
        case.turn.map(|turn| CardFact::code("turn", &turn)),
    ];
    [state]
        .into_iter()
        .chain(later.into_iter().flatten())
        .collect()
}
