use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Counts, Facts, Measure, Millis, Opinion, Profile, Purchase, Round, Verdict};

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
    /// What is counted: rounds, receptions, customers or ratings.
    pub of: i64,
    /// Those that met the limit, have the score or bought; for a mean, those answered.
    pub met: i64,
    /// Not decided yet.
    pub open: i64,
    /// Waits of what was answered, in milliseconds: sums of several days can be added.
    pub waited_ms: i64,
    /// Per mille for a rate, milliseconds for a mean; none where nothing was counted.
    pub value: Option<i64>,
}

/// Adds up what counts within `[from, to)`. `member` narrows to the rounds that one answers for, and to the receptions that one had.
pub fn figures(
    facts: &Facts,
    profile: &Profile,
    span: std::ops::Range<Millis>,
    member: Option<Uuid>,
    now: Millis,
) -> Figures {
    let of_span: Vec<&Round> = facts
        .rounds
        .iter()
        .filter(|round| span.contains(&round.moment(profile)))
        .collect();
    let heard: Vec<&Opinion> = facts
        .opinions
        .iter()
        .filter(|opinion| span.contains(&opinion.asked_at))
        .filter(|opinion| profile.hours.contain(opinion.asked_at))
        .filter(|opinion| member.is_none() || opinion.member == member)
        .collect();
    let sums = profile.measures.iter().map(|measure| {
        let own = own(&of_span, measure, member);
        if measure.of.is_of_ratings() {
            said(&heard, measure)
        } else if matches!(measure.counts, Counts::Ordered | Counts::Paid) {
            bought(&own, &facts.purchases, profile, measure)
        } else if measure.of.is_of_customers() && measure.counts == Counts::Mean {
            mean_of_customers(&own, profile, measure)
        } else {
            sum(&own, profile, measure, now)
        }
    });
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

/// The rounds that a measure counts, of one member where one is named.
fn own<'a>(rounds: &[&'a Round], measure: &Measure, member: Option<Uuid>) -> Vec<&'a Round> {
    let limit = measure.counts.limit();
    let rounds = rounds.iter().copied();
    rounds
        .filter(|round| round.is_of(measure.of))
        .filter(|round| member.is_none() || round.answers_for(limit) == member)
        .collect()
}

fn sum(counted: &[&Round], profile: &Profile, measure: &Measure, now: Millis) -> Sum {
    let standings = if measure.of.is_of_customers() {
        by_customer(counted, profile, measure.counts, now)
    } else {
        let standings = counted.iter();
        standings
            .map(|round| round.standing_by(measure.counts, now))
            .collect()
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

/// Each customer of a day once, by the mean of their waits: who asks often weighs no more than others.
fn mean_of_customers(rounds: &[&Round], profile: &Profile, measure: &Measure) -> Sum {
    let mut waits: BTreeMap<(Uuid, i64), Vec<Millis>> = BTreeMap::new();
    for round in rounds {
        let own = waits.entry(customer_of_day(round, profile)).or_default();
        own.extend(round.wait_ms());
    }
    let mean = |waits: &Vec<Millis>| waits.iter().sum::<Millis>() / waits.len() as i64;
    let answered = waits.values().filter(|waits| !waits.is_empty());
    let means: Vec<Millis> = answered.map(mean).collect();
    Sum {
        waited_ms: means.iter().sum(),
        ..Sum::decided(measure, waits.len(), means.len())
    }
    .valued(measure.counts)
}

/// Each customer of a day once, who bought something after they first asked on it.
fn bought(rounds: &[&Round], purchases: &[Purchase], profile: &Profile, measure: &Measure) -> Sum {
    let mut asked: BTreeMap<(Uuid, i64), Millis> = BTreeMap::new();
    for round in rounds {
        let first = asked.entry(customer_of_day(round, profile));
        let first = first.or_insert(round.asked_at);
        *first = round.asked_at.min(*first);
    }
    let mut of: BTreeMap<Uuid, Vec<&Purchase>> = BTreeMap::new();
    for purchase in purchases {
        of.entry(purchase.customer).or_default().push(purchase);
    }
    let counts = |purchase: &Purchase, day: i64| {
        if measure.counts == Counts::Ordered {
            profile.hours.day_of(purchase.placed_at) == day
        } else {
            let last = day + profile.paid_within_days - 1;
            let paid = purchase.paid_at;
            paid.is_some_and(|at| profile.hours.day_of(at) <= last)
        }
    };
    let has_bought = |customer: &Uuid, day: i64, asked_at: Millis| {
        let mut own = of.get(customer).into_iter().flatten().copied();
        own.any(|purchase| purchase.placed_at >= asked_at && counts(purchase, day))
    };
    let met = asked
        .iter()
        .filter(|((customer, day), asked_at)| has_bought(customer, *day, **asked_at));
    Sum::decided(measure, asked.len(), met.count()).valued(measure.counts)
}

fn said(heard: &[&Opinion], measure: &Measure) -> Sum {
    let of: Vec<_> = heard
        .iter()
        .filter(|opinion| opinion.is_of(measure.of))
        .collect();
    let met = of.iter().filter(|opinion| opinion.meets(measure.counts));
    Sum::decided(measure, of.len(), met.count()).valued(measure.counts)
}

impl Sum {
    /// None of them is open, nothing waited.
    fn decided(measure: &Measure, of: usize, met: usize) -> Self {
        Self {
            measure: measure.id.clone(),
            of: of as i64,
            met: met as i64,
            open: 0,
            waited_ms: 0,
            value: None,
        }
    }

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
            Counts::Within { .. }
            | Counts::Answered
            | Counts::Scored { .. }
            | Counts::Ordered
            | Counts::Paid => (self.of > 0).then(|| self.met * 1_000 / self.of),
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
        let standing = round.standing_by(counts, now);
        let known = worst
            .entry(customer_of_day(round, profile))
            .or_insert(standing);
        *known = match (*known, standing) {
            (Verdict::Missed, _) | (_, Verdict::Missed) => Verdict::Missed,
            (Verdict::Open, _) | (_, Verdict::Open) => Verdict::Open,
            _ => Verdict::Met,
        };
    }
    worst.into_values().collect()
}

fn customer_of_day(round: &Round, profile: &Profile) -> (Uuid, i64) {
    (round.customer, profile.hours.day_of(round.moment(profile)))
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
