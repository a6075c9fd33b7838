//! Promises in what a shop's agent writes to a customer, in Chinese: which there are, by when, and about how much money.
//!
//! Pure: text in, findings out; it knows no shop, no calendar and no clock. [`Due`] says what was said ("明天下午", "48 小时"),
//! the caller makes a time of it. What is no promise (refusals, questions, conditions, estimates, what is done already, what the
//! customer said) is left out; `docs/promises.md` defines it and holds the figures.

mod act;
mod amount;
mod due;
mod guard;
mod number;
mod text;

pub use self::{
    act::Kind,
    due::{Due, Moment},
};
use self::{
    due::Found,
    text::{Clause, Text},
};

/// Longest text looked at, in characters; what comes after is not read.
pub const MOST_CHARS: usize = 4_000;
const MOST_PROMISES: usize = 20;

/// Something a shop said it will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub kind: Kind,
    /// Where it stands in the text, in UTF-16 units: first and one past the last.
    pub span: (usize, usize),
    pub due: Due,
    /// In fen.
    pub amount: Option<i64>,
}

/// The promises of a message, in their order.
pub fn promises(text: &str) -> Vec<Promise> {
    if !act::may_hold_one(text) {
        return Vec::new();
    }
    let text = Text::of(text);
    let mut found = Vec::new();
    for sentence in text.sentences() {
        let clauses = text.clauses(&sentence);
        let mut acts: Vec<_> = clauses.iter().map(act::acts).collect();
        // Most sentences undertake nothing, and then nothing more is asked of them.
        if acts.iter().all(Vec::is_empty) {
            continue;
        }
        for (acts, is_blocked) in acts.iter_mut().zip(guard::blocked(&clauses)) {
            if is_blocked {
                acts.clear();
            }
        }
        for (at, acts) in acts.iter().enumerate() {
            let promised = acts.iter().filter_map(|act| {
                let promise = promise(&text, &clauses, at, act.kind);
                let is_timeless = matches!(promise.due, Due::Soon | Due::Unsaid);
                (!act.is_stalling || !is_timeless).then_some(promise)
            });
            found.extend(promised);
        }
    }
    found.truncate(MOST_PROMISES);
    found
}

fn promise(text: &Text, clauses: &[Clause<'_>], at: usize, kind: Kind) -> Promise {
    let own = due::find(clauses[at].words);
    let (first, last, due) = match own {
        Some(Found { due, .. }) if due != Due::Soon => (at, at, due),
        own => beside(clauses, at).unwrap_or((at, at, own.map_or(Due::Unsaid, |found| found.due))),
    };
    let range = clauses[first].start..clauses[last].end;
    Promise {
        kind,
        span: text.span(range),
        due,
        amount: amount::find(clauses[at].words),
    }
}

/// A time that stands alone right before or after what it is for: `明天，给您发货`, `给您退款，1-3 个工作日到账`.
fn beside(clauses: &[Clause<'_>], at: usize) -> Option<(usize, usize, Due)> {
    let told = |at: usize| {
        let clause = clauses.get(at)?;
        let found = due::find(clause.words)?;
        let is_free = act::acts(clause).is_empty() && !guard::is_conditional(clause.words);
        (is_free && found.due != Due::Soon).then_some(found.due)
    };
    let after = told(at + 1).map(|due| (at, at + 1, due));
    let before = || {
        let before = at.checked_sub(1)?;
        told(before).map(|due| (before, at, due))
    };
    after.or_else(before)
}

#[cfg(test)]
mod tests;
