//! Where two long texts differ: every place with a little around it, as a preview shows it. Pure.

mod characters;
mod spans;
#[cfg(test)]
mod tests;

use serde::Serialize;
use utoipa::ToSchema;

use self::{
    characters::characters,
    spans::{Span, spans},
};

/// Texts that both have so many characters at the most are shown whole.
const SHORT: usize = 120;
const MOST_PLACES: usize = 5;
/// Characters on either side of a place.
const AROUND: usize = 12;
/// Characters of what was and of what is.
const MOST_SHOWN: usize = 60;

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BatchPlaces)]
pub struct Places {
    /// The first five.
    shown: Vec<Place>,
    /// How many there are beside them.
    more: usize,
}

/// What is long has a sign where it is cut.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BatchPlace)]
pub struct Place {
    /// What stands before it, in both texts.
    lead: String,
    before: String,
    after: String,
    /// What stands behind it, in both texts.
    tail: String,
}

/// None where both are shown whole, where one of them is empty, and where they are alike.
pub fn places(before: &str, after: &str) -> Option<Places> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let (was, is) = (characters(before), characters(after));
    if was.len() <= SHORT && is.len() <= SHORT {
        return None;
    }
    let spans = spans(&was, &is);
    let shown = (0..spans.len().min(MOST_PLACES)).map(|at| place(&was, &is, &spans, at));
    let shown: Vec<_> = shown.collect();
    (!shown.is_empty()).then(|| Places {
        more: spans.len() - shown.len(),
        shown,
    })
}

/// What is around it ends where the next one begins.
fn place(was: &[&str], is: &[&str], spans: &[Span], at: usize) -> Place {
    let span = &spans[at];
    let (from, to) = (span.was.start, span.was.end);
    let behind = at.checked_sub(1).map_or(0, |last| spans[last].was.end);
    let next = spans.get(at + 1).map_or(was.len(), |next| next.was.start);
    let lead = behind.max(from.saturating_sub(AROUND));
    let tail = next.min(to + AROUND);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    Place {
        lead: cut(lead > 0).to_owned() + &was[lead..from].concat(),
        before: beginning(&was[span.was.clone()]),
        after: beginning(&is[span.is.clone()]),
        tail: was[to..tail].concat() + cut(tail < was.len()),
    }
}

fn beginning(text: &[&str]) -> String {
    match text.get(..MOST_SHOWN) {
        Some(shown) if text.len() > MOST_SHOWN => shown.concat() + "…",
        _ => text.concat(),
    }
}
