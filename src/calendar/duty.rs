use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::date::DAY_MINUTES;
use crate::{http::Problem, vocabulary::Millis};
use axum::http::StatusCode;

const MOST_SPANS: usize = 4;

/// A stretch of a day, in minutes since its midnight. One that ends no later than it begins goes on past midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// 0 to 1439.
    pub from: i64,
    /// 1 to 1440; excluded.
    pub to: i64,
}

/// When the shop serves. A stretch belongs to the day it begins on, and so does what reaches past midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyTimes {
    /// Monday first, seven of them, each with at most four stretches; none: nobody serves on that day.
    pub week: Vec<Vec<Span>>,
    /// On holidays; left out: as on any such weekday.
    pub holidays: Option<Vec<Span>>,
    /// On make-up working days; left out: as on any such weekday.
    pub make_up: Option<Vec<Span>>,
}

impl Span {
    pub const WHOLE_DAY: Self = Self {
        from: 0,
        to: DAY_MINUTES,
    };

    pub fn wraps(self) -> bool {
        self.to <= self.from
    }

    /// Whether a minute of the day it begins on is inside.
    pub fn holds(self, minute: i64) -> bool {
        minute >= self.from && (self.wraps() || minute < self.to)
    }

    /// Whether a minute of the next day is inside.
    pub fn holds_next_day(self, minute: i64) -> bool {
        self.wraps() && minute < self.to
    }

    /// Whether it is a stretch at all; equal ends would be nothing or a whole day, depending on the reader.
    pub fn is_sound(self) -> bool {
        (0..DAY_MINUTES).contains(&self.from)
            && (1..=DAY_MINUTES).contains(&self.to)
            && self.from != self.to
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let clock = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
        let next = if self.wraps() { "次日 " } else { "" };
        write!(f, "{}–{next}{}", clock(self.from), clock(self.to))
    }
}

impl Default for DutyTimes {
    /// 8:00 to 23:00 every day: the hours that the field's largest platform measures answers in (field facts 1, grade B).
    fn default() -> Self {
        let usual = Span {
            from: 8 * 60,
            to: 23 * 60,
        };
        Self {
            week: vec![vec![usual]; 7],
            holidays: None,
            make_up: None,
        }
    }
}

impl DutyTimes {
    /// Refuses what makes no sense.
    pub fn check(&self) -> Result<(), Problem> {
        let others = self.holidays.iter().chain(&self.make_up);
        let mut days = self.week.iter().chain(others);
        let is_sound = |day: &Vec<Span>| {
            day.len() <= MOST_SPANS && day.iter().all(|span| span.is_sound()) && !overlaps(day)
        };
        if self.week.len() == 7 && days.all(is_sound) {
            return Ok(());
        }
        let title = "Duty times are seven days of at most four stretches that do not overlap";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Err(Problem::new(status, "bad_duty_times", title))
    }
}

fn overlaps(day: &[Span]) -> bool {
    let mut sorted = day.to_vec();
    sorted.sort_by_key(|span| span.from);
    sorted
        .windows(2)
        .any(|pair| pair[0].wraps() || pair[0].to > pair[1].from)
}

/// How long one looks ahead for the next hour of duty.
pub const AHEAD_DAYS: i64 = 60;

/// A stretch of one's own as moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Millis,
    pub to: Millis,
}
