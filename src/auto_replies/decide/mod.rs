//! What is said by itself in a situation, and one reason for every rule: pure.
//!
//! Rules compete in four circles: those about the state of the shop and the customer's place in it, keywords, customers nobody
//! answered, and customers who fell silent. In each the highest priority that holds speaks (of those about a wait, the one that asks
//! for the longest), so one line gets at most one reply of the first circle and one of the second. One that holds but has been said already keeps its circle silent, lest a customer be
//! told one thing after another; only keywords go on to the next, because another word is another question.

mod circle;
mod key;
mod said;
mod verdict;

#[cfg(test)]
mod tests;

use self::said::said;
pub use self::{
    circle::Circle,
    key::{key, key_of_silence},
    verdict::{Verdict, Why},
};
use super::{
    matter::matter,
    rule::{Occasion, Rule},
    situation::Situation,
    storage::Kept,
};
use crate::{calendar::Calendar, vocabulary::Millis};

/// Automatic replies in a row, without a member between them: two machines fall silent after so many.
pub const MOST_IN_A_ROW: usize = 5;
const MINUTE_MS: Millis = 60_000;

/// One verdict for every rule, in the order given.
pub fn decide(rules: &[Kept], calendar: &Calendar, situation: &Situation) -> Vec<Verdict> {
    let held: Vec<Result<Why, Why>> = rules
        .iter()
        .map(|kept| holds(kept, calendar, situation))
        .collect();
    let mut verdicts: Vec<Verdict> = rules.iter().zip(&held).map(still).collect();
    let mut room = MOST_IN_A_ROW.saturating_sub(situation.in_a_row);
    for circle in Circle::ALL {
        let ranked = ranked(rules, &held, circle);
        choose(
            rules,
            calendar,
            situation,
            &ranked,
            &mut room,
            &mut verdicts,
        );
    }
    verdicts
}

fn still((kept, held): (&Kept, &Result<Why, Why>)) -> Verdict {
    let (Ok(why) | Err(why)) = held;
    Verdict {
        rule: kept.id,
        fires: false,
        why: why.clone(),
    }
}

fn holds(kept: &Kept, calendar: &Calendar, situation: &Situation) -> Result<Why, Why> {
    let Rule { is_on, when, .. } = &kept.rule;
    if !is_on {
        return Err(Why::of("is_off"));
    }
    let why = matter(kept, calendar, situation)?;
    if when.holds(calendar, situation.now) {
        Ok(why)
    } else {
        Err(Why::of("other_time"))
    }
}

/// Rules of a circle that hold, the one to speak first.
fn ranked(rules: &[Kept], held: &[Result<Why, Why>], circle: Circle) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..rules.len())
        .filter(|at| held[*at].is_ok() && Circle::of(&rules[*at].rule.occasion) == circle)
        .collect();
    ranked.sort_by_key(|at| {
        let kept = &rules[*at];
        (-wait_of(kept), -kept.rule.priority, kept.id)
    });
    ranked
}

/// A later word to one who waits comes after an earlier one and must not be silenced by it.
fn wait_of(kept: &Kept) -> i64 {
    match kept.rule.occasion {
        Occasion::Unanswered { after_s } => after_s,
        _ => 0,
    }
}

fn choose(
    rules: &[Kept],
    calendar: &Calendar,
    situation: &Situation,
    ranked: &[usize],
    room: &mut usize,
    verdicts: &mut [Verdict],
) {
    let mut speaker: Option<&str> = None;
    for at in ranked {
        let kept = &rules[*at];
        let verdict = &mut verdicts[*at];
        if let Some(name) = speaker {
            verdict.why = Why::of("outranked").about(name);
            continue;
        }
        if let Some(why) = said(kept, rules, calendar, situation) {
            verdict.why = why;
            let goes_on = matches!(kept.rule.occasion, Occasion::Keyword(_));
            speaker = (!goes_on).then_some(kept.rule.name.as_str());
        } else if *room == 0 {
            verdict.why = Why::of("too_many").with(MOST_IN_A_ROW as i64);
        } else {
            *room -= 1;
            verdict.fires = true;
            speaker = Some(&kept.rule.name);
        }
    }
}
