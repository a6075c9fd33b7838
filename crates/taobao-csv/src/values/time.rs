use super::{Value, number::number};
use crate::Reason;

/// 开始时间: when a product goes on sale, by the clock of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListTime {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

impl Value for Option<ListTime> {
    fn read(text: &str) -> Result<Self, Reason> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let time = time(text).ok_or_else(|| Reason::NotATime(Reason::shown(text)))?;
        Ok(Some(time))
    }

    fn written(&self) -> String {
        let written = |t: &ListTime| {
            let date = format!("{:04}-{:02}-{:02}", t.year, t.month, t.day);
            format!("{date} {:02}:{:02}:{:02}", t.hour, t.minute, t.second)
        };
        self.as_ref().map(written).unwrap_or_default()
    }
}

/// `2016-02-28 17:30:41`, also with slashes, without seconds, or a date alone.
fn time(text: &str) -> Option<ListTime> {
    let mut words = text.split_whitespace();
    let date = numbers(words.next()?, ['-', '/'])?;
    let clock = numbers(words.next().unwrap_or("0:0"), [':', ':'])?;
    let [year, month, day] = date[..] else {
        return None;
    };
    let (hour, minute, second) = match clock[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let is_date = (1..=9999).contains(&year) && (1..=days(year, month)).contains(&day);
    let is_clock = hour < 24 && minute < 60 && second < 60;
    (is_date && is_clock && words.next().is_none()).then_some(ListTime {
        year: year as u16,
        month: month as u8,
        day: day as u8,
        hour: hour as u8,
        minute: minute as u8,
        second: second as u8,
    })
}

fn numbers(text: &str, parted_by: [char; 2]) -> Option<Vec<u64>> {
    text.split(parted_by).map(number).collect()
}

const fn days(year: u64, month: u64) -> u64 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_tools_write_it() {
        let read = |text| Option::<ListTime>::read(text).map(|time| time.written());
        assert_eq!(
            read("2016-02-28 17:30:41 "),
            Ok("2016-02-28 17:30:41".into())
        );
        assert_eq!(read("2016/7/21  21:17"), Ok("2016-07-21 21:17:00".into()));
        assert_eq!(read(""), Ok(String::new()));
        for text in [
            "2015-02-29",
            "2016-13-01",
            "2016-1-1 24:00",
            "soon",
            "2016-1-1 1:1 pm",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
