use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use utoipa::ToSchema;

use crate::vocabulary::Millis;

/// China has one time and no summer time.
const AHEAD_MS: Millis = 8 * 60 * 60 * 1_000;
pub const DAY_MS: Millis = 24 * 60 * 60 * 1_000;
const MINUTE_MS: Millis = 60 * 1_000;
pub const DAY_MINUTES: i64 = 24 * 60;

/// A day of the shop's own time (UTC+8). Written `2026-10-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, format = Date)]
pub struct Date(i64);

/// A moment as the shop's clock on the wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    pub date: Date,
    /// 1 Monday to 7 Sunday.
    pub weekday: i64,
    /// Since midnight.
    pub minute: i64,
}

impl LocalTime {
    pub fn of(at: Millis) -> Self {
        let local = at + AHEAD_MS;
        let date = Date(local.div_euclid(DAY_MS));
        Self {
            date,
            weekday: date.weekday(),
            minute: local.rem_euclid(DAY_MS) / MINUTE_MS,
        }
    }
}

impl Date {
    /// None for a day that no calendar has.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let date = Self(days_before(year, month) + day - 1);
        (date.parts() == (year, month, day)).then_some(date)
    }

    /// Year, month from 1, day from 1.
    pub fn parts(self) -> (i64, i64, i64) {
        // A year of 365.2425 days is at most one too late, and a month of 28 days at most three.
        let mut year = 1970 + self.0 * 400 / 146_097 + 1;
        while days_before(year, 1) > self.0 {
            year -= 1;
        }
        let in_year = self.0 - days_before(year, 1);
        let mut month = (in_year / 28 + 1).min(12);
        while days_before(year, month) > self.0 {
            month -= 1;
        }
        (year, month, self.0 - days_before(year, month) + 1)
    }

    pub fn year(self) -> i64 {
        self.parts().0
    }

    /// 1 Monday to 7 Sunday; the first of January 1970 was a Thursday.
    pub fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7) + 1
    }

    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Its midnight.
    pub fn start(self) -> Millis {
        self.0 * DAY_MS - AHEAD_MS
    }

    /// So many minutes after its midnight.
    pub fn at_minute(self, minute: i64) -> Millis {
        self.start() + minute * MINUTE_MS
    }
}

/// Days from 1970 to the first of a month.
fn days_before(year: i64, month: i64) -> i64 {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let past = year - 1;
    let leap_days = |past: i64| past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    let is_leap = year.rem_euclid(4) == 0 && year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0;
    let of_months = BEFORE[(month.clamp(1, 12) - 1) as usize];
    let leap_day = i64::from(is_leap && month > 2);
    (year - 1970) * 365 + leap_days(past) - leap_days(1969) + of_months + leap_day
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a day is written 2026-10-01")]
pub struct NoDate;

impl FromStr for Date {
    type Err = NoDate;

    /// Years 1970 to 2199.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let is_shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !is_shaped {
            return Err(NoDate);
        }
        let number = |from, to| text[from..to].parse().map_err(|_| NoDate);
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let date = (1970..2200)
            .contains(&year)
            .then(|| Self::new(year, month, day));
        date.flatten().ok_or(NoDate)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_new_day_begins_at_midnight_in_china() {
        let last = LocalTime::of(1_767_196_799_999);
        let first = LocalTime::of(1_767_196_800_000);
        assert_eq!(
            (last.date.to_string(), last.minute),
            ("2025-12-31".into(), 1_439)
        );
        assert_eq!(
            (first.date.to_string(), first.minute),
            ("2026-01-01".into(), 0)
        );
        assert_eq!(first.weekday, 4);
        assert_eq!(first.date.start(), 1_767_196_800_000);
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "1969-12-31",
            "2026-1-1",
            "２026-01-1",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("2028-02-29".parse::<Date>().is_ok());
        assert!("2100-02-29".parse::<Date>().is_err());
    }

    proptest! {
        #[test]
        fn a_date_reads_back_as_it_was_written(days in 0_i64..84_000) {
            let date = Date(days);
            prop_assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            prop_assert_eq!(date.plus(1).weekday(), date.weekday() % 7 + 1);
            prop_assert_eq!(LocalTime::of(date.at_minute(61)), LocalTime { date, weekday: date.weekday(), minute: 61 });
        }
    }
}
