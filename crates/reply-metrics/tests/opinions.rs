//! What customers said of receptions, by the lines of the field that judge it. Local time in Beijing.

use uuid::Uuid;
use yingke_reply_metrics::{
    Counts, DAY_MS, Facts, Figures, Millis, Of, Opinion, Profile, figures, shipped, shop_own,
};

/// 2026-03-02, 0:00 in Beijing.
const DAY: Millis = 20_514 * DAY_MS - 8 * 3_600_000;
const MINUTE: Millis = 60_000;

/// Asked at noon about a reception that Ann answered.
fn said(score: i16) -> Opinion {
    Opinion {
        asked_at: DAY + 12 * 60 * MINUTE,
        member: Some(ann()),
        by_person: true,
        score: Some(score),
    }
}

fn skipped() -> Opinion {
    Opinion {
        score: None,
        ..said(1)
    }
}

fn ann() -> Uuid {
    Uuid::from_u128(1)
}

fn profile(id: &str) -> Profile {
    let mut all = shipped().into_iter();
    all.find(|profile| profile.id == id).unwrap()
}

fn counted(profile: &Profile, opinions: &[Opinion], member: Option<Uuid>) -> Figures {
    let facts = Facts {
        opinions: opinions.to_vec(),
        ..Facts::default()
    };
    let day = DAY..DAY + DAY_MS;
    figures(&facts, profile, day, member, DAY + DAY_MS)
}

/// (met, of, value) of a measure.
fn sum(figures: &Figures, measure: &str) -> (i64, i64, Option<i64>) {
    let mut sums = figures.sums.iter();
    let sum = sums.find(|sum| sum.measure == measure).unwrap();
    (sum.met, sum.of, sum.value)
}

#[test]
fn weixin_tells_who_took_part_and_three_shares_of_them() {
    let opinions = [5, 4, 3, 1].map(said).into_iter();
    let opinions: Vec<_> = opinions.chain([skipped()]).collect();
    let figures = counted(&profile("weixin"), &opinions, None);
    assert_eq!(sum(&figures, "participation_rate"), (4, 5, Some(800)));
    assert_eq!(sum(&figures, "satisfied_rate"), (2, 4, Some(500)));
    assert_eq!(sum(&figures, "middling_rate"), (1, 4, Some(250)));
    assert_eq!(sum(&figures, "dissatisfied_rate"), (1, 4, Some(250)));
}

#[test]
fn kuaishou_counts_persons_alone_and_what_was_asked_within_the_hours() {
    let at = |minute: i64| Opinion {
        asked_at: DAY + minute * MINUTE,
        ..said(1)
    };
    let of_machines = Opinion {
        member: None,
        by_person: false,
        ..said(1)
    };
    let opinions = [
        said(5),
        at(8 * 60 - 1),
        at(8 * 60),
        at(23 * 60),
        of_machines,
    ];
    let figures = counted(&profile("kuaishou"), &opinions, None);
    assert_eq!(sum(&figures, "satisfied_rate"), (1, 2, Some(500)));
}

#[test]
fn douyins_pair_has_the_share_of_the_dissatisfied() {
    let douyin = profile("douyin");
    let opinions: Vec<_> = [1, 2, 3, 4, 5].map(said).into();
    let figures = counted(&douyin, &opinions, None);
    assert_eq!(sum(&figures, "dissatisfied_rate"), (2, 5, Some(400)));
    let last_minute = Opinion {
        asked_at: DAY + 23 * 60 * MINUTE - 1,
        ..said(1)
    };
    let figures = counted(&douyin, &[last_minute], None);
    assert_eq!(sum(&figures, "dissatisfied_rate"), (1, 1, Some(1_000)));
    let nothing = counted(&douyin, &[skipped()], None);
    assert_eq!(sum(&nothing, "dissatisfied_rate"), (0, 0, None));
}

#[test]
fn wangwang_counts_ratings_and_each_member_has_their_own() {
    let of_another = Opinion {
        member: Some(Uuid::from_u128(2)),
        ..said(1)
    };
    let opinions = [said(5), skipped(), of_another];
    let wangwang = profile("wangwang");
    let rated = |member| sum(&counted(&wangwang, &opinions, member), "rated_cnt").2;
    assert_eq!(rated(None), Some(2));
    assert_eq!(rated(Some(ann())), Some(1));
}

#[test]
fn days_add_up_to_a_longer_time() {
    let own = shop_own(20_000, 180_000);
    let scored = own.measures.iter().find(|one| one.id == "satisfied_rate");
    let counts = scored.unwrap().counts;
    assert_eq!(counts, Counts::Scored { from: 4, to: 5 });
    let of = |opinions: &[Opinion]| {
        let mut sums = counted(&own, opinions, None).sums.into_iter();
        sums.find(|sum| sum.measure == "satisfied_rate").unwrap()
    };
    let both = of(&[said(5)]).and(&of(&[said(2), said(3), said(4)]), counts);
    assert_eq!((both.met, both.of, both.value), (2, 4, Some(500)));
    assert!(Of::RatedReception.is_of_ratings());
}
