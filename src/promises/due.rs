use yingke_promises_zh::{Due, Moment};

use super::Rules;
use crate::{
    calendar::{Calendar, Date, LocalTime},
    vocabulary::Millis,
};

const MINUTE_MS: Millis = 60 * 1_000;
/// 23:59, where a day is meant whose working hours are over.
const LATE: i64 = 1_439;

/// The time a promise is due, by the shop's calendar; always after `said_at`.
///
/// Hours and minutes run from the moment it was said. A day means its working hours' end, 工作日 counts the days people work
/// (holidays and make-up days as announced), and where no time was named the shop's usual one holds.
pub fn due_at(due: Due, said_at: Millis, calendar: &Calendar, rules: &Rules) -> Millis {
    let now = LocalTime::of(said_at);
    let meant = match due {
        Due::Unsaid | Due::Soon => None,
        Due::Minutes(minutes) => Some(said_at + Millis::from(minutes) * MINUTE_MS),
        Due::Hours(hours) => Some(said_at + Millis::from(hours) * 60 * MINUTE_MS),
        Due::WorkingDays(days) => {
            let day = working_day(now.date, days.into(), calendar);
            Some(day.at_minute(rules.day_ends_min))
        }
        due => day_of(due, now.date).map(|(day, moment)| at(day, moment, said_at, rules)),
    };
    meant
        .filter(|meant| *meant > said_at)
        .unwrap_or_else(|| usual(now.date, said_at, calendar, rules))
}

fn usual(today: Date, said_at: Millis, calendar: &Calendar, rules: &Rules) -> Millis {
    let day = working_day(today, rules.usual_working_days, calendar);
    at(day, None, said_at, rules)
}

/// So many working days after `today`; today itself for none.
fn working_day(today: Date, days: i64, calendar: &Calendar) -> Date {
    (0..days).fold(today, |day, _| calendar.next_working_day(day))
}

/// A moment of a day; where that is over, the end of the day, and where that is over too, of the next.
fn at(day: Date, moment: Option<Moment>, said_at: Millis, rules: &Rules) -> Millis {
    let minute = moment.map_or(rules.day_ends_min, |Moment(minute)| minute.into());
    [day.at_minute(minute), day.at_minute(LATE)]
        .into_iter()
        .find(|meant| *meant > said_at)
        .unwrap_or_else(|| day.plus(1).at_minute(minute))
}

/// The day that was meant; none where there is no such day.
fn day_of(due: Due, today: Date) -> Option<(Date, Option<Moment>)> {
    let weekday = today.weekday() - 1;
    let monday = today.plus(-weekday);
    Some(match due {
        Due::Days(days) => (today.plus(days.into()), None),
        Due::Day(ahead, moment) => (today.plus(ahead.into()), moment),
        Due::Weekday(day, weeks, moment) => {
            let day = monday.plus(i64::from(day) + 7 * i64::from(weeks.unwrap_or(0)));
            // 周三, said on a Friday: the next one.
            (if day < today { day.plus(7) } else { day }, moment)
        }
        Due::WeekEnd(weeks) => (monday.plus(6 + 7 * i64::from(weeks)), None),
        Due::MonthEnd(months) => (month_end(today, months.into()), None),
        Due::Date(month, day, moment) => (next_date(today, month, day)?, moment),
        Due::Unsaid | Due::Soon | Due::Minutes(_) | Due::Hours(_) | Due::WorkingDays(_) => {
            return None;
        }
    })
}

fn month_end(today: Date, ahead: i64) -> Date {
    let (year, month, _) = today.parts();
    let after = month + ahead;
    let first = Date::new(year + after / 12, after % 12 + 1, 1);
    first.map_or(today, |first| first.plus(-1))
}

/// The first such day from today on, within a year.
fn next_date(today: Date, month: Option<u32>, day: u32) -> Option<Date> {
    let (year, this_month, _) = today.parts();
    (0..=12)
        .map(|ahead| {
            (
                year + (this_month - 1 + ahead) / 12,
                (this_month - 1 + ahead) % 12 + 1,
            )
        })
        .filter(|(_, of)| month.is_none_or(|month| i64::from(month) == *of))
        .filter_map(|(year, month)| Date::new(year, month, day.into()))
        .find(|date| *date >= today)
}

#[cfg(test)]
#[path = "due_tests.rs"]
mod tests;
