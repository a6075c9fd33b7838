//! Profiles as the field states them. Where a page is secondary or weak the grade says so, and a shop may set its own values.

use crate::{
    Begins, Counts, Grade, Hours, Measure, Millis, Of, Profile, profile::until_the_next_day,
};

const SECOND: Millis = 1_000;
const MINUTE: Millis = 60 * SECOND;
/// China keeps one time, without summer time.
const BEIJING: i64 = 8 * 60;

/// One per platform, in the order they are shown.
pub fn shipped() -> Vec<Profile> {
    vec![
        taobao(),
        wangwang(),
        jd(),
        kuaishou(),
        douyin(),
        pdd(),
        weixin(),
        inquiry(),
    ]
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
            count("valid_cnt", Of::ValidCustomer),
            participation(),
            satisfied(),
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

/// What Taobao's service interface tells of an account: customers of a day, whatever the hour, over at most seven days.
fn wangwang() -> Profile {
    Profile {
        measures: vec![
            mean("mean_wait", Of::ReceivedCustomer, None),
            count("received_cnt", Of::ReceivedCustomer),
            count("unanswered_cnt", Of::UnansweredCustomer),
            count("rated_cnt", Of::RatedReception),
        ],
        period_days: 7,
        grade: Grade::A,
        ..plain("wangwang", 0, 0)
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

/// Customers who reached a person, less those not answered within three minutes. Satisfaction is with persons alone, of what was asked
/// within the hours.
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
            satisfied(),
        ],
        ..plain("kuaishou", 8 * 60, 23 * 60)
    }
}

/// The judged pair is the mean and the share of the dissatisfied.
fn douyin() -> Profile {
    Profile {
        measures: vec![
            mean("mean_round", Of::EachRound, None),
            dissatisfied(),
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
            count("session_cnt", Of::AnySession),
            count("customer_cnt", Of::CustomerOfDay),
            participation(),
            satisfied(),
            scored("middling_rate", Of::RatedReception, 3, 3),
            dissatisfied(),
        ],
        period_days: 31,
        grade: Grade::A,
        ..plain("weixin", 0, 0)
    }
}

/// What inquiries lead to, by both ways of counting: ordered within the natural day, over 28 days, and paid in the end.
fn inquiry() -> Profile {
    Profile {
        measures: vec![
            measure("ordered_share", Of::CustomerOfDay, Counts::Ordered, None),
            measure("paid_share", Of::CustomerOfDay, Counts::Paid, None),
            count("customer_cnt", Of::CustomerOfDay),
        ],
        period_days: 28,
        grade: Grade::C,
        ..plain("inquiry", 0, 0)
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
        paid_within_days: until_the_next_day(),
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

fn count(id: &str, of: Of) -> Measure {
    measure(id, of, Counts::Count, None)
}

/// Whoever said anything of those who were asked.
fn participation() -> Measure {
    scored("participation_rate", Of::AskedReception, 1, 5)
}

fn satisfied() -> Measure {
    scored("satisfied_rate", Of::RatedReception, 4, 5)
}

fn dissatisfied() -> Measure {
    scored("dissatisfied_rate", Of::RatedReception, 1, 2)
}

fn scored(id: &str, of: Of, from: i16, to: i16) -> Measure {
    measure(id, of, Counts::Scored { from, to }, None)
}

fn measure(id: &str, of: Of, counts: Counts, goal: Option<i64>) -> Measure {
    Measure {
        id: id.to_owned(),
        counts,
        of,
        goal,
    }
}
