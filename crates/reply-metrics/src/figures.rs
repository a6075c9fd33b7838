use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Counts, Measure, Millis, Of, Profile, Round, Verdict};

/// A measure's value over some rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Figures {
    /// In the order of the profile's measures.
    pub sums: Vec<Sum>,
    /// Rounds that counted for nothing, by reason.
    pub excluded: BTreeMap<String, i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sum {
    /// Id of the measure.
    pub measure: String,
    /// What is counted: rounds, receptions or customers.
    pub of: i64,
    /// Those that met the limit; for a mean, those answered.
    pub met: i64,
    /// Not decided yet.
    pub open: i64,
    /// Waits of what was answered, in milliseconds: sums of several days can be added.
    pub waited_ms: i64,
    /// Per mille for a rate, milliseconds for a mean; none where nothing was counted.
    pub value: Option<i64>,
}

/// Adds up what counts within `[from, to)`. `member` narrows to the rounds that one answers for.
pub fn figures(
    rounds: &[Round],
    profile: &Profile,
    span: std::ops::Range<Millis>,
    member: Option<Uuid>,
    now: Millis,
) -> Figures {
    let of_span: Vec<&Round> = rounds
        .iter()
        .filter(|round| span.contains(&round.moment(profile)))
        .collect();
    let sums = profile
        .measures
        .iter()
        .map(|measure| sum(&of_span, profile, measure, member, now));
    let mut excluded = BTreeMap::new();
    for round in &of_span {
        if let Some(reason) = round.exclusion {
            *excluded.entry(word(reason)).or_default() += 1;
        }
    }
    Figures {
        sums: sums.collect(),
        excluded,
    }
}

fn sum(
    rounds: &[&Round],
    profile: &Profile,
    measure: &Measure,
    member: Option<Uuid>,
    now: Millis,
) -> Sum {
    let limit = measure.counts.limit();
    let counted: Vec<&Round> = rounds
        .iter()
        .copied()
        .filter(|round| round.is_of(measure.of))
        .filter(|round| member.is_none() || round.answers_for(limit) == member)
        .collect();
    let standings = match measure.of {
        Of::CustomerOfDay => by_customer(&counted, profile, measure.counts, now),
        _ => counted
            .iter()
            .map(|round| round.standing_by(measure.counts, now))
            .collect(),
    };
    let count = |which| {
        standings
            .iter()
            .filter(|standing| **standing == which)
            .count() as i64
    };
    let (met, missed, open) = (
        count(Verdict::Met),
        count(Verdict::Missed),
        count(Verdict::Open),
    );
    let waits = counted.iter().filter_map(|round| round.wait_ms());
    Sum {
        measure: measure.id.clone(),
        of: met + missed,
        met,
        open,
        waited_ms: waits.sum(),
        value: None,
    }
    .valued(measure.counts)
}

impl Sum {
    /// Both together, as of one longer time.
    #[must_use]
    pub fn and(self, other: &Self, counts: Counts) -> Self {
        Self {
            measure: self.measure,
            of: self.of + other.of,
            met: self.met + other.met,
            open: self.open + other.open,
            waited_ms: self.waited_ms + other.waited_ms,
            value: None,
        }
        .valued(counts)
    }

    fn valued(mut self, counts: Counts) -> Self {
        self.value = match counts {
            Counts::Within { .. } | Counts::Answered => {
                (self.of > 0).then(|| self.met * 1_000 / self.of)
            }
            Counts::Left => (self.of > 0).then(|| (self.of - self.met) * 1_000 / self.of),
            Counts::Count => Some(self.of),
            Counts::Mean => (self.met > 0).then(|| self.waited_ms / self.met),
        };
        self
    }
}

/// A customer of a day fails by any round, and is open while one is.
fn by_customer(rounds: &[&Round], profile: &Profile, counts: Counts, now: Millis) -> Vec<Verdict> {
    let mut worst: BTreeMap<(Uuid, i64), Verdict> = BTreeMap::new();
    for round in rounds {
        let day = profile.hours.day_of(round.moment(profile));
        let standing = round.standing_by(counts, now);
        let known = worst.entry((round.customer, day)).or_insert(standing);
        *known = match (*known, standing) {
            (Verdict::Missed, _) | (_, Verdict::Missed) => Verdict::Missed,
            (Verdict::Open, _) | (_, Verdict::Open) => Verdict::Open,
            _ => Verdict::Met,
        };
    }
    worst.into_values().collect()
}

fn word(exclusion: crate::Exclusion) -> String {
    use crate::Exclusion;
    match exclusion {
        Exclusion::OutsideHours => "outside_hours",
        Exclusion::LeftMessage => "left_message",
        Exclusion::NoPerson => "no_person",
        Exclusion::Blocked => "blocked",
        Exclusion::NoReplyNeeded => "no_reply_needed",
    }
    .to_owned()
}
