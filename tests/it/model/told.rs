//! Every change of an order, a case, a card or a review has exactly one audit row and one event, and raises the version by one.

use std::ops::RangeInclusive;

use yingke::vocabulary::OrderId;
use yingke_schema::trade::{event, order};

use super::{
    acts::{BesideAct, CardAct, CaseAct, MoneyAct, What},
    books::{Books, Told},
    check::must,
};

pub fn check(what: &What, before: &Books, after: &Books) -> Result<(), String> {
    let is_longer = after.audit.starts_with(&before.audit) && after.told.starts_with(&before.told);
    must(is_longer, || {
        "what was written down is no more as it was".to_owned()
    })?;
    let told = after.told_since(before);
    let heard: Vec<_> = told.iter().map(heard).collect();
    let written = after.audit.iter().skip(before.audit.len());
    // The clock closes conversations too.
    let is_ours = |object: &str| object.starts_with("order/") || object.starts_with("card/");
    let written = written.filter(|row| is_ours(&row.object));
    let written = written.map(|row| (row.object.clone(), kind_of(&row.action).to_owned()));
    let written: Vec<_> = written.collect();
    must(heard == written, || {
        format!("events {heard:?}\naudit rows {written:?}")
    })?;
    let many = changes_of(what);
    // What was asked falls with the change after which it can be done no more.
    let done = heard.iter().filter(|(_, kind)| kind != "request_fell");
    let done = done.count();
    must(many.contains(&done), || {
        format!("{done} changes instead of {many:?}: {heard:?}")
    })?;
    for order in &after.orders {
        check_order(order.id, &told, (before, after))?;
    }
    Ok(())
}

fn check_order(
    id: OrderId,
    told: &[Told],
    (before, after): (&Books, &Books),
) -> Result<(), String> {
    let of_this: Vec<_> = told.iter().filter(|told| told.is_of(id)).collect();
    let happened = of_this.iter().filter(|told| !told.is_beside());
    let happened: Vec<_> = happened
        .map(|told| (told.text("kind"), told.text("by")))
        .collect();
    let (was, is) = (before.events_of(id), after.events_of(id));
    must(is.starts_with(&was), || {
        format!("the history of {id} was changed")
    })?;
    let new = is[was.len()..].iter().filter(|row| !is_placed_with(row));
    let new: Vec<_> = new
        .map(|row| (row.kind.as_str(), row.by.as_str()))
        .collect();
    must(new == happened, || {
        format!("{id}: history {new:?}, told {happened:?}")
    })?;
    let numbers = is.iter().map(|row| row.no);
    must(numbers.eq(1..=is.len() as i64), || {
        format!("the history of {id} is not numbered from 1")
    })?;
    let beside = of_this.iter().filter(|told| told.raises_only());
    let raised = happened.len() + beside.count();
    let rev = |books: &Books| books.order(id).map_or(0, |row| row.rev);
    must(rev(after) - rev(before) == raised as i64, || {
        format!(
            "{id}: {} became {} by {raised} changes",
            rev(before),
            rev(after)
        )
    })?;
    // A review raises no version: `kept` holds what waits for a reply, and what was said, against the reviews.
    let without_reviews = |books: &Books| {
        let row = books.order(id).cloned();
        row.map(|row| order::Model {
            to_reply: 0,
            reviewed: 0,
            ..row
        })
    };
    let is_still = raised > 0 || without_reviews(before) == without_reviews(after);
    let goods_are_still = !happened.is_empty()
        || (before.lines_of(id) == after.lines_of(id) && before.cases_of(id) == after.cases_of(id));
    must(is_still && goods_are_still, || {
        format!("{id} was changed, and nobody was told")
    })
}

/// It is part of what was placed, and told with it.
fn is_placed_with(row: &event::Model) -> bool {
    (row.kind.as_str(), row.by.as_str()) == ("installation_booked", "customer")
}

fn heard(told: &Told) -> (String, String) {
    let of_order = || format!("order/{}", told.text("order"));
    let is_reply = told.body["is_reply"] == true;
    let (object, kind) = match (told.of.as_str(), told.text("act")) {
        ("CardChanged", act) => {
            let kind = if act == "sent" { "sent" } else { "answered" };
            (format!("card/{}", told.text("card")), kind)
        }
        ("ReviewChanged", _) if is_reply => (of_order(), "replied"),
        ("ReviewChanged", _) => (of_order(), "reviewed"),
        _ => (of_order(), told.text("kind")),
    };
    (object, kind.to_owned())
}

/// What is told where this is written down.
fn kind_of(action: &str) -> &str {
    match action {
        "note_order" => "noted",
        "ask_invoice" => "invoice_asked",
        "issue_invoice" => "invoice_issued",
        "make_request" => "request_made",
        "approve_request" | "refuse_request" | "request_over" => "request_answered",
        "review" => "reviewed",
        "reply_reviews" => "replied",
        "send_cards" => "sent",
        "answer_cards" => "answered",
        other => other,
    }
}

/// How many, where it was not refused; the same answer once more is none.
const fn changes_of(what: &What) -> RangeInclusive<usize> {
    match what {
        What::Case(CaseAct::AskAll { .. } | CaseAct::AgreeAll) => 1..=2,
        What::Place { .. }
        | What::Order(_)
        | What::Case(_)
        | What::Card(CardAct::Send(_) | CardAct::Ask(_) | CardAct::SendAgreed) => 1..=1,
        // What was asked of the shop already is asked.
        What::Money(MoneyAct::AnswerRequest { .. } | MoneyAct::Protect) => 0..=1,
        What::Money(_) | What::Beside(BesideAct::Note { .. }) => 1..=1,
        // Each of a walk's orders.
        What::Beside(BesideAct::NoteAll { .. }) => 1..=usize::MAX,
        What::Beside(BesideAct::Review { .. } | BesideAct::Reply) => 0..=1,
        // The card, the order, and what goes back for a SKU that costs less.
        What::Card(CardAct::Answer { .. }) => 0..=3,
        What::Cost { .. } | What::Needs { .. } => 0..=0,
        What::Wait { .. } => 0..=usize::MAX,
    }
}
