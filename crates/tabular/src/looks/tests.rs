use proptest::prelude::*;

use super::{Looks, iso, plain, styles::shows_a_day};

fn from(is_from_1904: bool) -> Looks {
    Looks {
        is_from_1904,
        days: Vec::new(),
    }
}

#[test]
fn numbers_are_those_that_a_spreadsheet_shows() {
    for (written, shown) in [
        ("11.000000000000002", "11"),
        ("19.900000000000002", "19.9"),
        ("9.9499999999999993", "9.95"),
        ("0.30000000000000004", "0.3"),
        ("1.1E2", "110"),
        ("1E-2", "0.01"),
        ("12.300", "12.3"),
        ("7.0", "7"),
        ("-0", "0"),
        ("-2.50", "-2.5"),
        ("6.9012345678919999E+12", "6901234567892"),
        ("202611290000000123", "202611290000000123"),
        ("0571", "0571"),
        ("1.23456789012345E+17", "1.23456789012345E+17"),
        ("1e400", "1e400"),
        ("inf", "inf"),
        ("1-2", "1-2"),
        ("", ""),
    ] {
        assert_eq!(plain(written.to_owned()), shown, "{written}");
    }
}

#[test]
fn days_are_counted_from_either_year() {
    for (serial, day) in [
        ("46500.5", "2027-04-23 12:00:00"),
        ("46327.41666666667", "2026-11-01 10:00:00"),
        ("1", "1900-01-01 00:00:00"),
        ("59", "1900-02-28 00:00:00"),
        ("61", "1900-03-01 00:00:00"),
        ("45351.999999", "2024-03-01 00:00:00"),
        ("2958465", "9999-12-31 00:00:00"),
    ] {
        assert_eq!(from(false).day(serial).as_deref(), Some(day), "{serial}");
    }
    let day = from(true).day("45038.5");
    assert_eq!(day.as_deref(), Some("2027-04-23 12:00:00"));
    assert_eq!(from(true).day("0").as_deref(), Some("1904-01-01 00:00:00"));
    for none in ["", "0.5", "60", "-1", "2958466", "nan", "明天"] {
        assert_eq!(from(false).day(none), None, "{none}");
    }
    assert_eq!(iso("2027-01-14T12:00:00.000Z"), "2027-01-14 12:00:00");
}

#[test]
fn a_format_shows_a_day_or_a_number() {
    for format in [
        "yyyy-mm-dd",
        "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
        "[$-804]yyyy\\-mm\\-dd\\ hh:mm:ss.000;@",
        "h:mm AM/PM",
    ] {
        assert!(shows_a_day(format), "{format}");
    }
    for format in [
        "General",
        "0.00E+00",
        "#,##0.00&quot;days&quot;",
        "0&quot;&amp;&quot;",
        "[Red]0.00\\d",
        "[h]:mm:ss",
        "@",
    ] {
        assert!(!shows_a_day(format), "{format}");
    }
}

proptest! {
    #[test]
    fn money_stays_what_it_is(fen in 0_i64..=10_000_000_000, factor in 1_i64..100) {
        let yuan = fen as f64 / 100.0;
        let calculated = yuan * factor as f64 / factor as f64;
        prop_assert_eq!(plain(format!("{calculated:e}")), yuan.to_string());
    }

    #[test]
    fn nothing_makes_it_panic(text in "\\PC{0,40}|[0-9.eE+-]{0,40}", format in "\\PC{0,40}") {
        let _ = (plain(text.clone()), from(true).day(&text), from(false).day(&text), iso(&text));
        let _ = shows_a_day(&format);
    }
}
