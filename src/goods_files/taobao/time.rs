//! 开始时间 by the shop's clock, and moments.

use yingke_taobao_csv::ListTime;

use crate::{
    calendar::{Date, LocalTime},
    vocabulary::Millis,
};

pub fn moment(time: ListTime) -> Option<Millis> {
    let day = Date::new(time.year.into(), time.month.into(), time.day.into())?;
    let minute = i64::from(time.hour) * 60 + i64::from(time.minute);
    Some(day.at_minute(minute) + i64::from(time.second) * 1_000)
}

/// To the second. None: no year of four figures.
pub fn list_time(at: Millis) -> Option<ListTime> {
    let local = LocalTime::of(at);
    let (year, month, day) = local.date.parts();
    let second = (at - local.date.at_minute(local.minute)) / 1_000;
    Some(ListTime {
        year: u16::try_from(year)
            .ok()
            .filter(|year| (1..=9999).contains(year))?,
        month: month as u8,
        day: day as u8,
        hour: (local.minute / 60) as u8,
        minute: (local.minute % 60) as u8,
        second: second as u8,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_by_the_clock_on_the_wall() {
        let time = ListTime {
            year: 2016,
            month: 2,
            day: 28,
            hour: 17,
            minute: 30,
            second: 41,
        };
        assert_eq!(moment(time), Some(1_456_651_841_000));
        assert_eq!(list_time(1_456_651_841_999), Some(time));
    }
}
