use std::cmp::Ordering;

use super::{Agent, ShareBy};
use crate::vocabulary::Millis;

/// Shorter than this, a time on duty says nothing about a share: whoever comes is not flooded to catch up.
const LEAST_DUTY_MS: Millis = 5 * 60 * 1000;
/// What `given` counts.
pub const WINDOW_MS: Millis = 60 * 60 * 1000;

#[derive(Clone, Copy, Debug)]
pub struct Share<'a> {
    pub agent: &'a Agent,
    pub weight: i64,
}

/// Who is to get the next one: the smallest share, the longest idle among equals.
pub fn choose<'a>(
    free: impl Iterator<Item = Share<'a>>,
    by: ShareBy,
    now: Millis,
) -> Option<Share<'a>> {
    let smaller = |one: &Share<'_>, other: &Share<'_>| match by {
        ShareBy::Load => ratio(one.agent.open, one.weight, other.agent.open, other.weight),
        ShareBy::Weight => {
            let (a, b) = (duty(one.agent, now), duty(other.agent, now));
            ratio(
                one.agent.given,
                one.weight * a,
                other.agent.given,
                other.weight * b,
            )
        }
    };
    free.min_by(|one, other| {
        smaller(one, other)
            .then(one.agent.idle_since.cmp(&other.agent.idle_since))
            .then(one.agent.id.cmp(&other.agent.id))
    })
}

/// How `a / b` stands to `c / d`; the denominators are positive.
fn ratio(a: i64, b: i64, c: i64, d: i64) -> Ordering {
    (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)))
}

fn duty(agent: &Agent, now: Millis) -> Millis {
    (now - agent.since).clamp(LEAST_DUTY_MS, WINDOW_MS)
}
