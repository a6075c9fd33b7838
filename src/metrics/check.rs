//! What a profile may say. Each refusal has the code of its field.

use axum::http::StatusCode;
use yingke_reply_metrics::{Counts, Profile};

use crate::http::Problem;

const DAY_MINUTES: i64 = 24 * 60;
const MOST_LIMIT_MS: i64 = 24 * 60 * 60 * 1_000;
const MOST_DAYS: i64 = 90;
/// A day is counted anew, whenever somebody looks, until these are over.
const MOST_PAID_DAYS: i64 = 7;

/// Whether `new` may stand in place of `shipped`: the measures stay the same, their limits may differ.
pub fn check(new: &Profile, shipped: &Profile) -> Result<(), Problem> {
    let ids = |profile: &Profile| -> Vec<(String, _, _)> {
        let measures = profile.measures.iter();
        measures
            .map(|measure| (measure.id.clone(), measure.of, scores(measure.counts)))
            .collect()
    };
    if new.id != shipped.id || ids(new) != ids(shipped) {
        return Err(refused("bad_measures", "the measures of a profile stay"));
    }
    let minute = 0..=DAY_MINUTES;
    if !minute.contains(&new.hours.from_minute) || !minute.contains(&new.hours.to_minute) {
        return Err(refused("bad_hours", "hours: minutes of a day, 0 to 1440"));
    }
    if !(-720..=840).contains(&new.hours.utc_offset_minutes) {
        return Err(refused("bad_offset", "time zone: -12 to +14 hours"));
    }
    if !(1..=MOST_DAYS).contains(&new.period_days) {
        return Err(refused("bad_period", "period: 1 to 90 days"));
    }
    if !(1..=MOST_PAID_DAYS).contains(&new.paid_within_days) {
        return Err(refused("bad_limit", "payments: within 1 to 7 days"));
    }
    let gaps = [new.reopens_within_ms, new.silence_ms.unwrap_or(1)];
    if gaps.iter().any(|gap| !(0..=MOST_LIMIT_MS).contains(gap)) || new.silence_ms == Some(0) {
        return Err(refused("bad_gap", "gaps: up to 24 hours"));
    }
    let same_way = new.measures.iter().zip(&shipped.measures);
    for (measure, shipped) in same_way {
        let is_same =
            std::mem::discriminant(&measure.counts) == std::mem::discriminant(&shipped.counts);
        let is_limit = match measure.counts {
            Counts::Within { ms } => (1_000..=MOST_LIMIT_MS).contains(&ms),
            Counts::Mean
            | Counts::Answered
            | Counts::Left
            | Counts::Count
            | Counts::Scored { .. }
            | Counts::Ordered
            | Counts::Paid => true,
        };
        let is_goal = measure
            .goal
            .is_none_or(|goal| (0..=MOST_LIMIT_MS).contains(&goal));
        if !is_same || !is_limit || !is_goal {
            return Err(refused("bad_limit", "limits: one second to 24 hours"));
        }
    }
    Ok(())
}

/// What a judge calls satisfied is no limit of the shop's.
fn scores(counts: Counts) -> Option<[i16; 2]> {
    match counts {
        Counts::Scored { from, to } => Some([from, to]),
        Counts::Within { .. }
        | Counts::Mean
        | Counts::Answered
        | Counts::Left
        | Counts::Count
        | Counts::Ordered
        | Counts::Paid => None,
    }
}

fn refused(code: &'static str, title: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
}

#[cfg(test)]
mod tests {
    use yingke_reply_metrics::shipped;

    use super::*;

    #[test]
    fn what_is_shipped_is_good_and_nonsense_is_named_by_its_field() {
        for profile in shipped() {
            check(&profile, &profile).unwrap();
        }
        let taobao = &shipped()[0];
        let spoil = |change: fn(&mut Profile)| {
            let mut spoilt = taobao.clone();
            change(&mut spoilt);
            check(&spoilt, taobao).unwrap_err().code()
        };
        assert_eq!(spoil(|it| it.hours.to_minute = 1_441), "bad_hours");
        assert_eq!(spoil(|it| it.hours.utc_offset_minutes = 900), "bad_offset");
        assert_eq!(spoil(|it| it.period_days = 0), "bad_period");
        assert_eq!(spoil(|it| it.paid_within_days = 0), "bad_limit");
        assert_eq!(spoil(|it| it.paid_within_days = 8), "bad_limit");
        assert_eq!(spoil(|it| it.silence_ms = Some(0)), "bad_gap");
        assert_eq!(
            spoil(|it| it.measures[0].counts = Counts::Within { ms: 0 }),
            "bad_limit"
        );
        assert_eq!(
            spoil(|it| it.measures[0].counts = Counts::Mean),
            "bad_limit"
        );
        assert_eq!(spoil(|it| it.measures.clear()), "bad_measures");
        let douyin = shipped().into_iter().find(|one| one.id == "douyin");
        let douyin = douyin.unwrap();
        let mut kinder = douyin.clone();
        kinder.measures[1].counts = Counts::Scored { from: 1, to: 1 };
        assert_eq!(check(&kinder, &douyin).unwrap_err().code(), "bad_measures");
    }
}
