use proptest::prelude::*;

use super::*;

const DAY_MS: Millis = 24 * 60 * MINUTE_MS;

fn time(date: &str, minute: i64) -> Millis {
    date.parse::<Date>().unwrap().at_minute(minute)
}

fn due(what: Due, said: Millis) -> String {
    let at = LocalTime::of(due_at(what, said, &Calendar::default(), &Rules::default()));
    format!("{} {:02}:{:02}", at.date, at.minute / 60, at.minute % 60)
}

#[test]
fn what_is_said_becomes_a_time_of_the_shops_calendar() {
    // A Wednesday, ten in the morning.
    let said = time("2026-03-11", 600);
    let expected = [
        (Due::Hours(48), "2026-03-13 10:00"),
        (Due::Minutes(30), "2026-03-11 10:30"),
        (Due::Day(0, None), "2026-03-11 18:00"),
        (Due::Day(1, None), "2026-03-12 18:00"),
        (Due::Day(1, Some(Moment(720))), "2026-03-12 12:00"),
        (Due::Days(3), "2026-03-14 18:00"),
        (Due::WorkingDays(3), "2026-03-16 18:00"),
        (Due::Weekday(4, None, None), "2026-03-13 18:00"),
        (Due::Weekday(0, None, None), "2026-03-16 18:00"),
        (Due::Weekday(2, Some(1), None), "2026-03-18 18:00"),
        (Due::WeekEnd(0), "2026-03-15 18:00"),
        (Due::MonthEnd(0), "2026-03-31 18:00"),
        (Due::MonthEnd(1), "2026-04-30 18:00"),
        (Due::Date(None, 15, None), "2026-03-15 18:00"),
        (Due::Date(None, 5, None), "2026-04-05 18:00"),
        (Due::Date(Some(1), 5, None), "2027-01-05 18:00"),
        (Due::Date(Some(2), 30, None), "2026-03-12 18:00"),
        (Due::Soon, "2026-03-12 18:00"),
        (Due::Unsaid, "2026-03-12 18:00"),
    ];
    for (what, at) in expected {
        assert_eq!(due(what, said), at, "{what:?}");
    }
}

#[test]
fn holidays_are_no_working_days_and_make_up_days_are() {
    // The spring festival of 2026: free from the 15th to the 23rd of February, worked on Saturday the 14th and 28th.
    let said = time("2026-02-13", 600);
    assert_eq!(due(Due::WorkingDays(1), said), "2026-02-14 18:00");
    assert_eq!(due(Due::WorkingDays(2), said), "2026-02-24 18:00");
    assert_eq!(due(Due::Soon, time("2026-02-14", 600)), "2026-02-24 18:00");
    assert_eq!(
        due(Due::WorkingDays(5), time("2026-02-23", 600)),
        "2026-02-28 18:00"
    );
}

#[test]
fn what_is_over_today_is_due_at_the_end_of_the_day() {
    let said = time("2026-03-11", 1_300);
    assert_eq!(due(Due::Day(0, None), said), "2026-03-11 23:59");
    assert_eq!(
        due(Due::Day(0, Some(Moment(600))), said),
        "2026-03-11 23:59"
    );
    assert_eq!(
        due(Due::Day(0, None), time("2026-03-11", 1_439)),
        "2026-03-12 18:00"
    );
}

proptest! {
    #[test]
    fn nothing_is_due_in_the_past_nor_in_the_far_future(
        what in any_due(), day in 10_000_i64..30_000, minute in 0_i64..1_440,
    ) {
        let said = day * DAY_MS + minute * MINUTE_MS;
        let due = due_at(what, said, &Calendar::default(), &Rules::default());
        prop_assert!(due > said);
        prop_assert!(due < said + 800 * DAY_MS);
    }

    #[test]
    fn more_working_days_are_later_and_end_on_a_working_day(
        days in 1_u32..40, day in 20_400_i64..20_800, minute in 0_i64..1_440,
    ) {
        let said = day * DAY_MS + minute * MINUTE_MS;
        let (calendar, rules) = (Calendar::default(), Rules::default());
        let due = due_at(Due::WorkingDays(days), said, &calendar, &rules);
        let later = due_at(Due::WorkingDays(days + 1), said, &calendar, &rules);
        prop_assert!(due < later);
        prop_assert!(calendar.is_working(LocalTime::of(due).date));
        let between = LocalTime::of(said).date;
        let worked = (1..).map(|ahead| between.plus(ahead)).take_while(|date| *date <= LocalTime::of(due).date);
        prop_assert_eq!(worked.filter(|date| calendar.is_working(*date)).count(), days as usize);
    }
}

fn any_due() -> impl Strategy<Value = Due> {
    let moment = || prop::option::of((0_u32..1_440).prop_map(Moment));
    prop_oneof![
        Just(Due::Unsaid),
        Just(Due::Soon),
        (1_u32..30_000).prop_map(Due::Minutes),
        (1_u32..400).prop_map(Due::Hours),
        (1_u32..400).prop_map(Due::Days),
        (1_u32..400).prop_map(Due::WorkingDays),
        (0_u32..4, moment()).prop_map(|(day, moment)| Due::Day(day, moment)),
        (0_u32..7, prop::option::of(0_u32..3), moment())
            .prop_map(|(day, weeks, moment)| Due::Weekday(day, weeks, moment)),
        (0_u32..2).prop_map(Due::WeekEnd),
        (0_u32..2).prop_map(Due::MonthEnd),
        (prop::option::of(1_u32..13), 1_u32..32, moment())
            .prop_map(|(month, day, moment)| Due::Date(month, day, moment)),
    ]
}
