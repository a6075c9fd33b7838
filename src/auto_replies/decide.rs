//! What is said by itself in a situation, and one reason for every rule: pure.
//!
//! Rules compete in four circles: those about the state of the shop and the customer's place in it, keywords, customers nobody
//! answered, and customers who fell silent. In each the highest priority that holds speaks (of those about a wait, the one that asks
//! for the longest), so one line gets at most one reply of the first circle and one of the second. One that holds but has been said already keeps its circle silent, lest a customer be
//! told one thing after another; only keywords go on to the next, because another word is another question.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    matter::matter,
    rule::{Occasion, Once, Rule},
    situation::{Sent, Situation, Trigger},
    storage::Kept,
};
use crate::{
    calendar::Calendar,
    vocabulary::{ConversationId, Millis},
};

/// Automatic replies in a row, without a member between them: two machines fall silent after so many.
pub const MOST_IN_A_ROW: usize = 5;
const MINUTE_MS: Millis = 60_000;

/// What one rule has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub rule: Uuid,
    pub fires: bool,
    pub why: Why,
}

/// A reason, in a code that clients translate and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AutoReplyReason)]
pub struct Why {
    pub code: &'static str,
    pub n: Option<i64>,
    pub text: Option<String>,
}

impl Why {
    pub fn of(code: &'static str) -> Self {
        Self {
            code,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn with(self, n: i64) -> Self {
        Self { n: Some(n), ..self }
    }

    #[must_use]
    pub fn about(self, text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            ..self
        }
    }
}

/// Rules that compete; the numbers are kept with what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    State = 1,
    Keyword = 2,
    Unanswered = 3,
    Idle = 4,
}

impl Circle {
    const ALL: [Self; 4] = [Self::State, Self::Keyword, Self::Unanswered, Self::Idle];

    pub const fn of(occasion: &Occasion) -> Self {
        match occasion {
            Occasion::Keyword(_) => Self::Keyword,
            Occasion::Unanswered { .. } => Self::Unanswered,
            Occasion::Idle { .. } => Self::Idle,
            _ => Self::State,
        }
    }
}

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

/// Why a rule has had its say, if it has.
fn said(kept: &Kept, rules: &[Kept], calendar: &Calendar, situation: &Situation) -> Option<Why> {
    // Each silence has one reminder, whichever rule gives it.
    if Circle::of(&kept.rule.occasion) == Circle::Idle {
        return is_reminded(rules, situation).then(|| Why::of("said_in_silence"));
    }
    let mut own = situation.sent.iter().filter(|sent| sent.rule == kept.id);
    let today = calendar.local(situation.now).date;
    match kept.rule.once {
        Once::Session {} => own
            .any(|sent| sent.session == situation.session)
            .then(|| Why::of("said_in_session")),
        Once::Day {} => own
            .any(|sent| calendar.local(sent.at).date == today)
            .then(|| Why::of("said_today")),
        Once::Minutes { minutes } => own
            .any(|sent: &Sent| situation.now - sent.at < minutes * MINUTE_MS)
            .then(|| Why::of("said_lately").with(minutes)),
    }
}

fn is_reminded(rules: &[Kept], situation: &Situation) -> bool {
    let mut about_silence = rules
        .iter()
        .filter(|kept| Circle::of(&kept.rule.occasion) == Circle::Idle);
    about_silence.any(|kept| {
        let mut own = situation.sent.iter().filter(|sent| sent.rule == kept.id);
        own.any(|sent| sent.at >= situation.silent_from)
    })
}

/// What makes one sending the same as another: whoever comes second finds it in the database.
pub fn key(
    kept: &Kept,
    conversation: ConversationId,
    calendar: &Calendar,
    situation: &Situation,
) -> String {
    let period = match (&situation.trigger, kept.rule.once) {
        // Each silence has a reminder of its own.
        (Trigger::Quiet { seq, .. }, _) => return key_of_silence(kept.id, conversation, *seq),
        (_, Once::Session {}) => format!("s{}", situation.session),
        (_, Once::Day {}) => format!("d{}", calendar.local(situation.now).date),
        (Trigger::Line { seq, .. }, _) => format!("l{seq}"),
        (Trigger::Given { seq }, _) => format!("g{seq}"),
        (Trigger::Unanswered { since }, _) => format!("w{since}"),
    };
    format!("{}/{conversation}/{period}", kept.id)
}

/// The key of a reminder, by the member's line that the customer did not answer.
pub fn key_of_silence(rule: Uuid, conversation: ConversationId, seq: i64) -> String {
    format!("{rule}/{conversation}/q{seq}")
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
