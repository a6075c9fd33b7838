//! Profiles as the field states them. Where a page is secondary or weak the grade says so, and a shop may set its own values.

use crate::{Begins, Counts, Grade, Hours, Measure, Millis, Of, Profile};

const SECOND: Millis = 1_000;
const MINUTE: Millis = 60 * SECOND;
/// China keeps one time, without summer time.
const BEIJING: i64 = 8 * 60;

/// One per platform, in the order they are shown.
pub fn shipped() -> Vec<Profile> {
    vec![taobao(), jd(), kuaishou(), douyin(), pdd(), weixin()]
}

/// The shop's own limits: to the first answer and to every later one.
pub fn shop_own(first_ms: Millis, later_ms: Millis) -> Profile {
    Profile {
        honours_no_reply: true,
        excludes_left_messages: true,
        measures: vec![
            within("first_in_limit", Of::FirstOfSession, first_ms, None),
            within("round_in_limit", Of::EachRound, later_ms, None),
            mean("mean_first", Of::FirstOfSession, None),
            mean("mean_round", Of::EachRound, None),
            within("within_3_minutes", Of::EachRound, 3 * MINUTE, None),
            answered("answered", Of::EachRound),
            answered("left_answered", Of::LeftMessages),
        ],
        grade: Grade::A,
        ..plain("shop", 0, 0)
    }
}

/// Rounds a person answered within three minutes; last 30 days, 8:00 to 23:00.
fn taobao() -> Profile {
    Profile {
        measures: vec![
            within("within_3_minutes", Of::EachRound, 3 * MINUTE, None),
            mean("mean_first", Of::FirstOfSession, None),
            mean("mean_round", Of::EachRound, None),
        ],
        period_days: 30,
        ..plain("taobao", 8 * 60, 23 * 60)
    }
}

/// First answers within 30 s, by the start of the reception; within ten minutes of its close it is the same reception. What is said
/// while all are away or suspended counts as left: of the platforms this one alone leaves it out.
fn jd() -> Profile {
    Profile {
        begins: Begins::Session,
        excludes_left_messages: true,
        reopens_within_ms: 10 * MINUTE,
        measures: vec![
            within(
                "first_within_30_seconds",
                Of::FirstOfSession,
                30 * SECOND,
                None,
            ),
            mean("mean_round", Of::EachRound, Some(40 * SECOND)),
            answered("left_answered", Of::LeftMessages),
            measure("left_share", Of::AnySession, Counts::Left, Some(500)),
        ],
        suspended_is_away: true,
        period_days: 30,
        ..plain("jd", 9 * 60, 23 * 60)
    }
}

/// Customers who reached a person, less those not answered within three minutes.
fn kuaishou() -> Profile {
    Profile {
        reached_person_only: true,
        measures: vec![
            within(
                "customers_within_3_minutes",
                Of::CustomerOfDay,
                3 * MINUTE,
                None,
            ),
            mean("mean_round", Of::EachRound, None),
        ],
        ..plain("kuaishou", 8 * 60, 23 * 60)
    }
}

fn douyin() -> Profile {
    Profile {
        measures: vec![
            mean("mean_round", Of::EachRound, None),
            within("within_3_minutes", Of::EachRound, 3 * MINUTE, None),
        ],
        grade: Grade::C,
        ..plain("douyin", 8 * 60, 23 * 60)
    }
}

/// Customers once a day, less those with any line unanswered or later than the limit: one hour in 2019, five or three minutes on
/// later pages, hence three measures.
fn pdd() -> Profile {
    Profile {
        measures: vec![
            within(
                "customers_within_3_minutes",
                Of::CustomerOfDay,
                3 * MINUTE,
                None,
            ),
            within(
                "customers_within_5_minutes",
                Of::CustomerOfDay,
                5 * MINUTE,
                None,
            ),
            within(
                "customers_within_1_hour",
                Of::CustomerOfDay,
                60 * MINUTE,
                None,
            ),
        ],
        grade: Grade::C,
        ..plain("pdd", 8 * 60, 23 * 60)
    }
}

fn weixin() -> Profile {
    Profile {
        begins: Begins::Session,
        measures: vec![
            answered("answered", Of::FirstOfSession),
            mean("mean_first", Of::FirstOfSession, None),
            measure("session_cnt", Of::AnySession, Counts::Count, None),
            measure("customer_cnt", Of::CustomerOfDay, Counts::Count, None),
        ],
        period_days: 31,
        grade: Grade::A,
        ..plain("weixin", 0, 0)
    }
}

fn plain(id: &str, from_minute: i64, to_minute: i64) -> Profile {
    Profile {
        id: id.to_owned(),
        hours: Hours {
            from_minute,
            to_minute,
            utc_offset_minutes: BEIJING,
        },
        begins: Begins::Question,
        assisted_counts: false,
        honours_no_reply: false,
        excludes_blocked: true,
        excludes_left_messages: false,
        suspended_is_away: false,
        reached_person_only: false,
        reopens_within_ms: 0,
        silence_ms: Some(30 * MINUTE),
        period_days: 1,
        measures: Vec::new(),
        grade: Grade::B,
    }
}

fn within(id: &str, of: Of, ms: Millis, goal: Option<i64>) -> Measure {
    measure(id, of, Counts::Within { ms }, goal)
}

fn mean(id: &str, of: Of, goal: Option<i64>) -> Measure {
    measure(id, of, Counts::Mean, goal)
}

fn answered(id: &str, of: Of) -> Measure {
    measure(id, of, Counts::Answered, None)
}

fn measure(id: &str, of: Of, counts: Counts, goal: Option<i64>) -> Measure {
    Measure {
        id: id.to_owned(),
        counts,
        of,
        goal,
    }
}
