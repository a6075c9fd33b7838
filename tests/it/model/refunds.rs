//! What one person gives back of an order alone; more than that somebody else agrees to.

use yingke::vocabulary::OrderId;

use super::{
    acts::{Act, CaseAct, What, Who},
    agreed::agreed_to,
    books::Books,
    check::must,
    story::Story,
    world::{Bought, World},
};

/// Of an agent, as a new shop has it. No order of a walk costs more than a supervisor gives back.
const MOST_FEN: i64 = 50_000;

impl Story {
    /// What went back, was agreed to or is offered, beside what went back because the same costs less.
    fn promised_fen(&self) -> i64 {
        let lines = self.lines.iter();
        let fen = lines.map(|line| line.given_fen - line.cheaper_fen + line.case.promised_fen());
        fen.sum()
    }
}

pub fn check(
    world: &World<'_>,
    act: &Act,
    (bought, is): (&Bought, &Story),
    (before, after): (&Books, &Books),
) -> Result<(), String> {
    let is_new = before.order(bought.id).is_none();
    if is_new || !is_of_agent(world, act, bought.id, (before, after)) {
        return Ok(());
    }
    let was_fen = Story::of(bought, before)?.promised_fen();
    let fen = is.promised_fen();
    must(fen <= was_fen.max(MOST_FEN), || {
        format!("an agent alone: {fen} fen back, after {was_fen}")
    })
}

/// What an agent answers, and what the customer takes of a card that an agent sent alone.
fn is_of_agent(
    world: &World<'_>,
    act: &Act,
    order: OrderId,
    (before, after): (&Books, &Books),
) -> bool {
    if matches!(
        act.what,
        What::Case(CaseAct::Answer { .. } | CaseAct::AgreeAll)
    ) {
        return act.who == Who::Agent;
    }
    let mut offers = after.cards.iter().filter(|card| {
        let is_theirs = card.member_id == Some(world.agent.id) && agreed_to(card).is_none();
        is_theirs && card.kind == "after_sale_offer" && card.order_id == Some(order)
    });
    offers.any(|card| {
        let mut older = before.cards.iter();
        let was_open = older.any(|was| was.id == card.id && was.answer.is_none());
        was_open && card.answer.is_some()
    })
}
