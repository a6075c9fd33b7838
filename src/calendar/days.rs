use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Date, DutyTimes, LocalTime, Span,
    date::DAY_MINUTES,
    duty::{AHEAD_DAYS, Stretch},
    official::OFFICIAL,
};
use crate::vocabulary::Millis;

/// What people do on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    Working,
    Weekend,
    Holiday,
    /// A weekend day or holiday on which people work 调休上班.
    MakeUp,
}

/// One day of a shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub kind: DayKind,
    /// Of a holiday or make-up day; empty otherwise.
    pub name: String,
    /// The shop declared it so.
    pub is_own: bool,
    /// False: the year's holidays are not known yet, so a plain day may still become one.
    pub is_announced: bool,
}

impl Day {
    pub fn is_working(&self) -> bool {
        matches!(self.kind, DayKind::Working | DayKind::MakeUp)
    }
}

/// A day as a shop declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDay {
    pub is_off: bool,
    pub name: String,
}

/// One shop's calendar, loaded once.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    pub(super) own: BTreeMap<Date, OwnDay>,
    pub(super) duty: DutyTimes,
}

impl Calendar {
    /// What the shop's clock on the wall shows: UTC+8, no summer time.
    pub fn local(&self, at: Millis) -> LocalTime {
        LocalTime::of(at)
    }

    /// The midnight a day begins with.
    pub fn start_of(&self, date: Date) -> Millis {
        date.start()
    }

    pub fn day(&self, date: Date) -> Day {
        let is_weekend = date.weekday() > 5;
        let official = OFFICIAL.days.get(&date);
        let is_off = official.map_or(is_weekend, |(_, is_off)| *is_off);
        let (kind, name) = match (self.own.get(&date), official) {
            (Some(own), _) if own.is_off => (DayKind::Holiday, own.name.clone()),
            (Some(own), _) if is_off => (DayKind::MakeUp, own.name.clone()),
            (Some(own), _) => (DayKind::Working, own.name.clone()),
            (None, Some((name, true))) => (DayKind::Holiday, name.clone()),
            (None, Some((name, false))) => (DayKind::MakeUp, name.clone()),
            (None, None) if is_weekend => (DayKind::Weekend, String::new()),
            (None, None) => (DayKind::Working, String::new()),
        };
        Day {
            kind,
            name,
            is_own: self.own.contains_key(&date),
            is_announced: Self::is_announced(date.year()),
        }
    }

    /// Whether the official days of a year are known.
    pub fn is_announced(year: i64) -> bool {
        OFFICIAL.announced.contains(&year)
    }

    pub fn is_working(&self, date: Date) -> bool {
        self.day(date).is_working()
    }

    /// The first working day after `date`.
    pub fn next_working_day(&self, date: Date) -> Date {
        let mut days = (1..=366).map(|ahead| date.plus(ahead));
        // A shop that declared a whole year free still gets an answer.
        days.find(|day| self.is_working(*day))
            .unwrap_or(date.plus(1))
    }

    /// When the shop serves on a day; what reaches past midnight is said by the day it began on.
    pub fn duty_on(&self, date: Date) -> &[Span] {
        let usual = &self.duty.week[(date.weekday() - 1) as usize];
        let instead = match self.day(date).kind {
            DayKind::Holiday => self.duty.holidays.as_ref(),
            DayKind::MakeUp => self.duty.make_up.as_ref(),
            DayKind::Working | DayKind::Weekend => None,
        };
        instead.unwrap_or(usual)
    }

    /// Whether the shop serves at a moment.
    pub fn is_on_duty(&self, at: Millis) -> bool {
        let LocalTime { date, minute, .. } = LocalTime::of(at);
        let before = self.duty_on(date.plus(-1));
        self.duty_on(date).iter().any(|span| span.holds(minute))
            || before.iter().any(|span| span.holds_next_day(minute))
    }

    /// When the shop serves again: `at` itself while it does; none where it does not within 60 days.
    pub fn next_duty(&self, at: Millis) -> Option<Millis> {
        if self.is_on_duty(at) {
            return Some(at);
        }
        let today = LocalTime::of(at).date;
        self.stretches(today, today.plus(AHEAD_DAYS))
            .into_iter()
            .map(|stretch| stretch.from)
            .find(|from| *from > at)
    }

    /// Everything from `first` to `last`, by time.
    pub fn stretches(&self, first: Date, last: Date) -> Vec<Stretch> {
        let mut found = Vec::new();
        let mut date = first;
        while date <= last {
            let mut spans = self.duty_on(date).to_vec();
            spans.sort_by_key(|span| span.from);
            found.extend(spans.into_iter().map(|span| Stretch {
                from: date.at_minute(span.from),
                to: date.at_minute(span.to + if span.wraps() { DAY_MINUTES } else { 0 }),
            }));
            date = date.plus(1);
        }
        found
    }

    pub fn duty(&self) -> &DutyTimes {
        &self.duty
    }
}

#[cfg(test)]
#[path = "days_tests.rs"]
mod tests;
