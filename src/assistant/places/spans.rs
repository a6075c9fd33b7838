//! Which parts of two texts differ.

use std::{collections::HashMap, ops::Range};

/// So many characters that are alike end a place: what lies closer together is one.
const SAME: usize = 6;

/// What was, and what is in its place; one of both may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) was: Range<usize>,
    pub(super) is: Range<usize>,
}

/// Places of all runs of so many characters, in their order.
type Known<'a> = HashMap<&'a [&'a str], Vec<usize>>;

/// In their order. From where both begin to differ the shortest way is taken to where they are alike again, so that texts of any
/// length are compared in one walk; of parts that changed their places it says that one went and one came.
pub(super) fn spans<'a>(was: &'a [&'a str], is: &'a [&'a str]) -> Vec<Span> {
    let begun = alike(was, is);
    let (mut i, mut j) = (begun, begun);
    let mut known: Option<Known<'a>> = None;
    let mut spans = Vec::new();
    while i < was.len() || j < is.len() {
        let known = &*known.get_or_insert_with(|| runs(is));
        let (gone, come) =
            to_alike(&was[i..], (known, j)).unwrap_or_else(|| to_end(&was[i..], &is[j..]));
        spans.push(Span {
            was: i..i + gone,
            is: j..j + come,
        });
        (i, j) = (i + gone, j + come);
        let same = alike(&was[i..], &is[j..]);
        (i, j) = (i + same, j + same);
    }
    spans
}

fn alike(was: &[&str], is: &[&str]) -> usize {
    let pairs = was.iter().zip(is);
    pairs.take_while(|(was, is)| was == is).count()
}

fn runs<'a>(is: &'a [&'a str]) -> Known<'a> {
    let mut known = Known::new();
    for (at, run) in is.windows(SAME).enumerate() {
        known.entry(run).or_default().push(at);
    }
    known
}

/// How many characters went and came until both are alike.
fn to_alike<'a>(rest: &'a [&'a str], (known, from): (&Known<'a>, usize)) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (gone, run) in rest.windows(SAME).enumerate() {
        let length = best.map_or(usize::MAX, |(gone, come)| gone + come);
        if gone >= length {
            break;
        }
        let Some(at) = known.get(run) else {
            continue;
        };
        let next = at.get(at.partition_point(|at| *at < from));
        if let Some(come) = next.map(|at| at - from)
            && gone + come < length
        {
            best = Some((gone, come));
        }
    }
    best
}

/// All that is left, but for an end that both have.
fn to_end(was: &[&str], is: &[&str]) -> (usize, usize) {
    let pairs = was.iter().rev().zip(is.iter().rev());
    let same = pairs.take_while(|(was, is)| was == is).count();
    (was.len() - same, is.len() - same)
}
