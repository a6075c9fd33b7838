use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rule::refused;
use crate::{
    calendar::{Calendar, Date, DayKind, Span},
    http::Problem,
    vocabulary::Millis,
};

const MOST_SPANS: usize = 4;

/// When a rule applies. What reaches past midnight belongs to the day it began on, and so do the conditions on the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AutoReplyTimes)]
pub struct When {
    /// At most four; none: the whole day.
    pub spans: Vec<Span>,
    /// 1 Monday to 7 Sunday; none: every day.
    pub weekdays: Vec<i64>,
    pub days: Days,
}

/// Which days of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AutoReplyDays)]
pub enum Days {
    #[default]
    Any,
    /// Make-up days included.
    Working,
    /// Weekends and holidays.
    Off,
    Holidays,
}

impl When {
    pub fn check(&self) -> Result<(), Problem> {
        let is_sound = self.spans.len() <= MOST_SPANS
            && self.spans.iter().all(|span| span.is_sound())
            && self.weekdays.len() <= 7
            && self.weekdays.iter().all(|day| (1..=7).contains(day));
        is_sound
            .then_some(())
            .ok_or_else(|| refused("bad_schedule"))
    }

    pub fn holds(&self, calendar: &Calendar, now: Millis) -> bool {
        let local = calendar.local(now);
        let (today, before) = (local.date, local.date.plus(-1));
        if self.spans.is_empty() {
            return self.fits(calendar, today);
        }
        self.spans.iter().any(|span| {
            span.holds(local.minute) && self.fits(calendar, today)
                || span.holds_next_day(local.minute) && self.fits(calendar, before)
        })
    }

    fn fits(&self, calendar: &Calendar, date: Date) -> bool {
        let day = calendar.day(date);
        let is_meant = match self.days {
            Days::Any => true,
            Days::Working => day.is_working(),
            Days::Off => !day.is_working(),
            Days::Holidays => day.kind == DayKind::Holiday,
        };
        is_meant && (self.weekdays.is_empty() || self.weekdays.contains(&date.weekday()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, hour: i64, minute: i64) -> Millis {
        day.parse::<Date>().unwrap().at_minute(hour * 60 + minute)
    }

    fn night(days: Days, weekdays: &[i64]) -> When {
        When {
            spans: vec![Span {
                from: 22 * 60,
                to: 8 * 60,
            }],
            weekdays: weekdays.to_vec(),
            days,
        }
    }

    #[test]
    fn a_span_past_midnight_is_the_day_it_began_on() {
        let calendar = Calendar::default();
        // 2025-11-21 is a Friday.
        let friday = night(Days::Any, &[5]);
        assert!(!friday.holds(&calendar, at("2025-11-21", 7, 59)));
        assert!(friday.holds(&calendar, at("2025-11-21", 22, 0)));
        assert!(friday.holds(&calendar, at("2025-11-22", 7, 59)));
        assert!(!friday.holds(&calendar, at("2025-11-22", 8, 0)));
        assert!(!friday.holds(&calendar, at("2025-11-22", 22, 0)));
    }

    #[test]
    fn holidays_and_make_up_days_are_told_apart() {
        let calendar = Calendar::default();
        let holds = |days, day: &str| {
            let when = When {
                days,
                ..When::default()
            };
            when.holds(&calendar, at(day, 12, 0))
        };
        assert!(holds(Days::Holidays, "2026-01-01"));
        assert!(!holds(Days::Holidays, "2026-01-04"));
        assert!(holds(Days::Working, "2026-01-04"));
        assert!(holds(Days::Off, "2026-01-10"));
        assert!(!holds(Days::Holidays, "2026-01-10"));
        // The night of the last holiday is still a holiday's.
        let eve = night(Days::Holidays, &[]);
        assert!(eve.holds(&calendar, at("2026-01-04", 7, 0)));
        assert!(!eve.holds(&calendar, at("2026-01-04", 23, 0)));
    }
}
