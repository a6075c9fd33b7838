use proptest::prelude::*;

use super::*;

fn on(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(day: &str, hour: i64, minute: i64) -> Millis {
    on(day).at_minute(hour * 60 + minute)
}

fn with_duty(week: Vec<Vec<Span>>) -> Calendar {
    Calendar {
        duty: DutyTimes {
            week,
            ..DutyTimes::default()
        },
        ..Calendar::default()
    }
}

#[test]
fn holidays_and_make_up_days_are_as_announced() {
    let calendar = Calendar::default();
    let kind = |day: &str| calendar.day(on(day)).kind;
    assert_eq!(kind("2025-10-01"), DayKind::Holiday);
    assert_eq!(kind("2025-10-11"), DayKind::MakeUp);
    assert_eq!(kind("2025-10-12"), DayKind::Weekend);
    assert_eq!(kind("2025-10-13"), DayKind::Working);
    assert!(calendar.is_working(on("2025-10-11")));
    assert_eq!(
        calendar.next_working_day(on("2025-09-30")),
        on("2025-10-09")
    );
    assert_eq!(
        calendar.next_working_day(on("2025-10-10")),
        on("2025-10-11")
    );
}

#[test]
fn a_year_that_is_not_announced_is_said_to_be_so() {
    let calendar = Calendar::default();
    let day = calendar.day(on("2027-10-01"));
    assert!(!day.is_announced);
    assert_eq!(day.kind, DayKind::Working);
    assert!(calendar.day(on("2026-10-01")).is_announced);
}

#[test]
fn a_shops_own_day_goes_before_the_official_one() {
    let mut calendar = Calendar::default();
    let own = |is_off: bool, name: &str| OwnDay {
        is_off,
        name: name.to_owned(),
    };
    calendar
        .own
        .insert(on("2025-10-01"), own(false, "国庆值班"));
    calendar.own.insert(on("2025-10-13"), own(true, "店庆休息"));
    calendar.own.insert(on("2025-10-14"), own(false, "盘点"));
    let told = |day: &str| {
        let day = calendar.day(on(day));
        (day.kind, day.name, day.is_own)
    };
    assert_eq!(
        told("2025-10-01"),
        (DayKind::MakeUp, "国庆值班".into(), true)
    );
    assert_eq!(
        told("2025-10-13"),
        (DayKind::Holiday, "店庆休息".into(), true)
    );
    assert_eq!(told("2025-10-14"), (DayKind::Working, "盘点".into(), true));
}

#[test]
fn duty_that_crosses_midnight_belongs_to_the_day_it_began_on() {
    let mut week = vec![Vec::new(); 7];
    week[0] = vec![Span {
        from: 22 * 60,
        to: 2 * 60,
    }];
    let calendar = with_duty(week);
    // 2025-11-24 is a Monday.
    assert!(!calendar.is_on_duty(at("2025-11-24", 1, 0)));
    assert!(!calendar.is_on_duty(at("2025-11-24", 21, 59)));
    assert!(calendar.is_on_duty(at("2025-11-24", 22, 0)));
    assert!(calendar.is_on_duty(at("2025-11-25", 1, 59)));
    assert!(!calendar.is_on_duty(at("2025-11-25", 2, 0)));
    assert!(!calendar.is_on_duty(at("2025-11-25", 23, 0)));
    let next = calendar.next_duty(at("2025-11-25", 2, 0));
    assert_eq!(next, Some(at("2025-12-01", 22, 0)));
}

#[test]
fn holidays_and_make_up_days_may_have_times_of_their_own() {
    let mut calendar = Calendar::default();
    calendar.duty.holidays = Some(Vec::new());
    calendar.duty.make_up = Some(vec![Span { from: 600, to: 660 }]);
    assert!(!calendar.is_on_duty(at("2025-10-01", 10, 30)));
    assert!(calendar.is_on_duty(at("2025-10-11", 10, 30)));
    assert!(!calendar.is_on_duty(at("2025-10-11", 11, 0)));
    assert!(calendar.is_on_duty(at("2025-10-12", 11, 0)));
}

#[test]
fn duty_times_that_make_no_sense_are_refused() {
    let day = |spans: &[(i64, i64)]| {
        let spans = spans.iter().map(|(from, to)| Span {
            from: *from,
            to: *to,
        });
        let mut week = vec![Vec::new(); 7];
        week[3] = spans.collect();
        DutyTimes {
            week,
            ..DutyTimes::default()
        }
        .check()
        .is_ok()
    };
    assert!(day(&[(0, 1_440)]));
    assert!(day(&[(540, 720), (780, 1_080), (1_320, 120)]));
    assert!(!day(&[(540, 540)]));
    assert!(!day(&[(1_440, 60)]));
    assert!(!day(&[(540, 1_441)]));
    assert!(!day(&[(540, 720), (700, 800)]));
    assert!(!day(&[(1_320, 120), (1_380, 1_400)]));
    let short = DutyTimes {
        week: vec![Vec::new(); 6],
        ..DutyTimes::default()
    };
    assert!(short.check().is_err());
}

proptest! {
    #[test]
    fn on_duty_is_what_the_stretches_say(from in 0_i64..1_440, to in 1_i64..=1_440, minute in 0_i64..10_080) {
        prop_assume!(from != to);
        let calendar = with_duty(vec![vec![Span { from, to }]; 7]);
        let now = on("2025-11-24").at_minute(minute);
        let stretches = calendar.stretches(on("2025-11-22"), on("2025-12-02"));
        let inside = stretches.iter().any(|stretch| (stretch.from..stretch.to).contains(&now));
        prop_assert_eq!(calendar.is_on_duty(now), inside);
        let next = calendar.next_duty(now).unwrap();
        prop_assert!(next >= now && calendar.is_on_duty(next));
    }
}
